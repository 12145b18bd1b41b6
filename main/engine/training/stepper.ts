// Carries a training's state from update to update, one native call each: state and data are variables of a compiled
// program. The first update is compared with one made of single ops; what differs, or cannot be compiled, goes on that way.
// What an update is, is network-updates.ts' and word-updates.ts'.
import * as tf from '@tensorflow/tfjs-core';
import { quickest } from '#engine/training/choose-threads.ts';
import type { TimedStepper } from '#engine/training/choose-threads.ts';
import { nativeBackend } from '#engine/kernels/compile/binding.ts';
import { loadProgram, writeProgram } from '#engine/kernels/compile/program.ts';
import type { FunctionPlan, Order, Program, WrittenProgram } from '#engine/kernels/compile/program.ts';
import { NotCompilable } from '#engine/kernels/compile/recorder.ts';
import { processThreads } from '#engine/kernels/threads.ts';
import { at } from '#engine/network/layer.ts';
import type { Feeds, FeedTensors } from '#engine/training/optimizers/optimizer.ts';

/** A training's updates, to be compiled and as single ops. A state is its weights, then their slots. */
export interface Updates<Call> {
  /** How many tensors of a state are weights. */
  readonly weights: number;
  /** What updates read beside the state; the caller's. */
  readonly data: readonly tf.Tensor[];
  /** Of the compiled function: calls of the same sizes share one. */
  name(call: Call): string;
  feeds(call: Call): tf.Tensor[];
  /** Fetches the report. Its variables are the state, then the data. */
  body(call: Call): FunctionPlan['body'];
  /** Of a graph of `nodes`; in parallel unless said. */
  order?(call: Call, nodes: number): Order;
  /** The new state may hold tensors of the old one; those that it does not are the caller's. */
  eagerly(
    state: readonly tf.Tensor[],
    data: readonly tf.Tensor[],
    call: Call,
  ): { report: Float32Array; state: tf.Tensor[] };
  /** Once a loss is not finite, the state from before it will be asked for: see `repeating`. */
  readonly repeats?: true;
}

export interface Stepper<Call> extends TimedStepper<Call> {
  /** Why it is eager; absent when it is compiled. */
  readonly eagerBecause?: string;
  /** The batch's report, its loss first. */
  step(call: Call): Float32Array;
  /** Copies of the weights in force; the caller disposes them. */
  weights(): tf.Tensor[];
  /** Copies of the weights and slots in force; the caller disposes them. */
  state(): tf.Tensor[];
  /** Other data of the same shapes in place of those that it reads; they stay the caller's, who keeps them until the next. */
  load(data: readonly tf.Tensor[]): void;
  dispose(): void;
}

export function scalarsOf(feeds: Feeds): FeedTensors {
  return Object.fromEntries(Object.entries(feeds).map(([name, value]) => [name, tf.scalar(value, 'float32')]));
}

/**
 * A stepper that starts from `start`, which it takes over. `calls` are the first and one of each other size that there may
 * be. `yieldToEventLoop` is awaited between pieces of the preparation; when it throws, nothing is left behind.
 */
export async function createStepper<Call>(
  updates: Updates<Call>,
  start: readonly tf.Tensor[],
  calls: readonly [Call, ...Call[]],
  threads = processThreads,
  yieldToEventLoop: () => Promise<void> = () => Promise.resolve(),
): Promise<Stepper<Call>> {
  const [first] = calls;
  let program: Program | undefined;
  try {
    await yieldToEventLoop();
    if (!nativeBackend()) throw new NotCompilable('wasm');
    const written = writtenFor(updates, start, calls);
    await yieldToEventLoop();
    program = loadProgram(written, [...start, ...updates.data], threads);
    await check(program, updates, start, first, yieldToEventLoop);
    const stepper = compiled(program, written, updates, start, first);
    return updates.repeats
      ? repeating(
          stepper,
          updates,
          start.map((tensor) => tf.clone(tensor)),
        )
      : stepper;
  } catch (error) {
    program?.dispose();
    if (error instanceof NotCompilable) return eagerStepper(updates, start, error.reason);
    tf.dispose([...start]);
    throw error;
  }
}

function writtenFor<Call>(
  updates: Updates<Call>,
  start: readonly tf.Tensor[],
  calls: readonly [Call, ...Call[]],
): WrittenProgram {
  const steps = calls.map((call) => ({
    name: updates.name(call),
    feeds: updates.feeds(call),
    body: updates.body(call),
  }));
  const copies = (name: string, count: number): FunctionPlan => ({
    name,
    feeds: [],
    body: (variables) => ({ fetches: variables.slice(0, count) }),
  });
  try {
    const functions = [...steps, copies('weights', updates.weights), copies('state', start.length)];
    const written = writeProgram([...start, ...updates.data], functions);
    return { ...written, order: updates.order?.(calls[0], written.nodes) ?? written.order };
  } finally {
    for (const { feeds } of steps) tf.dispose(feeds);
  }
}

function run<Call>(program: Program, updates: Updates<Call>, call: Call): Float32Array {
  const feeds = updates.feeds(call);
  const fetched = program.run(updates.name(call), feeds);
  const report = at(fetched, 0).dataSync<'float32'>();
  tf.dispose([...feeds, ...fetched]);
  return report;
}

