// A word model's updates, one native call each: tables and slots are variables of a compiled program. The first update is
// compared with one made of single ops; what differs, or cannot be compiled, goes on that way.
import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '#engine/language/examples.ts';
import { wordStep } from '#engine/language/word-step.ts';
import type { WordBatch, WordGradient, WordShape, WordTables } from '#engine/language/word-step.ts';
import { feedOf, inPlace, rowsInPlace } from '#engine/training/optimizers/in-place.ts';
import type { FeedTensors } from '#engine/training/optimizers/optimizer.ts';
import type { OpenOptimizer } from '#engine/training/optimizers/registry.ts';
import { learningRateAt } from '#engine/training/schedules.ts';
import { scalarsOf } from '#engine/training/stepper.ts';
import { quickest } from '#engine/training/choose-threads.ts';
import type { TimedStepper } from '#engine/training/choose-threads.ts';
import { nativeBackend } from '#engine/kernels/compile/binding.ts';
import { loadProgram, type Program, writeProgram, type WrittenProgram } from '#engine/kernels/compile/program.ts';
import type { FunctionPlan } from '#engine/kernels/compile/program.ts';
import { NotCompilable } from '#engine/kernels/compile/recorder.ts';
import { summedByRow } from '#engine/kernels/differentiable.ts';
import { processThreads } from '#engine/kernels/threads.ts';

export interface WordPlan extends OpenOptimizer {
  readonly shape: WordShape;
}

export interface WordCall {
  /** `negatives`, batch × count, where they are not to be drawn. */
  readonly batch: Omit<Batch, 'count'> & { readonly negatives?: Int32Array };
  /** Of the update, from 1. */
  readonly number: number;
}

/** `updateMs` is of updates that were made, and undone, before the first. */
export interface WordStepper extends TimedStepper<WordCall> {
  /** Why it is eager; absent when it is compiled. */
  readonly eagerBecause?: string;
  /** Returns the batch's loss. */
  step(call: WordCall): number;
  /** Copies of the tables in force; the caller disposes them. */
  tables(): tf.Tensor2D[];
  /** Copies of the tables, then of their slots. */
  state(): tf.Tensor2D[];
  dispose(): void;
}

/** Variables: the tables, then the slots of each, then what negatives are drawn by. */
type State = readonly tf.Tensor[];

const tablesOf = ({ objective }: WordShape): number => (objective === 'oneTable' ? 1 : 2);
const places = { vectors: 0, contexts: 1 } as const;
/** Per table, in its shape. */
export const slotsOf = ({ optimizer, config }: OpenOptimizer): number => optimizer.slots(config).length;

/** Where a training starts: taken over by the stepper. */
export interface WordStart {
  readonly tables: readonly tf.Tensor2D[];
  /** Of each table in turn; as the optimizer has them before its first update when absent. */
  readonly slots?: readonly tf.Tensor2D[];
  readonly drawEnds: tf.Tensor2D | undefined;
}

/**
 * `first` is the first call: it fixes the sizes. `yieldToEventLoop` is awaited between pieces of the preparation; when it throws,
 * nothing is left behind.
 */
export async function createWordStepper(
  plan: WordPlan,
  { tables, slots: given, drawEnds }: WordStart,
  first: WordCall,
  threads = processThreads,
  yieldToEventLoop: () => Promise<void> = () => Promise.resolve(),
): Promise<WordStepper> {
  const initial = plan.optimizer.slots(plan.config);
  const slots = given ?? tables.flatMap((table) => initial.map((slot) => tf.fill(table.shape, slot.initial)));
  const start: State = [...tables, ...slots, ...(drawEnds ? [drawEnds] : [])];
  let program: Program | undefined;
  try {
    await yieldToEventLoop();
    const written = writtenFor(start, plan, first);
    await yieldToEventLoop();
    program = loadProgram(written, start, threads);
    await check(program, plan, start, first, yieldToEventLoop);
    return compiled(program, written, plan, start, first);
  } catch (error) {
    program?.dispose();
    if (error instanceof NotCompilable) return eager(plan, start, nativeBackend() ? error.reason : 'wasm');
    tf.dispose([...start]);
    throw error;
  }
}

function writtenFor(start: State, plan: WordPlan, first: WordCall): WrittenProgram {
  const step = stepPlan(plan, first);
  try {
    return writeProgram(start, [step]);
  } finally {
    tf.dispose([...step.feeds]);
  }
}

/** What is fed to the optimizer at an update. */
function optimizerFeeds({ optimizer, config, common }: WordPlan, { number }: WordCall): FeedTensors {
  return scalarsOf(optimizer.feeds(config, number, learningRateAt(common.learning_rate, number - 1)));
}

