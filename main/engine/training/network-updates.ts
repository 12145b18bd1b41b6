// A network's updates for a stepper: batches are gathered from the data by row, and the step is train-step.ts's.
import * as tf from '@tensorflow/tfjs-core';
import { gatherRows } from '#engine/kernels/gather-rows.ts';
import { at } from '#engine/network/layer.ts';
import type { Feeds } from '#engine/training/optimizers/optimizer.ts';
import { isCut, isLarge } from '#engine/training/split-batch.ts';
import { scalarsOf } from '#engine/training/stepper.ts';
import type { Updates } from '#engine/training/stepper.ts';
import { type StepPlan, type StepState, trainStep } from '#engine/training/train-step.ts';
import { type DataTensors, type Rows, tensorsOf, withTensors } from '#engine/training/training-data.ts';

/** One update: the rows of the batch, by number, and the step's scalars. */
export interface StepCall {
  readonly rows: Int32Array;
  /** From 1. */
  readonly number: number;
  readonly feeds: Feeds;
}

export function batchOf(data: DataTensors, index: tf.Tensor): Rows {
  return {
    inputs: data.inputs.map((tensor) => gatherRows(tensor, index)),
    truths: data.truths.map((tensor) => gatherRows(tensor, index)),
    rowWeights: data.rowWeights && gatherRows(data.rowWeights, index),
  };
}

/** Multiply-adds per node of a graph (forward, whole batch) from which on handing nodes to threads pays. */
const minPerNode = 40_000;

export function networkUpdates(plan: StepPlan, data: DataTensors): Updates<StepCall> {
  const { network, objective, trainable } = plan;
  const weights = network.weights.length;
  const slotsEach = plan.optimizer.slots(plan.config).length;
  const firstSlot = (place: number): number => weights + place * slotsEach;
  const stateSize = firstSlot(trainable.length);
  const stateOf = (tensors: readonly tf.Tensor[]): StepState => ({
    weights: tensors.slice(0, weights),
    slots: trainable.map((_index, place) => tensors.slice(firstSlot(place), firstSlot(place + 1))),
  });
  return {
    weights,
    data: tensorsOf(data),
    repeats: true,
    name: ({ rows }) => `step_${rows.length}`,
    feeds: ({ rows, number, feeds }) => [
      tf.tensor1d(rows, 'int32'),
      tf.tensor1d([number], 'int32'),
      ...Object.values(scalarsOf(feeds)),
    ],
    order({ rows: { length: rows } }, nodes) {
      if (isCut(objective, rows)) return 'parallel';
      return isLarge(network, rows) && network.multiplyAdds * rows >= nodes * minPerNode ? 'parallel' : 'sequential';
    },
    body: ({ number, feeds }) => {
      const names = Object.keys(feeds);
      return (variables, [index, step, ...scalars]) => {
        const optimizer = Object.fromEntries(names.map((name, i) => [name, at(scalars, i) as tf.Scalar]));
        const batch = batchOf(withTensors(data, variables.slice(stateSize)), index as tf.Tensor);
        const scalarFeeds = { optimizer, step: step as tf.Tensor1D, hostStep: number };
        const next = trainStep(plan, stateOf(variables), batch, scalarFeeds, true);
        // What the step hands through unchanged needs no assignment.
        const assigns = new Map(
          [...next.weights, ...next.slots.flat()].flatMap((value, i) =>
            value.dataId === at(variables, i).dataId ? [] : [[i, value] as const],
          ),
        );
        const trainingOps = next.fused.map(({ place, own, ...update }) => {
          const slots = Array.from({ length: slotsEach }, (_, i) => firstSlot(place) + i);
          const all = [at(trainable, place), ...slots];
          return { ...update, variables: own ? own.map((i) => at(all, i)) : all };
        });
        return { fetches: [next.report], assigns, trainingOps };
      };
    },
    eagerly: (state, tensors, { rows, number, feeds }) =>
      tf.tidy(() => {
        const batch = batchOf(withTensors(data, tensors), tf.tensor1d(rows, 'int32'));
        const scalars = { optimizer: scalarsOf(feeds), step: tf.tensor1d([number], 'int32'), hostStep: number };
        const next = trainStep(plan, stateOf(state), batch, scalars);
        return { report: next.report.dataSync<'float32'>(), state: [...next.weights, ...next.slots.flat()] };
      }),
  };
}
