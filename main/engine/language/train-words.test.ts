// Training word models: the compiled step against single ops, what a seed fixes, what is drawn, stopping, losing numbers.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Checkpoint } from '#engine/values/runner.ts';
import { readTokens } from '#engine/language/read-tokens.ts';
import { trainingFault, trainWords } from '#engine/language/train-words.ts';
import type { TrainedWords, WordTraining } from '#engine/language/train-words.ts';
import { corpusOf, cumulative, negativeProbabilities } from '#engine/language/vocabulary.ts';
import type { Corpus } from '#engine/language/vocabulary.ts';
import { logSums, projected } from '#engine/language/word-probabilities.ts';
import type { WordObjective, WordShape } from '#engine/language/word-step.ts';
import { wordStep } from '#engine/language/word-step.ts';
import { updated, wordState, wordUpdates } from '#engine/language/word-updates.ts';
import type { WordCall } from '#engine/language/word-updates.ts';
import { openOptimizer } from '#engine/training/optimizers/registry.ts';
import { createStepper, scalarsOf } from '#engine/training/stepper.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { generator } from '#engine/kernels/random.ts';

const objectives: readonly WordObjective[] = ['oneTable', 'twoTables', 'negativeSampling', 'cbow'];
const lines = [
  'the king loves the queen',
  'the queen loves the king',
  'a dog sees the cat',
  'the cat sees a dog',
  'king and queen and dog',
];

let tf: Tf;
let corpus: Corpus;
beforeAll(async () => {
  ({ tf } = await openBackend());
  const rule = { by: 'whitespace', lowerCase: true, stripPunctuation: true } as const;
  corpus = await corpusOf(await readTokens([lines.join('\n')], rule, new AbortController().signal), 1, 100);
});

const trained = (given: Partial<WordTraining> = {}): Promise<TrainedWords> =>
  trainWords(tf, {
    corpus,
    objective: 'twoTables',
    window: 2,
    dimension: 6,
    negatives: 4,
    subsample: 0,
    epochs: 5,
    batchSize: 16,
    shuffle: true,
    optimizer: 'adam',
    learningRate: 0.01,
    seed: 1,
    signal: new AbortController().signal,
    ...given,
  });

const bytes = ({ vectors, contexts, history }: TrainedWords): unknown => [
  vectors,
  contexts,
  history.map(({ logs }) => logs),
];

describe.each(objectives)('%s', (objective) => {
  test.each(['sgd', 'adam'] as const)('by %s is compiled, learns, and ends with the same bytes', async (optimizer) => {
    const rate = optimizer === 'sgd' ? 1 : 0.02;
    const before = tf.memory().numTensors;
    const one = await trained({ objective, optimizer, learningRate: rate, epochs: 40 });
    expect(tf.memory().numTensors).toBe(before);
    expect(one.eagerBecause).toBeUndefined();
    expect(one.history.length).toBe(40);
    expect(one.history.at(-1)?.logs['loss']).toBeLessThan((one.history[0]?.logs['loss'] ?? 0) * 0.95);
    const again = await trained({ objective, optimizer, learningRate: rate, epochs: 40 });
    expect(bytes(again)).toEqual(bytes(one));
    const other = await trained({ objective, optimizer, learningRate: rate, epochs: 40, seed: 2 });
    expect(bytes(other)).not.toEqual(bytes(one));
  });

  test('moves by the step of single ops, several times in a row', async () => {
    const cbow = objective === 'cbow';
    const [words, dimension, batchSize, width, negatives] = [12, 5, 9, cbow ? 4 : 1, 3];
    const shape: WordShape = { objective, words, dimension, batchSize, width, negatives, seed: 3 };
    const random = generator(8);
    const drawn = (count: number): Int32Array =>
      Int32Array.from({ length: count }, () => Math.floor(random.next() * 5));
    const values = () => Float32Array.from({ length: words * dimension }, () => random.normal() * 0.5);
    const tables = (objective === 'oneTable' ? [values()] : [values(), values()]).map((table) =>
      tf.tensor2d(table, [words, dimension]),
    );
    const call = (number: number): WordCall => ({
      batch: {
        inputs: drawn(batchSize * width),
        targets: drawn(batchSize),
        weights: new Float32Array(batchSize).fill(1 / batchSize),
        meanWeights: cbow ? new Float32Array(batchSize * width).fill(1 / width) : undefined,
        ...(objective === 'negativeSampling' && { negatives: drawn(batchSize * negatives) }),
      },
      number,
    });
    const calls = [1, 2, 3, 4].map(call);
    const [first] = calls as [WordCall];
    const adam = openOptimizer({ className: 'Adam', config: { learning_rate: 0.05 } });
    let state = tables.map((table) => [tf.clone(table), tf.zerosLike(table), tf.zerosLike(table)]);
    const ends = tf.ones([1, words]);
    for (const { batch, number } of calls) {
      const next = tf.tidy(() => {
        const [vectors, contexts] = state.map(([table]) => table);
        const { gradients } = wordStep(
          shape,
          { vectors: vectors as never, contexts: contexts as never, drawEnds: ends as never },
          {
            inputs: tf.tensor1d(batch.inputs, 'int32'),
            targets: tf.tensor1d(batch.targets, 'int32'),
            weights: tf.tensor1d(batch.weights),
            meanWeights: batch.meanWeights && tf.tensor3d(batch.meanWeights, [batchSize, width, 1]),
            negatives: batch.negatives && tf.tensor1d(batch.negatives, 'int32'),
          },
          tf.tensor1d([number], 'int32'),
          number,
        );
        return gradients.map((gradient) => {
          const own = state[gradient.table === 'vectors' ? 0 : 1] ?? [];
          return updated(adam, gradient, own, scalarsOf(adam.optimizer.feeds(adam.config, number, 0.05)));
        });
      });
      tf.dispose(state);
      state = next as typeof state;
    }
    const plan = { shape, ...adam };
    const drawEnds = objective === 'negativeSampling' ? (ends as never) : undefined;
    const stepper = await createStepper(wordUpdates(plan, drawEnds), wordState(plan, tables), [first]);
    expect(stepper.eagerBecause).toBeUndefined();
    for (const one of calls) stepper.step(one);
    const got = stepper.weights();
    got.forEach((table, i) => {
      const off = tf.max(tf.abs(tf.sub(table, state[i]?.[0] as never))).dataSync()[0];
      expect(off).toBeLessThan(1e-5);
    });
    tf.dispose([...got, ...state.flat(), ends]);
    stepper.dispose();
  });
});