/** inputs, targets, weights, the update's number; mean weights and negatives where there are any; then the optimizer's. */
function feedsOf(plan: WordPlan, call: WordCall): tf.Tensor[] {
  const { batch, number } = call;
  const { batchSize, width } = plan.shape;
  return [
    tf.tensor1d(batch.inputs, 'int32'),
    tf.tensor1d(batch.targets, 'int32'),
    tf.tensor1d(batch.weights, 'float32'),
    tf.tensor1d([number], 'int32'),
    ...(batch.meanWeights ? [tf.tensor3d(batch.meanWeights, [batchSize, width, 1], 'float32')] : []),
    ...(batch.negatives ? [tf.tensor1d(batch.negatives, 'int32')] : []),
    ...Object.values(optimizerFeeds(plan, call)),
  ];
}

interface Fed extends WordBatch {
  readonly step: tf.Tensor1D;
  readonly optimizer: FeedTensors;
}

function fed(plan: WordPlan, feeds: readonly tf.Tensor[], { batch, number }: WordCall): Fed {
  const [inputs, targets, weights, step, ...rest] = feeds as [
    tf.Tensor1D,
    tf.Tensor1D,
    tf.Tensor1D,
    tf.Tensor1D,
    ...tf.Tensor[],
  ];
  const meanWeights = batch.meanWeights && (rest.shift() as tf.Tensor3D);
  const negatives = batch.negatives && (rest.shift() as tf.Tensor1D);
  const names = Object.keys(plan.optimizer.feeds(plan.config, number, 0));
  const optimizer = Object.fromEntries(names.map((name, i) => [name, rest[i] as tf.Scalar]));
  return { inputs, targets, weights, step, meanWeights, negatives, optimizer };
}

function tablesIn(plan: WordPlan, state: State): WordTables {
  const count = tablesOf(plan.shape);
  const ends = state[count * (1 + slotsOf(plan))];
  return {
    vectors: state[0] as tf.Tensor2D,
    contexts: count > 1 ? (state[1] as tf.Tensor2D) : undefined,
    drawEnds: ends as tf.Tensor2D | undefined,
  };
}

/** The variables of a table and its slots. */
function variablesOf(plan: WordPlan, table: keyof typeof places): number[] {
  const [count, slots, place] = [tablesOf(plan.shape), slotsOf(plan), places[table]];
  return [place, ...Array.from({ length: slots }, (_, i) => count + place * slots + i)];
}

function stepPlan(plan: WordPlan, call: WordCall): FunctionPlan {
  if (!nativeBackend()) throw new NotCompilable('wasm');
  const body: FunctionPlan['body'] = (variables, feeds) => {
    const given = fed(plan, feeds, call);
    const { loss, gradients } = wordStep(plan.shape, tablesIn(plan, variables), given, given.step, call.number);
    const trainingOps = gradients.flatMap((gradient) => {
      const all = variablesOf(plan, gradient.table);
      const slots = all.slice(1).map((variable) => variables[variable] as tf.Tensor);
      const ops =
        'dense' in gradient
          ? inPlace(plan, given.optimizer, { dense: gradient.dense, sparse: undefined, slots })
          : rowsInPlace(plan, given.optimizer, gradient, slots, 'ofSums');
      if (!ops) throw new NotCompilable(`no training op of ${plan.optimizer.className}`);
      return ops.map(({ own, ...op }) => ({ ...op, variables: own ? own.map((i) => all[i] ?? 0) : all }));
    });
    return { fetches: [loss], trainingOps };
  };
  return { name: 'step', feeds: feedsOf(plan, call), body };
}

function update(program: Program, plan: WordPlan, call: WordCall): number {
  const feeds = feedsOf(plan, call);
  const [loss] = program.run('step', feeds);
  const [value = Number.NaN] = (loss as tf.Tensor).dataSync<'float32'>();
  tf.dispose([...feeds, ...(loss ? [loss] : [])]);
  return value;
}

/** The guard. Throws NotCompilable where the compiled update is not the eager one. */
async function check(
  program: Program,
  plan: WordPlan,
  start: State,
  first: WordCall,
  yieldToEventLoop: () => Promise<void>,
): Promise<void> {
  await yieldToEventLoop();
  const loss = update(program, plan, first);
  await yieldToEventLoop();
  const expected = eagerly(plan, start, first);
  const made = expected.state.filter((tensor) => !start.includes(tensor));
  try {
    const same = Math.abs(loss - expected.loss) <= 1e-4 + 1e-3 * Math.abs(expected.loss) || !Number.isFinite(loss);
    for (let i = 0; i < tablesOf(plan.shape); i += 1) {
      await yieldToEventLoop();
      const table = program.read(i);
      const agrees = close(table, expected.state[i] as tf.Tensor);
      table.dispose();
      if (!same || !agrees) throw new NotCompilable('differs from the eager step');
    }
  } finally {
    tf.dispose(made);
  }
  await yieldToEventLoop();
}

