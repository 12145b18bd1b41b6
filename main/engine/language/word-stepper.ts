// A word model's updates, one native call each: tables and slots are variables of a compiled program. The first update is
// compared with one made of single ops; what differs, or cannot be compiled, goes on that way.
import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '#engine/language/examples.ts';
import { wordStep } from '#engine/language/word-step.ts';
import type { WordBatch, WordShape, WordTables } from '#engine/language/word-step.ts';
import { rateAt, slotsOf, trainingOpsOf, updated } from '#engine/language/word-updates.ts';
import type { WordOptimizer } from '#engine/language/word-updates.ts';
import { quickest } from '#engine/training/choose-threads.ts';
import type { Measurable } from '#engine/training/choose-threads.ts';
import { nativeBackend } from '#engine/kernels/compile/binding.ts';
import { loadProgram, type Program, writeProgram, type WrittenProgram } from '#engine/kernels/compile/program.ts';
import type { FunctionPlan } from '#engine/kernels/compile/program.ts';
import { NotCompilable } from '#engine/kernels/compile/recorder.ts';
import { processThreads } from '#engine/kernels/threads.ts';

export interface WordPlan {
  readonly shape: WordShape;
  readonly optimizer: WordOptimizer;
  readonly learningRate: number;
}

export interface WordCall {
  /** `negatives`, batch × count, where they are not to be drawn. */
  readonly batch: Omit<Batch, 'count'> & { readonly negatives?: Int32Array };
  /** Of the update, from 1. */
  readonly number: number;
}

/** `updateMs` is of updates that were made, and undone, before the first. */
export interface WordStepper extends Measurable<WordCall> {
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

/** Where a training starts: taken over by the stepper. */
export interface WordStart {
  readonly tables: readonly tf.Tensor2D[];
  /** Of each table in turn; zeros when absent. */
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
  const zeros = () =>
    tables.flatMap((table) => Array.from({ length: slotsOf(plan.optimizer) }, () => tf.zerosLike(table)));
  const slots = given ?? zeros();
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

/** inputs, targets, weights, the update's number, rate; then shares and negatives where there are any. */
function feedsOf({ shape, optimizer, learningRate }: WordPlan, { batch, number }: WordCall): tf.Tensor[] {
  return [
    tf.tensor1d(batch.inputs, 'int32'),
    tf.tensor1d(batch.targets, 'int32'),
    tf.tensor1d(batch.weights, 'float32'),
    tf.tensor1d([number], 'int32'),
    tf.scalar(rateAt(optimizer, learningRate, number), 'float32'),
    ...(batch.shares ? [tf.tensor3d(batch.shares, [shape.batchSize, shape.width, 1], 'float32')] : []),
    ...(batch.negatives ? [tf.tensor1d(batch.negatives, 'int32')] : []),
  ];
}

interface Fed extends WordBatch {
  readonly step: tf.Tensor1D;
  readonly rate: tf.Scalar;
}

function fed(feeds: readonly tf.Tensor[], { batch }: WordCall): Fed {
  const [inputs, targets, weights, step, rate, ...rest] = feeds as [
    tf.Tensor1D,
    tf.Tensor1D,
    tf.Tensor1D,
    tf.Tensor1D,
    tf.Scalar,
    ...tf.Tensor[],
  ];
  const shares = batch.shares ? (rest[0] as tf.Tensor3D) : undefined;
  const negatives = batch.negatives ? (rest.at(-1) as tf.Tensor1D) : undefined;
  return { inputs, targets, weights, step, rate, shares, negatives };
}

function tablesIn({ shape, optimizer }: WordPlan, state: State): WordTables {
  const count = tablesOf(shape);
  const ends = state[count * (1 + slotsOf(optimizer))];
  return {
    vectors: state[0] as tf.Tensor2D,
    contexts: count > 1 ? (state[1] as tf.Tensor2D) : undefined,
    drawEnds: ends as tf.Tensor2D | undefined,
  };
}

/** The variables of a table and its slots. */
function variablesOf({ shape, optimizer }: WordPlan, table: keyof typeof places): number[] {
  const [count, slots, place] = [tablesOf(shape), slotsOf(optimizer), places[table]];
  return [place, ...Array.from({ length: slots }, (_, i) => count + place * slots + i)];
}

function stepPlan(plan: WordPlan, call: WordCall): FunctionPlan {
  const backend = nativeBackend();
  if (!backend) throw new NotCompilable('wasm');
  const body: FunctionPlan['body'] = (variables, feeds) => {
    const given = fed(feeds, call);
    const { loss, gradients } = wordStep(plan.shape, tablesIn(plan, variables), given, given.step, call.number);
    const trainingOps = gradients.flatMap((gradient) => {
      const own = variablesOf(plan, gradient.table);
      const slots = own.slice(1).map((variable) => variables[variable] as tf.Tensor);
      return trainingOpsOf(backend, plan.optimizer, gradient, { variables: own, slots }, given.rate);
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
  const read = (most = count): tf.Tensor2D[] => Array.from({ length: most }, (_, i) => program.read(i) as tf.Tensor2D);
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
    state: () => read(count * (1 + slotsOf(plan.optimizer))),
    trial(threads) {
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

/** One update by single ops; the tensors of the new state that are not those of the old are the caller's. */
function eagerly(plan: WordPlan, state: State, call: WordCall): { readonly loss: number; readonly state: tf.Tensor[] } {
  const next = [...state];
  const loss = tf.tidy(() => {
    const given = fed(feedsOf(plan, call), call);
    const { loss: scalar, gradients } = wordStep(plan.shape, tablesIn(plan, state), given, given.step, call.number);
    for (const gradient of gradients) {
      const own = variablesOf(plan, gradient.table);
      const old = own.map((variable) => state[variable] as tf.Tensor);
      updated(plan.optimizer, gradient, old, given.rate).forEach((value, i) => {
        next[own[i] ?? 0] = tf.keep(value);
      });
    }
    return scalar.dataSync<'float32'>()[0] ?? Number.NaN;
  });
  return { loss, state: next };
}

function eager(plan: WordPlan, start: State, eagerBecause: string): WordStepper {
  let state = start;
  const copies = (most: number): tf.Tensor2D[] => state.slice(0, most).map((tensor) => tf.clone(tensor) as tf.Tensor2D);
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
    state: () => copies(tablesOf(plan.shape) * (1 + slotsOf(plan.optimizer))),
    dispose: () => tf.dispose([...state]),
  };
}