describe('negative sampling', () => {
  test('draws words as often as their count to the power of 3/4', () => {
    const counts = Int32Array.of(81, 16, 1, 0, 16);
    const [words, batchSize, negatives] = [5, 500, 20];
    const shape: WordShape = {
      objective: 'negativeSampling',
      words,
      dimension: words,
      batchSize,
      width: 1,
      negatives,
      seed: 11,
    };
    const meanWeights = negativeProbabilities(counts);
    const drawnOf = (step: number): Float32Array =>
      tf.tidy(() => {
        // With one-hot vectors and no word near, each draw of a word is a half in its column.
        const { gradients } = wordStep(
          shape,
          {
            vectors: tf.ones([words, words]),
            contexts: tf.zeros([words, words]),
            drawEnds: tf.tensor2d(cumulative(meanWeights), [1, words]),
          },
          {
            inputs: tf.zeros([batchSize], 'int32'),
            targets: tf.zeros([batchSize], 'int32'),
            weights: tf.ones([batchSize]),
          },
          tf.tensor1d([step], 'int32'),
          step,
        );
        const [, contexts] = gradients;
        if (!contexts || 'dense' in contexts) throw new Error('Rows were expected');
        return tf
          .unsortedSegmentSum(tf.slice(contexts.rows, [0, 0], [-1, 1]), contexts.ids, words)
          .dataSync<'float32'>();
      });
    const total = batchSize * negatives;
    const seen = Array.from(drawnOf(1), (sum, word) => (2 * sum + (word === 0 ? batchSize : 0)) / total);
    seen.forEach((probability, word) => {
      const wanted = meanWeights[word] ?? 0;
      expect(Math.abs(probability - wanted)).toBeLessThan(4 * Math.sqrt((wanted * (1 - wanted)) / total) + 1e-6);
    });
    expect(drawnOf(1)).toEqual(drawnOf(1));
    expect(drawnOf(2)).not.toEqual(drawnOf(1));
  });
});

describe('a training', () => {
  test('that is cancelled hands over what it has', async () => {
    const stop = new AbortController();
    const before = tf.memory().numTensors;
    const found = await trained({
      epochs: 100_000,
      signal: stop.signal,
      onEpoch: ({ epoch }) => epoch === 3 && stop.abort(),
    });
    expect([found.stopped, found.history.length]).toEqual(['cancelled', 3]);
    expect(tf.memory().numTensors).toBe(before);
    expect(bytes(found)).toEqual(bytes(await trained({ epochs: 3 })));
  });

  test('whose loss is lost says so', async () => {
    await expect(trained({ optimizer: 'sgd', learningRate: 1e30, epochs: 20 })).rejects.toMatchObject({
      problem: { code: 'words.notFinite', param: 'learningRate' },
    });
  });

  test('that could not be cancelled in time or held in memory is refused', () => {
    const small = { objective: 'twoTables', dimension: 100, batchSize: 256, negatives: 5 } as const;
    expect(trainingFault(10_000, small)).toBeUndefined();
    expect(trainingFault(100_000, small)?.problem).toMatchObject({
      code: 'words.batchTooLarge',
      facts: { batchSize: 256, limit: 120, words: 100_000 },
    });
    expect(trainingFault(100_000, { ...small, objective: 'negativeSampling' })).toBeUndefined();
    expect(trainingFault(100_000, { ...small, dimension: 512 })?.problem.code).toBe('words.tablesTooLarge');
  });
});

