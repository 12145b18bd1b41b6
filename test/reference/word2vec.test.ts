// Word models against their reference: the text to words and pairs, losses and gradients of a batch, and whole
// trajectories, by the compiled step that language.word2vec trains with.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examplesOf, noWord } from '#engine/language/examples.ts';
import { readTokens } from '#engine/language/read-tokens.ts';
import { corpusOf, keepProbabilities, negativeProbabilities } from '#engine/language/vocabulary.ts';
import type { Corpus } from '#engine/language/vocabulary.ts';
import { logSums } from '#engine/language/word-probabilities.ts';
import type { WordObjective } from '#engine/language/word-step.ts';
import { openOptimizer } from '#engine/training/optimizers/registry.ts';
import { wordState, wordUpdates } from '#engine/language/word-updates.ts';
import type { WordCall } from '#engine/language/word-updates.ts';
import { createStepper } from '#engine/training/stepper.ts';
import type { Stepper } from '#engine/training/stepper.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import {
  analogy,
  analogyDirection,
  nearestWords,
  probabilitiesAfter,
  similarities,
} from '#shared/plots/word-similarity.ts';
import { CaseCount, flatNumbers, loadCases } from '#test/reference/load-cases.ts';

type Matrix = readonly (readonly number[])[];

interface Item {
  readonly center: number;
  readonly context: number | readonly number[];
  readonly negatives?: readonly number[];
}

interface Trajectory {
  readonly losses?: readonly number[];
  readonly loss_curve_before_each_step?: readonly number[];
  readonly loss_after?: number;
  readonly V?: Matrix;
  readonly U?: Matrix;
  readonly W?: Matrix;
}

interface WordCase {
  readonly id: string;
  readonly corpus?: readonly string[];
  readonly vocabulary?: readonly string[];
  readonly counts?: readonly number[];
  readonly token_ids?: Matrix;
  readonly window?: number;
  readonly V?: Matrix;
  readonly U?: Matrix;
  readonly W?: Matrix;
  readonly pairs?: readonly (readonly [number, number])[];
  readonly items?: readonly Item[];
  readonly learning_rate?: number;
  readonly subsample_t?: number;
  readonly expected: Readonly<Record<string, unknown>>;
}

const objectives: Readonly<Record<string, WordObjective>> = {
  skipgram_softmax_two_tables: 'twoTables',
  skipgram_softmax_one_table: 'oneTable',
  skipgram_negative_sampling: 'negativeSampling',
  cbow_softmax: 'cbow',
};

const count = new CaseCount('word2vec');
let tf: Tf;
beforeAll(async () => {
  ({ tf } = await openBackend());
});
/** Cases whose text, and whose table of p(w2|w1), was there to be checked. */
const [withText, withTable]: [string[], string[]] = [[], []];
afterAll(() => {
  count.print(5);
  expect(withTable).toEqual(['skipgram_softmax_two_tables', 'skipgram_softmax_one_table']);
  expect(withText).toEqual([...withTable, 'cbow_softmax']);
});

/** Of one update in float32, and of many. */
const [once, often] = [1e-6, 1e-5];

function expectNear(got: ArrayLike<number>, want: unknown, tolerance: number): void {
  const wanted = flatNumbers(want);
  expect(got.length).toBe(wanted.length);
  const off = wanted.flatMap((value, i) => {
    const here = got[i] ?? Number.NaN;
    return Math.abs(here - value) <= tolerance * Math.max(1, Math.abs(value)) ? [] : [{ i, here, value }];
  });
  expect(off).toEqual([]);
}

async function corpus(lines: readonly string[]): Promise<Corpus> {
  const rule = { by: 'whitespace', lowerCase: true, stripPunctuation: true } as const;
  return corpusOf(await readTokens([lines.join('\n')], rule, new AbortController().signal), 1, 1000);
}

interface Example {
  readonly inputs: readonly number[];
  readonly target: number;
  readonly negatives?: readonly number[];
}

function examplesIn(one: WordCase): readonly Example[] {
  if (one.pairs) return one.pairs.map(([centre, context]) => ({ inputs: [centre], target: context }));
  return (one.items ?? []).map(({ center, context, negatives }) =>
    typeof context === 'number'
      ? { inputs: [center], target: context, ...(negatives && { negatives }) }
      : { inputs: context, target: center },
  );
}

