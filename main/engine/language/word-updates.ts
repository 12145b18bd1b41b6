// How a word model's tables move: SGD and Adam by Keras' formulas, as TensorFlow's training ops inside a graph, or as
// single ops where there is none. Rows that a batch does not reach stay as they are, and so do their averages.
import * as tf from '@tensorflow/tfjs-core';
import type { NativeBackend } from '#engine/kernels/compile/binding.ts';
import type { FunctionResult } from '#engine/kernels/compile/program.ts';
import { gatherRows } from '#engine/kernels/gather-rows.ts';
import { distinctRows, scatterAttrs } from '#engine/kernels/sparse-rows.ts';
import { summedRows, type WordGradient } from '#engine/language/word-step.ts';

export type WordOptimizer = 'sgd' | 'adam';

const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-7] as const;

/** Per table, in its shape, zero at the start. */
export const slotsOf = (optimizer: WordOptimizer): number => (optimizer === 'adam' ? 2 : 0);

/** What is fed at update `step` (from 1): Adam's has both bias corrections in it. */
export function rateAt(optimizer: WordOptimizer, rate: number, step: number): number {
  return optimizer === 'adam' ? (rate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step) : rate;
}

type TrainingOps = NonNullable<FunctionResult['trainingOps']>;

/** The variables of a table and of its slots, by index, and the slots' values. */
export interface TablePlace {
  readonly variables: readonly number[];
  readonly slots: readonly tf.Tensor[];
}

const number = (value: number): tf.Tensor => tf.scalar(value, 'float32');

/** The update as ops that change the variables in place. */
export function trainingOpsOf(
  backend: NativeBackend,
  optimizer: WordOptimizer,
  gradient: WordGradient,
  { variables, slots }: TablePlace,
  rate: tf.Tensor,
): TrainingOps {
  const [table = 0, ...slotVariables] = variables;
  if ('dense' in gradient) {
    const { dense } = gradient;
    if (optimizer === 'sgd')
      return [{ op: 'ResourceApplyGradientDescent', variables: [table], inputs: [rate, dense], attrs: {} }];
    const inputs = [...[0, 0].map(number), rate, ...[beta1, beta2, epsilon].map(number), dense];
    return [{ op: 'ResourceApplyAdam', variables, inputs, attrs: {} }];
  }
  const { ids, summed } = distinctRows(backend, gradient.ids);
  const rows = summed(gradient.rows);
  const scatter = (op: string, variable: number, value: tf.Tensor): TrainingOps[number] => ({
    op,
    variables: [variable],
    inputs: [ids, value],
    attrs: scatterAttrs,
  });
  if (optimizer === 'sgd') return [scatter('ResourceScatterSub', table, tf.mul(rows, rate))];
  const [momentum, velocity, move] = adam(
    slots.map((slot) => gatherRows(slot, ids)),
    rows,
    rate,
  );
  const [first = 0, second = 0] = slotVariables;
  return [
    scatter('ResourceScatterUpdate', first, momentum),
    scatter('ResourceScatterUpdate', second, velocity),
    scatter('ResourceScatterSub', table, move),
  ];
}

function adam(
  [momentum, velocity]: readonly tf.Tensor[],
  gradient: tf.Tensor,
  rate: tf.Tensor,
): [tf.Tensor, tf.Tensor, tf.Tensor] {
  if (!momentum || !velocity) throw new Error('Adam has two slots');
  const first = tf.add(tf.mul(momentum, beta1), tf.mul(gradient, 1 - beta1));
  const second = tf.add(tf.mul(velocity, beta2), tf.mul(tf.square(gradient), 1 - beta2));
  return [first, second, tf.div(tf.mul(first, rate), tf.add(tf.sqrt(second), epsilon))];
}

/** The same update as new values: the table, then its slots. */
export function updated(
  optimizer: WordOptimizer,
  gradient: WordGradient,
  [table, ...slots]: readonly tf.Tensor[],
  rate: tf.Tensor,
): tf.Tensor[] {
  if (!table) throw new Error('There is no table');
  const count = table.shape[0] ?? 0;
  const dense = 'dense' in gradient ? gradient.dense : summedRows(gradient.rows, gradient.ids, count);
  if (optimizer === 'sgd') return [tf.sub(table, tf.mul(dense, rate))];
  const [momentum, velocity, move] = adam(slots, dense, rate);
  const next = [tf.sub(table, move), momentum, velocity];
  if ('dense' in gradient) return next;
  const ones = tf.ones([gradient.ids.shape[0], 1]) as tf.Tensor2D;
  const reached = tf.greater(summedRows(ones, gradient.ids, count), 0);
  return next.map((value, i) => tf.where(reached, value, [table, ...slots][i] ?? value));
}
