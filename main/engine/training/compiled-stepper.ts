// A training's updates as one native call each: data, weights and slots are variables of a compiled program. The first
// update is compared with an eager one; what differs, or cannot be compiled, runs eagerly.
import * as tf from '@tensorflow/tfjs-core';
import { quickest } from '#engine/training/choose-threads.ts';
import { nativeBackend } from '#engine/kernels/compile/binding.ts';
import {
  type FunctionPlan,
  loadProgram,
  type Order,
  type Program,
  writeProgram,
  type WrittenProgram,
} from '#engine/kernels/compile/program.ts';
import { NotCompilable } from '#engine/kernels/compile/recorder.ts';
import { isCut, isLarge } from '#engine/training/split-batch.ts';
import { at } from '#engine/network/layer.ts';
import { batchOf, eagerly, eagerStepper, scalarsOf, type StepCall, type Stepper } from '#engine/training/stepper.ts';
import { processThreads } from '#engine/kernels/threads.ts';
import { type StepPlan, type StepState, trainStep } from '#engine/training/train-step.ts';
import { type DataTensors, tensorsOf, withTensors } from '#engine/training/training-data.ts';

/** Updates that may have to be gone over again eagerly to find where a number was lost. */
const updatesPerSnapshot = 512;

/** Where the program's variables lie: data first, then weights, then slots. */
interface Layout {
  readonly data: readonly tf.Tensor[];
  readonly firstWeight: number;
  readonly firstSlot: number;
}

function layoutOf(data: DataTensors, state: StepState): Layout {
  const tensors = tensorsOf(data);
  return { data: tensors, firstWeight: tensors.length, firstSlot: tensors.length + state.weights.length };
}

/** Weights and slots, one after another, in the grouping of `like`. */
function stateFrom(like: StepState, tensors: readonly tf.Tensor[]): StepState {
  let next = like.weights.length;
  const slots = like.slots.map((list) => list.map(() => at(tensors, next++)));
  return { weights: tensors.slice(0, like.weights.length), slots };
}

const stepName = (rows: number): string => `step_${rows}`;

/**
 * A stepper over `data` that starts from `state`, which it takes over. `batches` are the first call and, if an epoch ends
 * with a smaller batch, one of that size: they fix the sizes that there may be.
 */
export function createStepper(
  plan: StepPlan,
  data: DataTensors,
  state: StepState,
  batches: readonly StepCall[],
  threads = processThreads,
): Stepper {
  if (!nativeBackend()) return eagerStepper(plan, data, state, 'wasm');
  let program: Program | undefined;
  try {
    const layout = layoutOf(data, state);
    const variables = [...layout.data, ...state.weights, ...state.slots.flat()];
    let written: WrittenProgram;
    const plans = batches.map((batch) => stepPlan(plan, data, state, layout, batch));
    try {
      const functions = [...plans.map(({ plan: made }) => made), snapshotPlan(layout)];
      const made = writeProgram(variables, functions);
      written = { ...made, order: orderOf(plan, at(batches, 0).rows.length, made.nodes) };
    } finally {
      for (const { feeds } of plans) tf.dispose([...feeds]);
    }
    program = loadProgram(written, variables, threads);
    return compiled(program, written, plan, data, state, at(batches, 0));
  } catch (error) {
    program?.dispose();
    if (error instanceof NotCompilable) return eagerStepper(plan, data, state, error.reason);
    tf.dispose([...state.weights, ...state.slots.flat()]);
    throw error;
  }
}

/** Multiply-adds per node of a graph (forward, whole batch) from which on handing nodes to threads pays. */
const minPerNode = 40_000;

function orderOf({ objective, network }: StepPlan, rows: number, nodes: number): Order {
  if (isCut(objective, rows)) return 'parallel';
  return isLarge(network, rows) && network.multiplyAdds * rows >= nodes * minPerNode ? 'parallel' : 'sequential';
}

function snapshotPlan(layout: Layout): FunctionPlan {
  return { name: 'snapshot', feeds: [], body: (variables) => ({ fetches: variables.slice(layout.firstWeight) }) };
}

function feedTensors({ rows, number, feeds }: StepCall): tf.Tensor[] {
  return [tf.tensor1d(rows, 'int32'), tf.tensor1d([number], 'int32'), ...Object.values(scalarsOf(feeds))];
}