/** A checkpoint in memory, and how often it was written. */
function kept(): Checkpoint & { bytes: Uint8Array | undefined; writes: number } {
  return {
    bytes: undefined,
    writes: 0,
    read(max) {
      const { bytes } = this;
      return Promise.resolve(bytes && bytes.byteLength <= max ? bytes.slice() : undefined);
    },
    write(pieces) {
      this.bytes = new Uint8Array(Buffer.concat([...pieces].map((piece) => Buffer.from(piece))));
      this.writes += 1;
      return Promise.resolve();
    },
    remove: () => Promise.resolve(),
  };
}

describe('a checkpoint', () => {
  test.each(objectives)('of %s goes on to the bytes of an unbroken run, from any update', async (objective) => {
    const settings = { objective, epochs: 4, batchSize: 7, subsample: 0.5 };
    const whole = await trained(settings);
    for (const updates of [1, 4, 9]) {
      const checkpoint = kept();
      const stop = new AbortController();
      let steps = 0;
      // The last writing before the end of the process; what comes after it is lost.
      const cut: Checkpoint = {
        ...checkpoint,
        write: async (pieces) => {
          if (checkpoint.writes === 0) await checkpoint.write(pieces);
          else for (const _ of pieces);
        },
      };
      await trained({
        ...settings,
        checkpoint: cut,
        checkpointPace: { everyUpdates: updates },
        signal: stop.signal,
        onProgress: () => {
          steps += 1;
          if (steps > updates + 2) stop.abort();
        },
      });
      expect(checkpoint.writes).toBe(1);
      let behind = -1;
      const found = await trained({ ...settings, checkpoint, onResume: (history) => (behind = history.length) });
      expect(behind).toBeGreaterThanOrEqual(0);
      expect(bytes(found)).toEqual(bytes(whole));
    }
  });

  test('of another training, or a damaged one, is none', async () => {
    const checkpoint = kept();
    await trained({ epochs: 4, checkpoint, checkpointPace: { everyUpdates: 3 } });
    const good = checkpoint.bytes ?? new Uint8Array();
    let resumed = 0;
    const onResume = () => (resumed += 1);
    const whole = bytes(await trained({ epochs: 5 }));
    expect(bytes(await trained({ epochs: 5, checkpoint, onResume }))).toEqual(whole);
    for (const bad of [
      good.subarray(0, 100),
      new Uint8Array(2),
      Uint8Array.from(good, (byte, i) => (i < 60 ? 0x7f : byte)),
    ]) {
      checkpoint.bytes = Uint8Array.from(bad);
      await trained({ epochs: 4, checkpoint, onResume });
    }
    expect(resumed).toBe(0);
  });
});

describe('what a model says', () => {
  test('has sums that make all p(w2|w1) of a word 1', async () => {
    const { vectors, contexts } = await trained();
    const sums = await logSums(tf, { dimension: 6, vectors, contexts }, corpus.words.length);
    for (let first = 0; first < corpus.words.length; first += 1) {
      let total = 0;
      for (let second = 0; second < corpus.words.length; second += 1) {
        let score = 0;
        for (let i = 0; i < 6; i += 1) score += (vectors[first * 6 + i] ?? 0) * (contexts?.[second * 6 + i] ?? 0);
        total += Math.exp(score - (sums[first] ?? 0));
      }
      expect(total).toBeCloseTo(1, 5);
    }
  });

  test('lies in the plane of the strongest directions, whose signs are fixed', async () => {
    // Along (3, 4) / 5 mostly, along (−4, 3) / 5 a little, and not at all into the third dimension.
    const at = (a: number, b: number): number[] => [0.6 * a - 0.8 * b + 1, 0.8 * a + 0.6 * b + 2, 3];
    const places: readonly (readonly [number, number])[] = [
      [-4, 1],
      [-2, -1],
      [0, 0],
      [2, -1],
      [4, 1],
    ];
    const vectors = Float32Array.from(places.flatMap(([a, b]) => at(a, b)));
    const { points, explained } = await projected(tf, { dimension: 3, vectors });
    places.forEach(([a, b], i) => {
      expect(points[2 * i]).toBeCloseTo(a, 4);
      // The largest part of (−4, 3) is made positive.
      expect(points[2 * i + 1]).toBeCloseTo(-b, 4);
    });
    expect(explained[0]).toBeCloseTo(40 / 44, 5);
    expect(explained[1]).toBeCloseTo(4 / 44, 5);
  });
});
