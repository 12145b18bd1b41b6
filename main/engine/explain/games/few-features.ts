// Values of coalitions of few features through a first dense layer: what each feature brings to each background row's
// pre-activations is one small matrix, and a coalition one product with it.
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { FirstDense } from '#engine/explain/games/tensor-model.ts';
import {
  branches,
  inBranches,
  joined,
  maxBranches,
  tilePrograms,
  valuesOf,
} from '#engine/explain/games/tile-programs.ts';
import type { Tiles, TileTask } from '#engine/explain/games/tile-programs.ts';
import { addBias } from '#engine/kernels/differentiable.ts';

export interface FewFeatureTiles extends Tiles {
  /** Values of `count` coalitions each of several rows, a multiple of the branches: masks [rows, count, features + 1], the last player always in. */
  several(masks: Tensor, x: Tensor, count: number, asked: number): Tensor[];
}

export function fewFeatureTiles(task: TileTask, dense: FirstDense): FewFeatureTiles {
  const { tf, background } = task;
  const [rows, features] = background.shape;
  const units = dense.kernel.shape[1];
  const before = tf.tidy(() => tf.add<Tensor2D>(tf.matMul(background, dense.kernel), dense.bias));
  const programs = tilePrograms(tf, [...(dense.weights ?? []), background, dense.kernel, dense.bias, before]);

  const contributions = ([x]: readonly Tensor[]): Tensor[] => {
    const gap = tf.transpose(tf.sub(x as Tensor, background));
    const each = tf.mul(tf.reshape(gap, [features, rows, 1]), tf.reshape(dense.kernel, [features, 1, units]));
    return [tf.reshape(each, [features, rows * units])];
  };
  const sums =
    (count: number) =>
    ([masks, brought]: readonly Tensor[]): Tensor[] =>
      joined(
        tf,
        inBranches(tf, branches(count, rows * units), masks as Tensor, (own, size) => {
          const added = tf.matMul(own, brought as Tensor2D);
          const all = addBias(added, tf.reshape(before, [rows * units]));
          return valuesOf(task, dense.after(tf.reshape(all, [size * rows, units])), size);
        }),
      );
  // What every feature brings, with what the background itself does as that of a player who is always in, and one product
  // for each row.
  const several =
    (count: number, asked: number) =>
    ([masks, x]: readonly Tensor[]): Tensor[] =>
      joined(
        tf,
        Array.from({ length: maxBranches }, (_, branch) => {
          const size = asked / maxBranches;
          const own = tf.slice(x as Tensor, [branch * size, 0], [size, features]);
          const gap = tf.transpose(tf.sub(tf.reshape(own, [size, 1, features]), background), [0, 2, 1]);
          const each = tf.mul(
            tf.reshape(gap, [size, features, rows, 1]),
            tf.reshape(dense.kernel, [1, features, 1, units]),
          );
          const always = tf.tile(tf.reshape(before, [1, 1, rows * units]), [size, 1, 1]);
          const brought = tf.concat([tf.reshape(each, [size, features, rows * units]), always], 1);
          const chosen = tf.slice(masks as Tensor, [branch * size, 0, 0], [size, count, features + 1]);
          const all = tf.reshape(tf.matMul(chosen, brought), [size * count * rows, units]) as Tensor2D;
          return valuesOf(task, dense.after(all), size * count);
        }),
      );

  return {
    ofRow: (x) => programs.run('contributions', [x], contributions)[0] as Tensor,
    run: (brought, mask, _masks, count) => programs.run(`sums_${count}`, [mask, brought], sums(count)),
    several: (masks, x, count, asked) => programs.run(`several_${asked}_${count}`, [masks, x], several(count, asked)),
    tryOut: (count) =>
      programs.tryOut(
        [
          [count, features],
          [features, rows * units],
        ],
        sums(count),
      ),
    dispose() {
      programs.dispose();
      before.dispose();
    },
  };
}
