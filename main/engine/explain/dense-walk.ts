// Walks an order of features through a first dense layer by running sums: switching feature j on adds
// (x_j − b_j)·W_j to the pre-activations, so the 2·n coalitions of a permutation need no product with W each.
// Sums run within blocks, and from block to block over the blocks' sums alone, so that float32 rounding does not build
// up over thousands of features.
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { breathe } from '#engine/explain/game.ts';
import type { Walk } from '#engine/explain/game.ts';
import type { FirstDense } from '#engine/explain/tensor-game.ts';
import type { Tf } from '#engine/tensor/native.ts';

/** Features per block. A block's sums are one product with a triangle of ones: cheaper here than a cumulative sum. */
const block = 32;

export interface DenseWalker {
  walk(row: Float32Array, order: Int32Array, signal?: AbortSignal): Promise<Walk>;
  dispose(): void;
}

/** `background` [rows, features] and `share` [rows] stay the caller's. */
export function denseWalk(
  tf: Tf,
  dense: FirstDense,
  background: Tensor2D,
  share: Tensor1D,
  outputs: number,
  batchRows: number,
): DenseWalker {
  const [rows, features] = background.shape;
  const blocks = Math.ceil(features / block);
  const padding = blocks * block - features;
  const before = tf.tidy(() => tf.add<Tensor2D>(tf.matMul(background, dense.kernel), dense.bias));
  const triangle = tf.tidy(() => tf.reshape(tf.linalg.bandPart(tf.ones([block, block]), -1, 0), [1, 1, block, block]));
  const perPiece = Math.max(1, Math.floor(batchRows / (blocks * block)));

  /** Shares of background rows from … from + size in the walk's values, forward then backward, [2, blocks·block, outputs]. */
  const piece = (w: Tensor3D, gap: Tensor2D, after: Tensor2D, from: number, size: number): Float32Array =>
    tf.tidy(() => {
      const units = dense.kernel.shape[1];
      const all = blocks * size * block;
      const own = tf.transpose(
        tf.reshape(tf.slice(gap, [from, 0], [size, blocks * block]), [size, blocks, block]),
        [1, 0, 2],
      );
      const steps = tf.reshape(tf.mul(tf.reshape(own, [blocks, size, 1, block]), triangle), [
        blocks,
        size * block,
        block,
      ]);
      const sums = tf.reshape(tf.matMul(steps, w), [blocks, size, block, units]);
      const start = tf.cumsum(tf.slice(sums, [0, 0, block - 1, 0], [blocks, size, 1, units]), 0, true);
      const out = tf.reshape(tf.slice(before, [from, 0], [size, units]), [1, size, 1, units]);
      const on = tf.add(sums, tf.add(start, out));
      const off = tf.sub(tf.sub(tf.reshape(after, [1, 1, 1, units]), start), sums);
      const weight = tf.reshape(tf.slice(share, from, size), [1, size, 1, 1]);
      const valueOf = (preActivations: Tensor): Tensor => {
        const values = dense.after(tf.reshape(preActivations, [all, units]));
        const weighted = tf.mul(tf.reshape(values, [blocks, size, block, outputs]), weight);
        return tf.reshape(tf.sum(weighted, 1), [blocks * block, outputs]);
      };
      return tf.stack([valueOf(on), valueOf(off)]).dataSync<'float32'>();
    });

  const walk = async (row: Float32Array, order: Int32Array, signal?: AbortSignal): Promise<Walk> => {
    const result = {
      forward: new Float64Array((features + 1) * outputs),
      backward: new Float64Array((features + 1) * outputs),
    };
    const [w, gap, after] = tf.tidy((): [Tensor3D, Tensor2D, Tensor2D] => {
      const x = tf.tensor2d(row, [1, features]);
      const index = tf.tensor1d(order, 'int32');
      const kernel = tf.pad(tf.gather(dense.kernel, index), [
        [0, padding],
        [0, 0],
      ]);
      return [
        tf.reshape(kernel, [blocks, block, dense.kernel.shape[1]]) as Tensor3D,
        tf.pad(tf.gather(tf.sub<Tensor2D>(x, background), index, 1), [
          [0, 0],
          [0, padding],
        ]),
        tf.add<Tensor2D>(tf.matMul(x, dense.kernel), dense.bias),
      ];
    });
    try {
      const base = tf.tidy(() =>
        tf.sum(tf.mul(dense.after(before), tf.reshape(share, [rows, 1])), 0).dataSync<'float32'>(),
      );
      const prediction = tf.tidy(() => dense.after(after).dataSync<'float32'>());
      result.forward.set(base);
      result.backward.set(prediction);
      for (let from = 0; from < rows; from += perPiece) {
        await breathe(signal);
        const values = piece(w, gap, after, from, Math.min(perPiece, rows - from));
        const backwards = blocks * block * outputs;
        for (let i = 0; i < features * outputs; i++) {
          result.forward[i + outputs] = (result.forward[i + outputs] ?? 0) + (values[i] ?? 0);
          result.backward[i + outputs] = (result.backward[i + outputs] ?? 0) + (values[backwards + i] ?? 0);
        }
      }
    } finally {
      w.dispose();
      gap.dispose();
      after.dispose();
    }
    return result;
  };
  return {
    walk,
    dispose: () => {
      before.dispose();
      triangle.dispose();
    },
  };
}
