// Values of coalitions through a first dense layer of many features: what the row brings to its pre-activations is added
// to what the background brings, and the latter is kept for coalitions that come again with every row.
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { FirstDense } from '#engine/explain/games/tensor-model.ts';
import {
  branches,
  inBranches,
  joined,
  maskedInputs,
  meanOf,
  tilePrograms,
  valuesOf,
} from '#engine/explain/games/tile-programs.ts';
import type { Tiles, TileTask } from '#engine/explain/games/tile-programs.ts';
import { addBias } from '#engine/kernels/differentiable.ts';

export interface FirstLayerTiles extends Tiles {
  /** Coalitions that come again from now on, in this very buffer. */
  share(masks: Uint8Array): void;
}

/** Bytes of pre-activations that are kept for coalitions that come again with every row. */
const keptBytes = 320 * 1024 * 1024;

export function firstLayerTiles(task: TileTask, dense: FirstDense): FirstLayerTiles {
  const { tf, background, model } = task;
  const { outputs } = model;
  const [rows, features] = background.shape;
  const units = dense.kernel.shape[1];
  const programs = tilePrograms(tf, [...(dense.weights ?? []), background, dense.kernel, dense.bias]);
  const kept = new Map<number, readonly Tensor[]>();
  let again: Uint8Array | undefined;
  const sizes = (count: number): number[] => branches(count, rows * units);

  /** What the background brings to the first layer, row by row: what a coalition adds to it is then one long bias. */
  const outsideOf = (masks: Tensor, count: number): Tensor => {
    const left = tf.sub(tf.scalar(1), tf.reshape(masks, [1, count, features]));
    const rest = tf.reshape(tf.mul(left, tf.reshape(background, [rows, 1, features])), [rows * count, features]);
    return tf.reshape(tf.matMul(rest as Tensor2D, dense.kernel), [rows, count * units]);
  };
  const ended = (outside: Tensor, masks: Tensor2D, x: Tensor, count: number): Tensor => {
    const inside = addBias(tf.matMul(tf.mul(masks, x) as Tensor2D, dense.kernel), dense.bias);
    const all = addBias(outside, tf.reshape(inside, [count * units]));
    return meanOf(task, tf.reshape(dense.after(tf.reshape(all, [rows * count, units])), [rows, count, outputs]), 0);
  };
  /** Where rows are shorter than the layer is wide, whole rows cost less than two sums of it. */
  const mixedOf = (masks: Tensor2D, x: Tensor, count: number): Tensor =>
    features <= units
      ? valuesOf(
          task,
          dense.after(addBias(tf.matMul(maskedInputs(task, masks, x, count), dense.kernel), dense.bias) as Tensor2D),
          count,
        )
      : ended(outsideOf(masks, count), masks, x, count);

  const outside =
    (count: number) =>
    ([masks]: readonly Tensor[]): Tensor[] =>
      inBranches(tf, sizes(count), masks as Tensor, outsideOf);
  const rest =
    (count: number) =>
    ([masks, x, ...own]: readonly Tensor[]): Tensor[] => {
      const part = (some: Tensor2D, size: number, b: number) => ended(own[b] as Tensor, some, x as Tensor, size);
      return joined(tf, inBranches(tf, sizes(count), masks as Tensor, part));
    };
  const mixed =
    (count: number) =>
    ([masks, x]: readonly Tensor[]): Tensor[] => {
      const part = (some: Tensor2D, size: number) => mixedOf(some, x as Tensor, size);
      return joined(tf, inBranches(tf, sizes(count), masks as Tensor, part));
    };

  const forget = (): void => {
    tf.dispose([...kept.values()].flat());
    kept.clear();
  };
  return {
    ofRow: (x) => x,
    run(x, mask, masks, count) {
      const comesAgain = again !== undefined && masks.buffer === again.buffer;
      let own = comesAgain ? kept.get(masks.byteOffset) : undefined;
      if (comesAgain && !own)
        kept.set(masks.byteOffset, (own = programs.run(`outside_${count}`, [mask], outside(count))));
      return own
        ? programs.run(`rest_${count}`, [mask, x, ...own], rest(count))
        : programs.run(`mixed_${count}`, [mask, x], mixed(count));
    },
    share(masks) {
      forget();
      again = (masks.length / features) * 4 * rows * units <= keptBytes ? masks : undefined;
    },
    tryOut: (count) =>
      programs.tryOut(
        [
          [count, features],
          [1, features],
        ],
        mixed(count),
      ),
    dispose() {
      programs.dispose();
      forget();
    },
  };
}