function compiled(program: Program, graph: WrittenProgram, plan: WordPlan, start: State, first: WordCall): WordStepper {
  let written: WrittenProgram | undefined = graph;
  const count = tablesOf(plan.shape);
  const read = (max = count): tf.Tensor2D[] => Array.from({ length: max }, (_, i) => program.read(i) as tf.Tensor2D);
  const updateMs = quickest(() => update(program, plan, first));
  start.forEach((value, i) => program.write(i, value));
  return {
    threads: program.threads,
    updateMs,
    step(call) {
      if (written) tf.dispose([...start]);
      written = undefined;
      return update(program, plan, call);
    },
    tables: () => read(),
    state: () => read(count * (1 + slotsOf(plan))),
    benchmark(threads) {
      if (!written) throw new Error('A trial comes before the first step');
      const other = loadProgram(written, start, threads);
      return {
        threads: other.threads,
        update: (call) => void update(other, plan, call),
        dispose: () => other.dispose(),
      };
    },
    dispose() {
      if (written) tf.dispose([...start]);
      written = undefined;
      program.dispose();
    },
  };
}

/** Equal up to the rounding of another order of sums, and nowhere a number on one side alone. */
function close(a: tf.Tensor, b: tf.Tensor): boolean {
  return tf.tidy(() => {
    const far = tf.greater(tf.abs(tf.sub(a, b)), tf.add(tf.mul(tf.abs(b), 1e-3), 1e-4));
    const lost = tf.notEqual(tf.cast(tf.isFinite(a), 'float32'), tf.cast(tf.isFinite(b), 'float32'));
    return tf.any(tf.logicalOr(far, lost)).dataSync()[0] === 0;
  });
}

/**
 * A table's update as new values: the table, then its slots. Rows that a batch does not reach stay as they are, and so do
 * their averages.
 */
export function updated(
  { optimizer, config }: OpenOptimizer,
  gradient: WordGradient,
  [table, ...slots]: readonly tf.Tensor[],
  feeds: FeedTensors,
): tf.Tensor[] {
  if (!table) throw new Error('There is no table');
  const count = table.shape[0] ?? 0;
  const dense = 'dense' in gradient ? gradient.dense : summedByRow(gradient.rows, gradient.ids, count);
  const next = optimizer.update<tf.Tensor>(tf, config, {
    slots,
    gradient: dense,
    squared: () => tf.square(dense),
    feed: feedOf(feeds),
  });
  const moved = [tf.sub(table, next.move), ...next.slots];
  if ('dense' in gradient || optimizer.leavesRows?.(config)) return moved;
  const reached = tf.greater(summedByRow(tf.ones([gradient.ids.shape[0], 1]), gradient.ids, count), 0);
  return moved.map((value, i) => tf.where(reached, value, [table, ...slots][i] ?? value));
}

/** One update by single ops; the tensors of the new state that are not those of the old are the caller's. */
function eagerly(plan: WordPlan, state: State, call: WordCall): { readonly loss: number; readonly state: tf.Tensor[] } {
  const next = [...state];
  const loss = tf.tidy(() => {
    const given = fed(plan, feedsOf(plan, call), call);
    const { loss: scalar, gradients } = wordStep(plan.shape, tablesIn(plan, state), given, given.step, call.number);
    for (const gradient of gradients) {
      const own = variablesOf(plan, gradient.table);
      const old = own.map((variable) => state[variable] as tf.Tensor);
      updated(plan, gradient, old, given.optimizer).forEach((value, i) => {
        next[own[i] ?? 0] = tf.keep(value);
      });
    }
    return scalar.dataSync<'float32'>()[0] ?? Number.NaN;
  });
  return { loss, state: next };
}

function eager(plan: WordPlan, start: State, eagerBecause: string): WordStepper {
  let state = start;
  const copies = (max: number): tf.Tensor2D[] => state.slice(0, max).map((tensor) => tf.clone(tensor) as tf.Tensor2D);
  return {
    threads: processThreads,
    updateMs: 0,
    eagerBecause,
    step(call) {
      const next = eagerly(plan, state, call);
      tf.dispose(state.filter((tensor) => !next.state.includes(tensor)));
      ({ state } = next);
      return next.loss;
    },
    tables: () => copies(tablesOf(plan.shape)),
    state: () => copies(tablesOf(plan.shape) * (1 + slotsOf(plan))),
    dispose: () => tf.dispose([...state]),
  };
}
