// Keras' Dropout: in training sets a fraction of the numbers to 0 and scales the rest by 1 / (1 − rate).
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, numbersOf } from '#engine/network/layer.ts';
import type { CallContext } from '#engine/network/layer.ts';

/** Dropout over a tensor; `noiseShape` has 1 where a decision is shared. */
export function dropped(
  x: tf.Tensor,
  rate: number,
  context: CallContext,
  noiseShape: readonly number[] = x.shape,
): tf.Tensor {
  if (!context.training || rate === 0) return x;
  const kept = tf.cast(tf.greaterEqual(context.random.uniform(noiseShape), rate), 'float32');
  return tf.mul(x, tf.mul(kept, 1 / (1 - rate)));
}

export const dropout = defineLayer({
  className: 'Dropout',
  traits: { rowByRow: false, deepRule: 'linear', output: 'alike', auxiliary: true, convolution: false },
  config: z.object({
    rate: z.number().min(0).lt(1),
    /** One number an axis, the batch first; null = as large as the input. */
    noise_shape: z.array(z.number().int().positive().nullable()).nullish(),
  }),
  // Random numbers, the comparison as numbers, the mask, the result, and its gradient.
  passNumbers: ({ rate }, shapes) => (rate === 0 ? 0 : 5.25 * numbersOf(shapes)),
  call: (config, inputs, _weights, context) => {
    const x = at(inputs, 0);
    const noise = config.noise_shape?.map((size, axis) => size ?? at(x.shape, axis));
    return [dropped(x, config.rate, context, noise)];
  },
});
