// An update as ops that change a weight and its slots in place, for compiled steps: TensorFlow's training op where one has
// the optimizer's formula, or the formula on a few rows, which are then scattered back. The guard of a compiled step
// compares them with the same formula as single ops.
import * as tf from '@tensorflow/tfjs-core';
import { nativeBackend } from '#engine/kernels/compile/binding.ts';
import { gatherRows } from '#engine/kernels/gather-rows.ts';
import { distinctRows, scatterAttrs } from '#engine/kernels/sparse-rows.ts';
import type { RowGradient } from '#engine/kernels/sparse-rows.ts';
import type { FeedTensors, FusedOp } from '#engine/training/optimizers/optimizer.ts';
import type { OpenOptimizer } from '#engine/training/optimizers/registry.ts';

export interface InPlaceOp extends Omit<FusedOp, 'squares'> {
  /** Which of the weight and its slots it changes, by place: all, unless said. */
  readonly own?: readonly number[];
}

interface GivenGradient {
  readonly dense: tf.Tensor;
  /** The same in parts, where it is of looked-up rows. */
  readonly sparse: RowGradient | undefined;
  readonly slots: readonly tf.Tensor[];
}

export function feedOf(feeds: FeedTensors): (name: string) => tf.Tensor {
  return (name) => {
    const value = feeds[name];
    if (!value) throw new Error(`No feed ${name}`);
    return value;
  };
}

/** Undefined where there are no such ops. */
export function inPlace(
  opened: OpenOptimizer,
  feeds: FeedTensors,
  { dense, sparse, slots }: GivenGradient,
): readonly InPlaceOp[] | undefined {
  const { optimizer, config } = opened;
  if (sparse && optimizer.leavesRows?.(config) && nativeBackend()) return rowsInPlace(opened, feeds, sparse, slots);
  const whole = optimizer.fused?.(config, { gradient: dense, feed: feedOf(feeds) });
  if (!whole || (sparse && whole.squares)) return undefined;
  const { squares: _, ...op } = whole;
  return [op];
}

/**
 * Moves the rows that have a gradient and no others, which is the formula itself only where it `leavesRows`.
 * @param squares the square of a row's sum, in place of the sum of the squares
 */
export function rowsInPlace(
  { optimizer, config }: OpenOptimizer,
  feeds: FeedTensors,
  sparse: RowGradient,
  slots: readonly tf.Tensor[],
  squares: 'ofParts' | 'ofSums' = 'ofParts',
): readonly InPlaceOp[] {
  const backend = nativeBackend();
  if (!backend) throw new Error('Rows are changed in place by native ops alone');
  const { ids, summed } = distinctRows(backend, sparse.ids);
  const gradient = summed(sparse.rows);
  const next = optimizer.update<tf.Tensor>(tf, config, {
    slots: slots.map((slot) => gatherRows(slot, ids)),
    gradient,
    squared: () => (squares === 'ofSums' ? tf.square(gradient) : summed(tf.square(sparse.rows))),
    feed: feedOf(feeds),
  });
  const scatter = (op: string, place: number, value: tf.Tensor): InPlaceOp => ({
    op,
    own: [place],
    inputs: [ids, value],
    attrs: scatterAttrs,
  });
  return [
    ...next.slots.map((value, i) => scatter('ResourceScatterUpdate', i + 1, value)),
    scatter('ResourceScatterSub', 0, next.move),
  ];
}