function stepPlan(
  plan: StepPlan,
  data: DataTensors,
  state: StepState,
  layout: Layout,
  call: StepCall,
): { readonly plan: FunctionPlan; readonly feeds: readonly tf.Tensor[] } {
  const feeds = feedTensors(call);
  const names = Object.keys(call.feeds);
  const body: FunctionPlan['body'] = (variables, [index, step, ...scalars]) => {
    const now = { data: withTensors(data, variables), state: stateFrom(state, variables.slice(layout.firstWeight)) };
    const optimizer = Object.fromEntries(names.map((name, i) => [name, at(scalars, i) as tf.Scalar]));
    const batch = batchOf(now.data, index as tf.Tensor);
    const scalarFeeds = { optimizer, step: step as tf.Tensor1D, hostStep: call.number };
    const next = trainStep(plan, now.state, batch, scalarFeeds, true);
    const old = [...now.state.weights, ...now.state.slots.flat()];
    const values = [...next.weights, ...next.slots.flat()];
    // What the step hands through unchanged needs no assignment.
    const assigns = new Map(
      values.flatMap((value, i) =>
        value.dataId === at(old, i).dataId ? [] : [[layout.firstWeight + i, value] as const],
      ),
    );
    const trainingOps = next.fused.map(({ place, own, ...update }) => {
      const all = variablesOf(plan, layout, state, place);
      return { ...update, variables: own ? own.map((i) => at(all, i)) : all };
    });
    return { fetches: [next.report], assigns, trainingOps };
  };
  return { plan: { name: stepName(call.rows.length), feeds, body }, feeds };
}

/** The variables of a trainable weight and of its slots. */
function variablesOf(plan: StepPlan, layout: Layout, state: StepState, place: number): number[] {
  const before = state.slots.slice(0, place).flat().length;
  const slots = at(state.slots, place).map((_slot, i) => layout.firstSlot + before + i);
  return [layout.firstWeight + at(plan.trainable, place), ...slots];
}

function compiled(
  program: Program,
  graph: WrittenProgram,
  plan: StepPlan,
  firstData: DataTensors,
  start: StepState,
  first: StepCall,
): Stepper {
  let data = firstData;
  let written: WrittenProgram | undefined = graph;
  let snapshot = start;
  let since: StepCall[] = [];
  /** Takes over once a loss is not finite: it still has the state from before. */
  let eagerFallback: Stepper | undefined;
  const read = (): StepState => stateFrom(start, program.run('snapshot', []));
  const drop = (state: StepState): void => tf.dispose([...state.weights, ...state.slots.flat()]);
  const native = (call: StepCall): Float32Array => update(program, call);

  // The guard: the first update, natively and eagerly; then back to the start.
  const report = native(first);
  const after = read();
  const expected = eagerly(plan, data, start, first);
  const same =
    agree(report, expected.report.dataSync<'float32'>()) &&
    after.weights.every((weight, i) =>
      agree(weight.dataSync<'float32'>(), at(expected.weights, i).dataSync<'float32'>()),
    );
  drop(after);
  drop(expected);
  expected.report.dispose();
  if (!same) throw new NotCompilable('differs from the eager step');
  const updateMs = quickest(() => native(first));
  restore(program, data, start);

  const takeSnapshot = (): void => {
    drop(snapshot);
    snapshot = read();
    since = [];
  };
  return {
    threads: program.threads,
    updateMs,
    benchmark(threads) {
      if (!written) throw new Error('A trial comes before the first step');
      const variables = [...layoutOf(data, start).data, ...start.weights, ...start.slots.flat()];
      const other = loadProgram(written, variables, threads);
      return { threads: other.threads, update: (call) => void update(other, call), dispose: () => other.dispose() };
    },
    load(next) {
      if (eagerFallback) {
        eagerFallback.load(next);
        return;
      }
      // Updates that may be gone over again have to find their rows.
      if (since.length > 0) takeSnapshot();
      data = next;
      layoutOf(data, start).data.forEach((tensor, i) => program.write(i, tensor));
    },
    step(call) {
      written = undefined;
      if (eagerFallback) return eagerFallback.step(call);
      if (since.length >= updatesPerSnapshot) takeSnapshot();
      const values = native(call);
      if (Number.isFinite(values[0])) {
        since.push(call);
        return values;
      }
      eagerFallback = eagerStepper(plan, data, snapshot, 'not finite');
      for (const past of since) eagerFallback.step(past);
      return eagerFallback.step(call);
    },
    weights() {
      if (eagerFallback) return eagerFallback.weights();
      const now = read();
      tf.dispose(now.slots.flat());
      return [...now.weights];
    },
    state: () => eagerFallback?.state() ?? read(),
    dispose() {
      if (eagerFallback) eagerFallback.dispose();
      else drop(snapshot);
      program.dispose();
    },
  };
}

function update(program: Program, call: StepCall): Float32Array {
  const feeds = feedTensors(call);
  const [report] = program.run(stepName(call.rows.length), feeds);
  tf.dispose(feeds);
  const values = (report as tf.Tensor).dataSync<'float32'>();
  report?.dispose();
  return values;
}

function restore(program: Program, data: DataTensors, state: StepState): void {
  const { firstWeight } = layoutOf(data, state);
  [...state.weights, ...state.slots.flat()].forEach((value, i) => program.write(firstWeight + i, value));
}

/** Equal up to the rounding that fused kernels and another order of sums may bring; NaN and infinity agree with themselves. */
function agree(a: Float32Array, b: Float32Array): boolean {
  return (
    a.length === b.length &&
    a.every((value, i) => {
      const other = b[i] ?? Number.NaN;
      return Object.is(value, other) || Math.abs(value - other) <= 1e-4 + 1e-3 * Math.abs(other);
    })
  );
}
