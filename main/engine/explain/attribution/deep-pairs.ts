// What DeepLIFT's rules share: values of explained rows and of background rows side by side in one tensor, and the pairs
// of one with another. A pair (i, j) is row i · background + j.
import type { Tensor } from '@tensorflow/tfjs-core';
import { at } from '#engine/network/layer.ts';
import type { Tf } from '#engine/kernels/native.ts';

export interface Pairs {
  readonly tf: Tf;
  readonly rows: number;
  readonly background: number;
}

/** `both` [rows + background, …] as [rows, 1, …] and [1, background, …], which broadcast to all pairs. */
export function sides({ tf, rows, background }: Pairs, both: Tensor): readonly [x: Tensor, b: Tensor] {
  const [x, b] = tf.split(both, [rows, background], 0);
  const shape = both.shape.slice(1);
  return [tf.reshape(x as Tensor, [rows, 1, ...shape]), tf.reshape(b as Tensor, [1, background, ...shape])];
}

/** [rows, background, …] -> [pairs, …]; what is still to broadcast is repeated. */
export function paired({ tf, rows, background }: Pairs, values: Tensor): Tensor {
  const shape = values.shape.slice(2);
  const whole =
    values.shape[0] === rows && values.shape[1] === background
      ? values
      : tf.tile(values, [rows / at(values.shape, 0), background / at(values.shape, 1), ...shape.map(() => 1)]);
  return tf.reshape(whole, [rows * background, ...shape]);
}

/** Changes from background to row, for all pairs [rows, background, …]. */
export function change(pairs: Pairs, both: Tensor): Tensor {
  const [x, b] = sides(pairs, both);
  return pairs.tf.sub(x, b);
}

/**
 * over / under, and `otherwise` where |under| < least. All [rows, background, …] or broadcasting to it.
 */
export function ratio({ tf }: Pairs, over: Tensor, under: Tensor, min: number, otherwise: Tensor | number): Tensor {
  // What a division by nothing gives is not taken.
  return tf.where(tf.less(tf.abs(under), min), otherwise, tf.div(over, under));
}
