// Trains a word model on a text: epoch by epoch, with the loss as it falls, stopped within a batch. Knows nothing of files
// or of what is done with the vectors.
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { Fault } from '#shared/protocol/problem.ts';
import type { EpochLog } from '#shared/protocol/run.ts';
import type { ThreadMemory } from '#engine/run/runner.ts';
import { countExamples, exampleFeed } from '#engine/language/examples.ts';
import type { ExampleFeed } from '#engine/language/examples.ts';
import { cumulative, negativeShares } from '#engine/language/vocabulary.ts';
import type { Corpus } from '#engine/language/vocabulary.ts';
import type { WordObjective, WordShape } from '#engine/language/word-step.ts';
import { createWordStepper } from '#engine/language/word-stepper.ts';
import type { WordCall, WordPlan, WordStepper } from '#engine/language/word-stepper.ts';
import type { WordOptimizer } from '#engine/language/word-updates.ts';
import { chooseThreads } from '#engine/tensor/choose-threads.ts';
import type { ThreadsInForce } from '#engine/tensor/choose-threads.ts';
import type { Tf } from '#engine/tensor/native.ts';
import { createPace } from '#engine/tensor/pace.ts';
import { deriveSeed, stepRandom } from '#engine/tensor/random.ts';

export interface WordTraining {
  readonly corpus: Corpus;
  readonly objective: WordObjective;
  readonly window: number;
  readonly dimension: number;
  /** Per pair, of negative sampling. */
  readonly negatives: number;
  /** Occurrences of words above this share of the text are thinned out; 0 = none. */
  readonly subsample: number;
  readonly epochs: number;
  readonly batchSize: number;
  readonly shuffle: boolean;
  readonly optimizer: WordOptimizer;
  readonly learningRate: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly threads?: ThreadMemory | undefined;
  onEpoch?(log: EpochLog): void;
  onProgress?(fraction: number, note: string): void;
}

export interface TrainedWords {
  /** words × dimension. */
  readonly vectors: Float32Array;
  /** words × dimension; absent with one table. */
  readonly contexts?: Float32Array;
  readonly history: readonly EpochLog[];
  /** Pairs of an epoch, or of CBOW words with what is near them. */
  readonly examples: number;
  readonly stopped?: 'cancelled';
  readonly eagerBecause?: string;
  readonly threads?: ThreadsInForce;
}

/** Multiply-adds of a batch's scores, or of its rows, that end well within 200 ms: a cancel waits for a batch. */
const mostWork = { softmax: 1.2e9, sampling: 4e7 } as const;
/** Numbers of a table: 80 MB. */
const mostNumbers = 20_000_000;

/** What is wrong with a training before it begins: 'words.tablesTooLarge' or 'words.batchTooLarge'. */
export function trainingFault(
  words: number,
  {
    objective,
    dimension,
    batchSize,
    negatives,
  }: Pick<WordTraining, 'objective' | 'dimension' | 'batchSize' | 'negatives'>,
): Fault | undefined {
  if (words * dimension > mostNumbers)
    return new Fault('words.tablesTooLarge', { words, dimension, limit: mostNumbers }, { param: 'dimension' });
  const each = objective === 'negativeSampling' ? (negatives + 1) * dimension : words * dimension;
  const most = Math.floor((objective === 'negativeSampling' ? mostWork.sampling : mostWork.softmax) / each);
  return batchSize > most
    ? new Fault('words.batchTooLarge', { batchSize, limit: most, words }, { param: 'batchSize' })
    : undefined;
}

/**
 * A cancelled training hands over what it has so far. Throws Fault 'words.noPairs' when no line has two words, what
 * `trainingFault` finds, and 'words.notFinite' when the loss is lost.
 */
export async function trainWords(tf: Tf, settings: WordTraining): Promise<TrainedWords> {
  const { corpus, objective, window, seed, signal } = settings;
  const fault = trainingFault(corpus.words.length, settings);
  if (fault) throw fault;
  const form = objective === 'cbow' ? 'context' : 'pair';
  // A batch beyond the text would be padding.
  const batchSize = Math.min(settings.batchSize, Math.max(1, countExamples(corpus.ids, window, form)));
  const feed = exampleFeed(corpus, {
    window,
    form,
    batchSize,
    shuffle: settings.shuffle,
    subsample: settings.subsample,
    seed: deriveSeed(seed, 'examples'),
  });
  const [batch] = feed.batches(1);
  if (!batch) throw new Fault('words.noPairs', {}, { param: 'text' });
  const shape: WordShape = {
    objective,
    words: corpus.words.length,
    dimension: settings.dimension,
    batchSize,
    width: form === 'pair' ? 1 : 2 * window,
    negatives: settings.negatives,
    seed: deriveSeed(seed, 'negatives'),
  };
  const first = { batch, number: 1 };
  const plan = { shape, optimizer: settings.optimizer, learningRate: settings.learningRate };
  const { stepper, threads } = await begin(tf, { ...settings, batchSize }, plan, first, feed);
  try {
    const history = await epochs({ ...settings, batchSize }, feed, stepper);
    const [vectors = new Float32Array(), contexts] = numbersOf(tf, stepper);
    return {
      vectors,
      ...(contexts && { contexts }),
      history,
      examples: feed.perEpoch,
      ...(signal.aborted && { stopped: 'cancelled' }),
      ...(stepper.eagerBecause !== undefined && { eagerBecause: stepper.eagerBecause }),
      ...((threads?.measured || threads?.set) && { threads }),
    };
  } finally {
    stepper.dispose();
  }
}

