// A word model's updates for a stepper: the step is word-step.ts's, moved in place where it is compiled.
import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '#engine/language/examples.ts';
import { wordStep } from '#engine/language/word-step.ts';
import type { WordBatch, WordGradient, WordShape, WordStep, WordTable } from '#engine/language/word-step.ts';
import { NotCompilable } from '#engine/kernels/compile/recorder.ts';
import { summedByRow } from '#engine/kernels/differentiable.ts';
import { feedOf, inPlace, rowsInPlace } from '#engine/training/optimizers/in-place.ts';
import type { FeedTensors } from '#engine/training/optimizers/optimizer.ts';
import type { OpenOptimizer } from '#engine/training/optimizers/registry.ts';
import { learningRateAt } from '#engine/training/schedules.ts';
import { scalarsOf } from '#engine/training/stepper.ts';
import type { Updates } from '#engine/training/stepper.ts';
import { at } from '#engine/network/layer.ts';

export interface WordPlan extends OpenOptimizer {
  readonly shape: WordShape;
}

export interface WordCall {
  /** `negatives`, batch × count, where they are not to be drawn. */
  readonly batch: Omit<Batch, 'count'> & { readonly negatives?: Int32Array };
  /** Of the update, from 1. */
  readonly number: number;
}

const tablesOf = ({ objective }: WordShape): number => (objective === 'oneTable' ? 1 : 2);
const places = { vectors: 0, contexts: 1 } as const;
/** Per table, in its shape. */
export const slotsOf = ({ optimizer, config }: OpenOptimizer): number => optimizer.slots(config).length;

/** The tables, then the slots of each as the optimizer has them before its first update. */
export function wordState({ optimizer, config }: OpenOptimizer, tables: readonly tf.Tensor2D[]): tf.Tensor[] {
  const initial = optimizer.slots(config);
  return [...tables, ...tables.flatMap((table) => initial.map((slot) => tf.fill(table.shape, slot.initial)))];
}

/** `drawEnds`, the caller's, is what negatives are drawn by. */
export function wordUpdates(plan: WordPlan, drawEnds: tf.Tensor2D | undefined): Updates<WordCall> {
  const tables = tablesOf(plan.shape);
  const stepOf = (state: readonly tf.Tensor[], [ends]: readonly tf.Tensor[], given: Fed, number: number): WordStep => {
    const [vectors, contexts] = state.slice(0, tables) as [tf.Tensor2D, tf.Tensor2D?];
    return wordStep(
      plan.shape,
      { vectors, contexts, drawEnds: ends as tf.Tensor2D | undefined },
      given,
      given.step,
      number,
    );
  };
  return {
    weights: tables,
    data: drawEnds ? [drawEnds] : [],
    name: () => 'step',
    feeds: (call) => feedsOf(plan, call),
    body: (call) => (variables, feeds) => {
      const given = fed(plan, feeds, call);
      const data = variables.slice(tables * (1 + slotsOf(plan)));
      const { loss, gradients } = stepOf(variables, data, given, call.number);
      const trainingOps = gradients.flatMap((gradient) => {
        const all = variablesOf(plan, gradient.table);
        const slots = all.slice(1).map((variable) => at(variables, variable));
        const ops =
          'dense' in gradient
            ? inPlace(plan, given.optimizer, { dense: gradient.dense, sparse: undefined, slots })
            : rowsInPlace(plan, given.optimizer, gradient, slots, 'ofSums');
        if (!ops) throw new NotCompilable(`no training op of ${plan.optimizer.className}`);
        return ops.map(({ own, ...op }) => ({ ...op, variables: own ? own.map((i) => at(all, i)) : all }));
      });
      return { fetches: [loss], trainingOps };
    },
    eagerly: (state, data, call) =>
      tf.tidy(() => {
        const given = fed(plan, feedsOf(plan, call), call);
        const { loss, gradients } = stepOf(state, data, given, call.number);
        const next = [...state];
        for (const gradient of gradients) {
          const own = variablesOf(plan, gradient.table);
          const old = own.map((variable) => at(state, variable));
          updated(plan, gradient, old, given.optimizer).forEach((value, i) => {
            next[at(own, i)] = value;
          });
        }
        return { report: loss.dataSync<'float32'>(), state: next };
      }),
  };
}

/** inputs, targets, weights, the update's number; mean weights and negatives where there are any; then the optimizer's. */
function feedsOf(plan: WordPlan, call: WordCall): tf.Tensor[] {
  const { batch, number } = call;
  const { batchSize, width } = plan.shape;
  const rate = learningRateAt(plan.common.learning_rate, number - 1);
  return [
    tf.tensor1d(batch.inputs, 'int32'),
    tf.tensor1d(batch.targets, 'int32'),
    tf.tensor1d(batch.weights, 'float32'),
    tf.tensor1d([number], 'int32'),
    ...(batch.meanWeights ? [tf.tensor3d(batch.meanWeights, [batchSize, width, 1], 'float32')] : []),
    ...(batch.negatives ? [tf.tensor1d(batch.negatives, 'int32')] : []),
    ...Object.values(scalarsOf(plan.optimizer.feeds(plan.config, number, rate))),
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

/** The variables of a table and its slots. */
function variablesOf(plan: WordPlan, table: WordTable): number[] {
  const [count, slots, place] = [tablesOf(plan.shape), slotsOf(plan), places[table]];
  return [place, ...Array.from({ length: slots }, (_, i) => count + place * slots + i)];
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