/** Examples as one batch; where inputs are of several words, the first stands for those that are missing. */
function batchOf(examples: readonly Example[], width: number): WordCall['batch'] {
  const filled = examples.flatMap(({ inputs }) => Array.from({ length: width }, (_, i) => inputs[i] ?? inputs[0] ?? 0));
  const meanWeights = examples.flatMap(({ inputs }) =>
    Array.from({ length: width }, (_, i) => (i < inputs.length ? 1 / inputs.length : 0)),
  );
  const negatives = examples.flatMap((example) => example.negatives ?? []);
  return {
    inputs: Int32Array.from(filled),
    targets: Int32Array.from(examples, ({ target }) => target),
    weights: new Float32Array(examples.length).fill(1 / examples.length),
    meanWeights: width > 1 ? Float32Array.from(meanWeights) : undefined,
    ...(negatives.length > 0 && { negatives: Int32Array.from(negatives) }),
  };
}

const widthOf = (one: WordCase, objective: WordObjective): number => (objective === 'cbow' ? 2 * (one.window ?? 1) : 1);

/** From the case's tables, by gradient descent, compiled. */
async function stepperOf(
  one: WordCase,
  objective: WordObjective,
  batchSize: number,
  rate: number,
): Promise<Stepper<WordCall>> {
  const [vectors, contexts] = [one.W ?? one.V ?? [], one.W ? undefined : one.U];
  const width = widthOf(one, objective);
  const examples = examplesIn(one);
  const negatives = examples[0]?.negatives?.length ?? 0;
  const shape = {
    objective,
    words: vectors.length,
    dimension: vectors[0]?.length ?? 0,
    batchSize,
    width,
    negatives,
    seed: 1,
  };
  const tables = [vectors, ...(contexts ? [contexts] : [])].map((table) =>
    tf.tensor2d(flatNumbers(table), [vectors.length, shape.dimension]),
  );
  const ends = objective === 'negativeSampling' ? tf.ones([1, vectors.length]) : undefined;
  const first = { batch: batchOf(examples.slice(0, batchSize), width), number: 1 };
  const plan = { shape, ...openOptimizer({ className: 'SGD', config: { learning_rate: rate } }) };
  const stepper = await createStepper(
    wordUpdates(plan, ends as ReturnType<Tf['tensor2d']> | undefined),
    wordState(plan, tables),
    [first],
  );
  expect(stepper.eagerBecause).toBeUndefined();
  return stepper;
}

function tablesNow(stepper: Stepper<WordCall>): Float32Array[] {
  const tables = stepper.weights();
  const values = tables.map((table) => table.dataSync<'float32'>().slice());
  tf.dispose(tables);
  return values;
}

function checkTables(got: readonly Float32Array[], want: Trajectory, tolerance: number): void {
  const [vectors = [], contexts = []] = got;
  expectNear(vectors, want.W ?? want.V, tolerance);
  if (want.U) expectNear(contexts, want.U, tolerance);
}

/** True when the case has a text to check. */
async function checkText(one: WordCase): Promise<boolean> {
  if (!one.corpus || !one.window) return false;
  const made = await corpus(one.corpus);
  expect(made.words).toEqual(one.vocabulary);
  expect([...made.counts]).toEqual(one.counts);
  expect([...made.ids]).toEqual((one.token_ids ?? []).flatMap((line) => [...line, -1]));
  const form = one.pairs ? 'pair' : 'context';
  const { inputs, targets, width, count: examples } = examplesOf(made.ids, one.window, form);
  const got = Array.from({ length: examples }, (_, i) => ({
    inputs: [...inputs.subarray(i * width, (i + 1) * width)].filter((word) => word !== noWord),
    target: targets[i],
  }));
  if (one.id !== 'skipgram_negative_sampling')
    expect(got).toEqual(examplesIn(one).map(({ inputs: words, target }) => ({ inputs: [...words], target })));
  return true;
}