async function begin(
  tf: Tf,
  settings: WordTraining,
  plan: WordPlan,
  first: WordCall,
  feed: ExampleFeed,
): Promise<{ readonly stepper: WordStepper; readonly threads: ThreadsInForce | undefined }> {
  const { corpus, epochs: count, batchSize } = settings;
  const start = (threads?: number): WordStepper =>
    createWordStepper(
      plan,
      firstTables(tf, plan.shape, settings.seed),
      drawEnds(tf, corpus, plan.shape),
      first,
      threads,
    );
  const stepper = start();
  if (!settings.threads) return { stepper, threads: undefined };
  const { objective, words, dimension, width, negatives } = plan.shape;
  const name = JSON.stringify(['words', objective, words, dimension, batchSize, width, negatives, plan.optimizer]);
  const updates = count * Math.ceil(feed.perEpoch / batchSize);
  try {
    const chosen = await chooseThreads(stepper, { name, updates, call: first }, settings.threads, settings.signal);
    if (!chosen || chosen.count === stepper.threads) return { stepper, threads: chosen };
    stepper.dispose();
    return { stepper: start(chosen.count), threads: chosen };
  } catch (error) {
    stepper.dispose();
    throw error;
  }
}

/** Uniform in ± 0.5 / √dimension; the table of the words that are near starts from nothing, as in word2vec. */
function firstTables(tf: Tf, { objective, words, dimension }: WordShape, seed: number): Tensor2D[] {
  const vectors = tf.tidy(() => {
    const draws = stepRandom(deriveSeed(seed, 'vectors'), tf.tensor1d([0], 'int32'), 0).uniform([words, dimension]);
    return tf.mul(tf.sub(draws, 0.5), 1 / Math.sqrt(dimension)) as Tensor2D;
  });
  return objective === 'oneTable' ? [vectors] : [vectors, tf.zeros([words, dimension])];
}

function drawEnds(tf: Tf, { counts }: Corpus, { objective, words }: WordShape): Tensor2D | undefined {
  if (objective !== 'negativeSampling') return undefined;
  return tf.tensor2d(cumulative(negativeShares(counts)), [1, words]);
}

/** Goes through all epochs, or until it is cancelled; an epoch that was cut short has no line in the history. */
async function epochs(settings: WordTraining, feed: ExampleFeed, stepper: WordStepper): Promise<EpochLog[]> {
  const { signal, epochs: total, batchSize } = settings;
  const history: EpochLog[] = [];
  const pace = createPace();
  const perEpoch = Math.max(1, Math.ceil(feed.perEpoch / batchSize));
  const updates = total * perEpoch;
  let number = 0;
  for (let epoch = 1; epoch <= total; epoch += 1) {
    const before = performance.now();
    let [sum, examples, step] = [0, 0, 0];
    for (const batch of feed.batches(epoch)) {
      await pace();
      if (signal.aborted) return history;
      number += 1;
      step += 1;
      const loss = stepper.step({ batch, number });
      if (!Number.isFinite(loss)) throw new Fault('words.notFinite', { epoch, step }, { param: 'learningRate' });
      sum += loss * batch.count;
      examples += batch.count;
      const done = Math.min(1, ((epoch - 1) * perEpoch + step) / updates);
      settings.onProgress?.(done, `${Math.min(step, perEpoch)} / ${perEpoch}`);
    }
    const seconds = (performance.now() - before) / 1000;
    // Thinning may leave an epoch without a pair.
    const log = { epoch, epochs: total, seconds, logs: { loss: examples > 0 ? sum / examples : null } };
    history.push(log);
    settings.onEpoch?.(log);
    await pace();
    if (signal.aborted) return history;
  }
  return history;
}

function numbersOf(tf: Tf, stepper: WordStepper): Float32Array[] {
  const tables = stepper.tables();
  const numbers = tables.map((table) => table.dataSync<'float32'>().slice());
  tf.dispose(tables);
  return numbers;
}
