// Carries a training's state from update to update: one interface, eager here and compiled in compiled-stepper.ts.
import * as tf from '@tensorflow/tfjs-core';
import type { Benchmark } from '#engine/training/choose-threads.ts';
import { gatherRows } from '#engine/kernels/gather-rows.ts';
import type { Feeds, FeedTensors } from '#engine/training/optimizers/optimizer.ts';
import { processThreads } from '#engine/kernels/threads.ts';
import { type StepPlan, type StepState, trainStep } from '#engine/training/train-step.ts';
import type { DataTensors, Rows } from '#engine/training/training-data.ts';

/** One update: the rows of the batch, by number, and the step's scalars. */
export interface StepCall {
  readonly rows: Int32Array;
  /** From 1. */
  readonly number: number;
  readonly feeds: Feeds;
}

export interface Stepper {
  /** Kernel threads that its updates run on. */
  readonly threads: number;
  /** Of one update, roughly: some were made for it before the first. */
  readonly updateMs: number;
  /** Why it is eager; absent when it is compiled. */
  readonly eagerBecause?: string;
  /** The batch's report (objective.ts). When its loss is not finite, the state stays what it was before. */
  step(call: StepCall): Float32Array;
  /** Copies of the weights in force; the caller disposes them. */
  weights(): tf.Tensor[];
  /** Copies of the weights and slots in force; the caller disposes them. */
  state(): StepState;
  /** Other data of the same shapes in place of those that it reads; they stay the caller's, who keeps them until the next. */
  load(data: DataTensors): void;
  /**
   * Starts a benchmark on `threads` kernel threads, from where this stepper starts; not to be called after its first step.
   * Absent when it is eager.
   */
  benchmark?(threads: number): Benchmark<StepCall>;
  dispose(): void;
}

export function batchOf(data: DataTensors, index: tf.Tensor): Rows {
  return {
    inputs: data.inputs.map((tensor) => gatherRows(tensor, index)),
    truths: data.truths.map((tensor) => gatherRows(tensor, index)),
    rowWeights: data.rowWeights && gatherRows(data.rowWeights, index),
  };
}

export function scalarsOf(feeds: Feeds): FeedTensors {
  return Object.fromEntries(Object.entries(feeds).map(([name, value]) => [name, tf.scalar(value, 'float32')]));
}

/** One update by single ops; the result is the caller's. */
export function eagerly(
  plan: StepPlan,
  data: DataTensors,
  state: StepState,
  { rows, number, feeds }: StepCall,
): StepState & { readonly report: tf.Tensor1D } {
  return tf.tidy(() => {
    const batch = batchOf(data, tf.tensor1d(rows, 'int32'));
    const scalars = { optimizer: scalarsOf(feeds), step: tf.tensor1d([number], 'int32'), hostStep: number };
    const { weights, slots, report } = trainStep(plan, state, batch, scalars);
    return { weights: [...weights], slots: slots.map((list) => [...list]), report };
  });
}

/** Takes `state` over and disposes it; `data` stays the caller's. */
export function eagerStepper(plan: StepPlan, first: DataTensors, start: StepState, eagerBecause: string): Stepper {
  let data = first;
  let state = start;
  const drop = (old: StepState): void => tf.dispose([...old.weights, ...old.slots.flat()]);
  return {
    eagerBecause,
    threads: processThreads,
    updateMs: 0,
    load(next) {
      data = next;
    },
    step(call) {
      const next = eagerly(plan, data, state, call);
      const report = next.report.dataSync<'float32'>();
      next.report.dispose();
      if (!Number.isFinite(report[0])) {
        drop(next);
        return report;
      }
      drop(state);
      state = next;
      return report;
    },
    weights: () => state.weights.map((weight) => tf.clone(weight)),
    state: () => ({
      weights: state.weights.map((weight) => tf.clone(weight)),
      slots: state.slots.map((list) => list.map((slot) => tf.clone(slot))),
    }),
    dispose: () => drop(state),
  };
}
