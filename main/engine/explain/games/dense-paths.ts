// Values along an order of features through a first dense layer by running sums: switching feature j on adds
// (x_j − b_j)·W_j to the pre-activations, so the 2·n coalitions of a permutation need no product with W each.
// Sums run within blocks, and from block to block over the blocks' sums alone, so that float32 rounding does not build
// up over thousands of features.
import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import type { OrderPath } from '#engine/explain/games/game.ts';
import { readOut } from '#engine/kernels/read-out.ts';
import { tilePrograms } from '#engine/explain/games/tile-programs.ts';
import type { TileTask } from '#engine/explain/games/tile-programs.ts';
import type { FirstDense } from '#engine/explain/games/tensor-model.ts';
import { NotCompilable } from '#engine/kernels/compile/recorder.ts';

/** Features per block. A block's sums are one product with a triangle of ones: cheaper here than a cumulative sum. */
const block = 32;

export interface DensePaths {
  path(row: Float32Array, order: Int32Array, signal?: AbortSignal): Promise<OrderPath>;
  dispose(): void;
}

export function densePaths(task: TileTask, dense: FirstDense, batchRows: number): DensePaths {
  const { tf, background, rowWeights } = task;
  const { outputs } = task.model;
  const [rows, features] = background.shape;
  const blocks = Math.ceil(features / block);
  const padding = blocks * block - features;
  const before = tf.tidy(() => tf.add<Tensor2D>(tf.matMul(background, dense.kernel), dense.bias));
  const triangle = tf.tidy(() => tf.reshape(tf.linalg.bandPart(tf.ones([block, block]), -1, 0), [1, 1, block, block]));
  const perPiece = Math.max(1, Math.floor(batchRows / (blocks * block)));

  /**
   * Outputs along the path for `size` background rows, forward and backward, each [blocks, size, block, outputs]: of the
   * kernel's rows in the path's order, the rows' gaps in that order, their pre-activations, and those of the row itself.
   */
  const along = ([w, gap, before, after]: readonly Tensor[], size: number): Tensor[] => {
    if (!w || !gap || !before || !after) throw new Error('A walk takes four tensors');
    const units = dense.kernel.shape[1];
    const gaps = tf.transpose(tf.reshape(gap, [size, blocks, block]), [1, 0, 2]);
    const steps = tf.mul(tf.reshape(gaps, [blocks, size, 1, block]), triangle);
    const sums = tf.reshape(tf.matMul(tf.reshape(steps, [blocks, size * block, block]), w), [
      blocks,
      size,
      block,
      units,
    ]);
    const start = tf.cumsum(tf.slice(sums, [0, 0, block - 1, 0], [blocks, size, 1, units]), 0, true);
    const out = tf.reshape(before, [1, size, 1, units]);
    const on = tf.add(sums, tf.add(start, out));
    const off = tf.sub(tf.sub(tf.reshape(after, [1, 1, 1, units]), start), sums);
    return [on, off].map((all) => dense.after(tf.reshape(all, [blocks * size * block, units])));
  };
  /** As one native call, in which both directions are computed at the same time, where that can be compiled. */
  const programs = tilePrograms(tf, [...(dense.weights ?? []), triangle]);
  let compiles = dense.weights !== undefined;
  const compiled = (feeds: readonly Tensor[], size: number): Tensor[] => {
    try {
      if (compiles) return programs.run(`walk_${size}`, feeds, (fed) => along(fed, size));
    } catch (error) {
      if (!(error instanceof NotCompilable)) throw error;
      compiles = false;
    }
    return along(feeds, size);
  };
  const piece = (w: Tensor3D, gap: Tensor2D, after: Tensor2D, from: number, size: number): Float32Array[] =>
    readOut(tf, () => {
      const gaps = tf.slice(gap, [from, 0], [size, blocks * block]);
      const own = tf.slice(before, [from, 0], [size, dense.kernel.shape[1]]);
      return compiled([w, gaps, own, after], size).map((values) => values.dataSync<'float32'>());
    });

  /** Adds each row of outputs to its step of the path, by its weight; in double precision, so that the mean is exact. */
  const add = (
    into: Float64Array,
    values: Float32Array,
    place: (row: number) => readonly [step: number, weight: number],
  ): void => {
    for (let row = 0; row < values.length / outputs; row++) {
      const [step, part] = place(row);
      if (part === 0) continue;
      for (let k = 0; k < outputs; k++) {
        into[step * outputs + k] = (into[step * outputs + k] ?? 0) + part * (values[row * outputs + k] ?? 0);
      }
    }
  };

  const path = async (row: Float32Array, order: Int32Array, signal?: AbortSignal): Promise<OrderPath> => {
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
      add(
        result.forward,
        tf.tidy(() => dense.after(before).dataSync<'float32'>()),
        (row) => [0, rowWeights[row] ?? 0],
      );
      add(
        result.backward,
        tf.tidy(() => dense.after(after).dataSync<'float32'>()),
        () => [0, 1],
      );
      for (let from = 0; from < rows; from += perPiece) {
        await yieldToEventLoop(signal);
        const size = Math.min(perPiece, rows - from);
        // Row (k, b, t) of a piece: block k, background row b, step t within the block.
        const place = (i: number): readonly [number, number] => {
          const step = Math.floor(i / (size * block)) * block + (i % block) + 1;
          return [step, step > features ? 0 : (rowWeights[from + (Math.floor(i / block) % size)] ?? 0)];
        };
        const [on, off] = piece(w, gap, after, from, size);
        if (on && off) {
          add(result.forward, on, place);
          add(result.backward, off, place);
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
    path,
    dispose: () => {
      before.dispose();
      triangle.dispose();
      programs.dispose();
    },
  };
}