/** The guard. Throws NotCompilable where the compiled update is not the eager one. */
async function check<Call>(
  program: Program,
  updates: Updates<Call>,
  start: readonly tf.Tensor[],
  call: Call,
  yieldToEventLoop: () => Promise<void>,
): Promise<void> {
  await yieldToEventLoop();
  const report = run(program, updates, call);
  await yieldToEventLoop();
  const expected = updates.eagerly(start, updates.data, call);
  const weights = program.run('weights', []);
  try {
    let same = agree(report, expected.report);
    for (const [i, weight] of weights.entries()) {
      await yieldToEventLoop();
      same &&= agree(weight.dataSync<'float32'>(), at(expected.state, i).dataSync<'float32'>());
      if (!same) throw new NotCompilable('differs from the eager step');
    }
  } finally {
    tf.dispose([...weights, ...expected.state.filter((tensor) => !start.includes(tensor))]);
  }
  await yieldToEventLoop();
}

/** Equal up to the rounding that fused kernels and another order of sums may bring; NaN and infinity agree with themselves. */
function agree(a: Float32Array, b: Float32Array): boolean {
  return (
    a.length === b.length &&
    a.every((value, i) => {
      const other = b[i] ?? Number.NaN;
      return Math.abs(value - other) <= 1e-4 + 1e-3 * Math.abs(other) || Object.is(value, other);
    })
  );
}

/** Takes `start` over. */
function compiled<Call>(
  program: Program,
  written: WrittenProgram,
  updates: Updates<Call>,
  start: readonly tf.Tensor[],
  first: Call,
): Stepper<Call> {
  let { data } = updates;
  /** What benchmarks are made of; gone with the first step. */
  let beginning: WrittenProgram | undefined = written;
  const begun = (): void => {
    if (beginning) tf.dispose([...start]);
    beginning = undefined;
  };
  const updateMs = quickest(() => run(program, updates, first));
  start.forEach((value, i) => program.write(i, value));
  return {
    threads: program.threads,
    updateMs,
    benchmark(threads) {
      if (!beginning) throw new Error('A trial comes before the first step');
      const other = loadProgram(beginning, [...start, ...data], threads);
      return {
        threads: other.threads,
        update: (call) => void run(other, updates, call),
        dispose: () => other.dispose(),
      };
    },
    load(next) {
      data = next;
      next.forEach((tensor, i) => program.write(start.length + i, tensor));
    },
    step(call) {
      begun();
      return run(program, updates, call);
    },
    weights: () => program.run('weights', []),
    state: () => program.run('state', []),
    dispose() {
      begun();
      program.dispose();
    },
  };
}

/** Updates that may have to be gone over again eagerly to find where a number was lost. */
const updatesPerSnapshot = 512;

/** A compiled stepper whose place an eager one takes once a loss is not finite: that one still has the state from before. */
function repeating<Call>(native: Stepper<Call>, updates: Updates<Call>, start: readonly tf.Tensor[]): Stepper<Call> {
  let stepper = native;
  let { data } = updates;
  let snapshot = start;
  let since: Call[] = [];
  const takeSnapshot = (): void => {
    tf.dispose([...snapshot]);
    snapshot = native.state();
    since = [];
  };
  return {
    ...native,
    load(next) {
      // Updates that may be gone over again have to find their rows.
      if (stepper === native && since.length > 0) takeSnapshot();
      data = next;
      stepper.load(next);
    },
    step(call) {
      if (stepper !== native) return stepper.step(call);
      if (since.length >= updatesPerSnapshot) takeSnapshot();
      const report = native.step(call);
      if (Number.isFinite(report[0])) {
        since.push(call);
        return report;
      }
      stepper = eagerStepper({ ...updates, data }, snapshot, 'not finite');
      for (const past of since) stepper.step(past);
      return stepper.step(call);
    },
    weights: () => stepper.weights(),
    state: () => stepper.state(),
    dispose() {
      if (stepper === native) tf.dispose([...snapshot]);
      else stepper.dispose();
      native.dispose();
    },
  };
}

/** Takes `start` over and disposes it. When a loss is not finite, the state stays what it was before. */
export function eagerStepper<Call>(
  updates: Updates<Call>,
  start: readonly tf.Tensor[],
  eagerBecause: string,
): Stepper<Call> {
  let { data } = updates;
  let state = start;
  const copies = (tensors: readonly tf.Tensor[]): tf.Tensor[] => tensors.map((tensor) => tf.clone(tensor));
  return {
    eagerBecause,
    threads: processThreads,
    updateMs: 0,
    load(next) {
      data = next;
    },
    step(call) {
      const next = updates.eagerly(state, data, call);
      const [kept, dropped] = Number.isFinite(next.report[0]) ? [next.state, state] : [state, next.state];
      tf.dispose(dropped.filter((tensor) => !kept.includes(tensor)));
      state = kept;
      return next.report;
    },
    weights: () => copies(state.slice(0, updates.weights)),
    state: () => copies(state),
    dispose: () => tf.dispose([...state]),
  };
}