async function checkSteps(one: WordCase, objective: WordObjective): Promise<void> {
  const { expected, learning_rate: rate = 0 } = one;
  const examples = examplesIn(one);
  const width = widthOf(one, objective);
  const all = batchOf(examples, width);
  const whole = await stepperOf(one, objective, examples.length, rate);
  const before = tablesNow(whole);
  expectNear(whole.step({ batch: all, number: 1 }), [expected['loss_mean']], once);
  const after = tablesNow(whole);
  const gradients = after.map((table, i) => table.map((value, j) => ((before[i]?.[j] ?? 0) - value) / rate));
  const [first = [], second = []] = gradients;
  // A difference of float32 numbers near 1, divided by the rate.
  expectNear(first, expected['grad_W_of_mean'] ?? expected['grad_V_of_mean'], often);
  if (expected['grad_U_of_mean']) expectNear(second, expected['grad_U_of_mean'], often);
  const want = {
    W: expected['W_after_full_batch_step'] as Matrix,
    V: expected['V_after_full_batch_step'] as Matrix,
    U: expected['U_after_full_batch_step'] as Matrix,
  };
  checkTables(after, want, once);
  const next = expected['loss_mean_after_full_batch_step'];
  if (next !== undefined) expectNear(whole.step({ batch: all, number: 2 }), [next], once);
  whole.dispose();

  // A rate of zero leaves everything in place: the loss of each example alone.
  const still = await stepperOf(one, objective, 1, 0);
  const losses = examples.flatMap((example, i) => [...still.step({ batch: batchOf([example], width), number: i + 1 })]);
  expectNear(losses, expected['loss_per_pair'] ?? expected['loss_per_item'], once);
  still.dispose();

  for (const [name, value] of Object.entries(expected)) {
    const trajectory = value as Trajectory;
    const wholeBatch = /^full_batch_(\d+)_steps_lr_([\d.]+)$/.exec(name);
    if (wholeBatch) {
      const stepper = await stepperOf(one, objective, examples.length, Number(wholeBatch[2]));
      const curve = Array.from({ length: Number(wholeBatch[1]) }, (_, i) => [
        ...stepper.step({ batch: all, number: i + 1 }),
      ]).flat();
      expectNear(curve, trajectory.loss_curve_before_each_step, often);
      checkTables(tablesNow(stepper), trajectory, often);
      expectNear(stepper.step({ batch: all, number: 99 }), [trajectory.loss_after], often);
      stepper.dispose();
    }
    if (name === 'sequential_epoch') {
      const stepper = await stepperOf(one, objective, 1, rate);
      const curve = examples.flatMap((example, i) => [
        ...stepper.step({ batch: batchOf([example], width), number: i + 1 }),
      ]);
      expectNear(curve, trajectory.losses, often);
      checkTables(tablesNow(stepper), trajectory, often);
      stepper.dispose();
    }
  }
}

/** True when the case has a table of probabilities. */
async function checkProbabilities(one: WordCase): Promise<boolean> {
  const table = one.expected['p_table'];
  const vectors = one.W ?? one.V;
  if (!table || !vectors) return false;
  const dimension = vectors[0]?.length ?? 0;
  const contexts = one.W ? undefined : Float32Array.from(flatNumbers(one.U));
  const model = { dimension, vectors: Float32Array.from(flatNumbers(vectors)), ...(contexts && { contexts }) };
  const sums = await logSums(tf, model, vectors.length);
  const got = vectors.flatMap((_, first) => [...probabilitiesAfter({ ...model, logSums: sums }, first)]);
  expectNear(got, table, once);
  return true;
}

function checkQuestions(one: WordCase): void {
  const { counts = [], V = [], expected } = one;
  if (!one.subsample_t) throw new Error('No threshold');
  expectNear(negativeProbabilities(counts), expected['unigram_075'], 1e-10);
  expectNear(keepProbabilities(counts, one.subsample_t), expected['keep_probability'], 1e-10);
  const table = { dimension: V[0]?.length ?? 0, vectors: flatNumbers(V) };
  expectNear(
    V.flatMap((vector) => [...similarities(table, vector)]),
    expected['cosine'],
    1e-10,
  );
  const neighbours = V.map((_, word) => nearestWords(table, word, 3).map((near) => near.word));
  expect(neighbours).toEqual(expected['neighbours']);
  // The file's order is b − a + c of words 0, 1 and 2.
  const order = expected['analogy_order'] as readonly number[];
  expect(analogy(table, 1, 0, 2, order.length).map(({ word }) => word)).toEqual(order);
  expectNear(similarities(table, analogyDirection(table, 1, 0, 2)), expected['analogy_similarity'], 1e-10);
}

for (const { file, cases } of loadCases<WordCase>('word2vec')) {
  describe(file, () => {
    for (const one of cases) {
      const objective = objectives[one.id];
      const isKnown = objective !== undefined || one.id === 'tables';
      if (!isKnown) count.skipped(`word model ${one.id}`);
      test.skipIf(!isKnown)(one.id, async () => {
        if (await checkText(one)) withText.push(one.id);
        if (await checkProbabilities(one)) withTable.push(one.id);
        if (objective) await checkSteps(one, objective);
        else checkQuestions(one);
        count.ran();
      });
    }
  });
}
