// Trains a word model on a text: epoch by epoch, with the loss as it falls, stopped within a batch. Knows nothing of files
// or of what is done with the vectors.
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { Fault } from '#shared/protocol/problem.ts';
import type { EpochLog, Live } from '#shared/protocol/run.ts';
import type { Checkpoint, ThreadMemory } from '#engine/values/runner.ts';
import { countExamples, exampleFeed } from '#engine/language/examples.ts';
import type { Batch, ExampleFeed } from '#engine/language/examples.ts';
import { cumulative, negativeProbabilities } from '#engine/language/vocabulary.ts';
import type { Corpus } from '#engine/language/vocabulary.ts';
import type { WordObjective, WordShape } from '#engine/language/word-step.ts';
import { slotsOf, wordState, wordUpdates } from '#engine/language/word-updates.ts';
import type { WordCall, WordPlan } from '#engine/language/word-updates.ts';
import { createStepper } from '#engine/training/stepper.ts';
import type { Stepper, Updates } from '#engine/training/stepper.ts';
import { openOptimizer } from '#engine/training/optimizers/registry.ts';
import { checkpointPace, checkpointWriter } from '#engine/training/checkpoint-writer.ts';
import type { CheckpointPace } from '#engine/training/checkpoint-writer.ts';
import type { ThreadsInForce } from '#engine/training/choose-threads.ts';
import { checkpointPieces, maxCheckpointBytes, newLoopState, readCheckpoint } from '#engine/training/checkpoint.ts';
import type { CheckpointFrame, LoopState } from '#engine/training/checkpoint.ts';
import { runLoop, startLoop } from '#engine/training/loop.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { createPace } from '#engine/kernels/pace.ts';
import { deriveSeed, stepRandom } from '#engine/kernels/random.ts';

export interface WordTraining {
  readonly corpus: Corpus;
  readonly objective: WordObjective;
  readonly window: number;
  readonly dimension: number;
  /** Per pair, of negative sampling. */
  readonly negatives: number;
  /** Occurrences of words above this frequency in the text are thinned out; 0 = none. */
  readonly subsample: number;
  readonly epochs: number;
  readonly batchSize: number;
  readonly shuffle: boolean;
  readonly optimizer: 'sgd' | 'adam';
  readonly learningRate: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly threads?: ThreadMemory | undefined;
  readonly checkpoint?: Checkpoint | undefined;
  /** Of checkpoints; for tests. */
  readonly checkpointPace?: CheckpointPace;
  /** It goes on from a checkpoint, after these epochs. */
  onResume?(history: readonly EpochLog[]): void;
  readonly onEpoch?: ((log: EpochLog) => void) | undefined;
  readonly onProgress?: ((fraction: number, note: string, live?: Live) => void) | undefined;
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
const maxWork = { softmax: 1.2e9, sampling: 5e6 } as const;
/** Numbers of a table: 80 MB. */
const maxNumbers = 20_000_000;

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
  if (words * dimension > maxNumbers)
    return new Fault('words.tablesTooLarge', { words, dimension, limit: maxNumbers }, { param: 'dimension' });
  const each = objective === 'negativeSampling' ? (negatives + 1) * dimension : words * dimension;
  const max = Math.floor((objective === 'negativeSampling' ? maxWork.sampling : maxWork.softmax) / each);
  return batchSize > max
    ? new Fault('words.batchTooLarge', { batchSize, limit: max, words }, { param: 'batchSize' })
    : undefined;
}

/**
 * A cancelled training hands over what it has so far, once it has started. Throws Fault 'words.noPairs' when no line has two words, what
 * `trainingFault` finds, and 'words.notFinite' when the loss is lost.
 */
export async function trainWords(tf: Tf, settings: WordTraining): Promise<TrainedWords> {
  const { corpus, objective, window, seed } = settings;
  const fault = trainingFault(corpus.words.length, settings);
  if (fault) throw fault;
  const form = objective === 'cbow' ? 'context' : 'pair';
  // A batch beyond the text would be padding.
  const perEpoch = countExamples(corpus.ids, window, form);
  const batchSize = Math.min(settings.batchSize, Math.max(1, perEpoch));
  const feed = exampleFeed(corpus, {
    perEpoch,
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
  const { optimizer: className, learningRate } = settings;
  const plan = { shape, ...openOptimizer({ className, config: { learning_rate: learningRate } }) };
  const ends = drawEnds(tf, corpus, shape);
  const parts: Parts = {
    tf,
    settings: { ...settings, batchSize },
    plan,
    updates: wordUpdates(plan, ends),
    first: { batch, number: 1 },
    feed,
  };
  let stepper: Stepper<WordCall> | undefined;
  try {
    const training = await begin(parts);
    ({ stepper } = training);
    const { threads, state } = training;
    const stopped = await trainEpochs(parts, training);
    const { history } = state;
    const [vectors = new Float32Array(), contexts] = numbersOf(tf, stepper);
    return {
      vectors,
      ...(contexts && { contexts }),
      history,
      examples: feed.perEpoch,
      ...(stopped === 'cancelled' && { stopped }),
      ...(stepper.eagerBecause !== undefined && { eagerBecause: stepper.eagerBecause }),
      ...(threads && { threads }),
    };
  } finally {
    stepper?.dispose();
    if (ends) tf.dispose(ends);
  }
}

/** Remembers nothing beside what every loop does. */
const nothing = z.strictObject({});
type Nothing = z.output<typeof nothing>;

/** A training under way. */
interface StartedTraining {
  readonly stepper: Stepper<WordCall>;
  readonly threads: ThreadsInForce | undefined;
  readonly state: LoopState<Nothing>;
  readonly frame: CheckpointFrame<Nothing>;
}

interface Parts {
  readonly tf: Tf;
  readonly settings: WordTraining;
  readonly plan: WordPlan;
  readonly updates: Updates<WordCall>;
  readonly first: WordCall;
  readonly feed: ExampleFeed;
}

/** At the start, or where the checkpoint left off. */
async function begin(parts: Parts): Promise<StartedTraining> {
  const { tf, settings, plan, first, feed, updates } = parts;
  const { epochs, batchSize, checkpoint } = settings;
  const { words, dimension } = plan.shape;
  const frame: CheckpointFrame<Nothing> = {
    format: 'neuroloom-words-2',
    own: nothing,
    shapes: () => Array.from({ length: updates.weights * (1 + slotsOf(plan)) }, () => [words, dimension]),
    epochs,
    reportSize: 1,
  };
  const bytes = await checkpoint?.read(maxCheckpointBytes(frame));
  const from = (start: readonly Tensor[], threads: number | undefined): Promise<Stepper<WordCall>> =>
    createStepper(updates, start, [first], threads, createPace(settings.signal));
  const started = await startLoop({
    work: { name: workOf(parts), updates: epochs * Math.ceil(feed.perEpoch / batchSize), call: first },
    memory: settings.threads,
    signal: settings.signal,
    saved: bytes && readCheckpoint(bytes, frame),
    fresh: (threads) => from(wordState(plan, firstTables(tf, plan.shape, settings.seed)), threads),
    restored: ({ tensors, threads }) => from(tensors, threads),
  });
  if (started.from) settings.onResume?.(started.from.state.history);
  return { ...started, frame, state: started.from?.state ?? newLoopState(frame.reportSize, {}) };
}

/** What the speed of an update depends on. */
function workOf({ plan, settings }: Parts): string {
  const { objective, words, dimension, batchSize, width, negatives } = plan.shape;
  return JSON.stringify(['words', objective, words, dimension, batchSize, width, negatives, settings.optimizer]);
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
  return tf.tensor2d(cumulative(negativeProbabilities(counts)), [1, words]);
}

/** Goes through all epochs, or until it is cancelled. Thinning may leave an epoch without a pair. */
async function trainEpochs({ settings, plan, feed }: Parts, { stepper, state, frame }: StartedTraining) {
  const { epochs, checkpoint, batchSize, signal } = settings;
  const writer = checkpoint && checkpointWriter(checkpoint, settings.checkpointPace ?? checkpointPace());
  const { words, dimension } = plan.shape;
  const compiled = stepper.eagerBecause === undefined;
  let batches: Iterator<Batch> | undefined;
  const nextBatch = (number: number): Batch | undefined => {
    if (!batches) {
      batches = feed.batches(state.epoch + 1)[Symbol.iterator]();
      // Behind when the checkpoint was written.
      for (let passed = 0; passed < number; passed++) batches.next();
    }
    const next = batches.next();
    if (!next.done) return next.value;
    batches = undefined;
    return undefined;
  };
  return runLoop({
    state,
    epochs,
    batches: Math.max(1, Math.ceil(feed.perEpoch / batchSize)),
    signal,
    checkpoints: writer && {
      writer,
      pieces: () => checkpointPieces(frame, { state, tensors: stepper.state(), compiled, threads: stepper.threads }),
    },
    stateBytes: words * dimension * 4 * 2 * (1 + slotsOf(plan)),
    step(number) {
      const batch = nextBatch(number);
      if (!batch) return false;
      const [loss = Number.NaN] = stepper.step({ batch, number: state.step + 1 });
      if (!Number.isFinite(loss))
        throw new Fault('words.notFinite', { epoch: state.epoch + 1, step: number + 1 }, { param: 'learningRate' });
      const { totals } = state;
      totals.values[0] = (totals.values[0] ?? 0) + loss * batch.count;
      totals.rows += batch.count;
      totals.batches += 1;
      return true;
    },
    logs: ({ values, rows }) => ({ loss: (values[0] ?? 0) / rows }),
    onEpoch: settings.onEpoch,
    onProgress: settings.onProgress,
  });
}

function numbersOf(tf: Tf, stepper: Stepper<WordCall>): Float32Array[] {
  const tables = stepper.weights();
  const numbers = tables.map((table) => table.dataSync<'float32'>().slice());
  tf.dispose(tables);
  return numbers;
}
