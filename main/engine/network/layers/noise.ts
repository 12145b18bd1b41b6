// Keras' layers that draw in training: dropout (a fraction of the numbers set to 0 and the rest scaled by 1 / (1 − rate)),
// a number at a time or a whole channel at once, and normal noise.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import type { Places } from '#engine/network/convolution.ts';
import { at, defineLayer, numbersOf, onlyShape } from '#engine/network/layer.ts';
import type { CallContext } from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

/** What multiplies a tensor of this shape in a dropout; undefined where nothing is dropped. */
export function dropMask(rate: number, shape: Shape, context: CallContext): tf.Tensor | undefined {
  if (!context.training || rate === 0) return undefined;
  return tf.mul(tf.cast(tf.greaterEqual(context.random.uniform(shape), rate), 'float32'), 1 / (1 - rate));
}

/** Dropout over a tensor; `noiseShape` has 1 where a decision is shared. */
export function dropped(x: tf.Tensor, rate: number, context: CallContext, noiseShape: Shape = x.shape): tf.Tensor {
  const mask = dropMask(rate, noiseShape, context);
  return mask ? tf.mul(x, mask) : x;
}

const traits = { rowByRow: false, deepRule: 'linear', output: 'alike' } as const;
const rate = z.number().min(0).lt(1);

const dropout = defineLayer({
  className: 'Dropout',
  traits: { ...traits, auxiliary: true },
  config: z.object({
    rate,
    /** One number an axis, the batch first; null = as large as the input. */
    noise_shape: z.array(z.number().int().positive().nullable()).nullish(),
  }),
  // Random numbers, the comparison as numbers, the mask, the result, and its gradient.
  passNumbers: (config, shapes) => (config.rate === 0 ? 0 : 5.25 * numbersOf(shapes)),
  call: (config, inputs, _weights, context) => {
    const x = at(inputs, 0);
    const noise = config.noise_shape?.map((size, axis) => size ?? at(x.shape, axis));
    return [dropped(x, config.rate, context, noise)];
  },
});

/** Decides once for a whole channel, at all its places. */
const spatialDropout = (className: string, places: Places) =>
  defineLayer({
    className,
    traits,
    config: z.object({ rate }),
    outputShapes: (_config, shapes) => [onlyShape(className, shapes, places + 1)],
    call: (config, inputs, _weights, context) => {
      const x = at(inputs, 0);
      const shared = x.shape.map((size, axis) => (axis === 0 || axis === x.rank - 1 ? size : 1));
      return [dropped(x, config.rate, context, shared)];
    },
  });

/** A layer that changes numbers in training, by a rate that is not 0. `held`: numbers that it makes of one. */
const byRate = (
  className: string,
  held: number,
  changed: (x: tf.Tensor, rate: number, random: CallContext['random']) => tf.Tensor,
) =>
  defineLayer({
    className,
    traits: { ...traits, auxiliary: true },
    config: z.object({ rate }),
    passNumbers: (config, shapes) => (config.rate === 0 ? 0 : held * numbersOf(shapes)),
    call: (config, inputs, _weights, { training, random }) => {
      const x = at(inputs, 0);
      return [training && config.rate > 0 ? changed(x, config.rate, random) : x];
    },
  });

/** Normal numbers of mean 1 and variance rate / (1 − rate) as factors. Held: random numbers, the result, and its gradient. */
const gaussianDropout = byRate('GaussianDropout', 5, (x, share, random) =>
  tf.mul(x, tf.add(tf.mul(random.normal(x.shape), Math.sqrt(share / (1 - share))), 1)),
);

/** What a SELU falls to, far below 0. */
const lowest = -1.6732632423543772 * 1.0507009873554805;

/**
 * Drops to the lowest value of a SELU, and moves all so that mean and variance stay. Held: random numbers, the comparison as
 * numbers, what is kept and what is dropped, the result, and its gradient.
 */
const alphaDropout = byRate('AlphaDropout', 9, (x, share, random) => {
  const kept = tf.cast(tf.greaterEqual(random.uniform(x.shape), share), 'float32');
  const scale = ((1 - share) * (1 + share * lowest ** 2)) ** -0.5;
  const lost = tf.mul(tf.sub(1, kept), lowest);
  return tf.sub(tf.mul(tf.add(tf.mul(x, kept), lost), scale), scale * lowest * share);
});

const gaussianNoise = defineLayer({
  className: 'GaussianNoise',
  traits: { ...traits, auxiliary: true },
  config: z.object({ stddev: z.number().min(0) }),
  // Random numbers on their way to the result, and its gradient.
  passNumbers: (config, shapes) => (config.stddev === 0 ? 0 : 4 * numbersOf(shapes)),
  call: (config, inputs, _weights, context) => {
    const x = at(inputs, 0);
    if (!context.training || config.stddev === 0) return [x];
    return [tf.add(x, tf.mul(context.random.normal(x.shape), config.stddev))];
  },
});

export const noiseLayers = [
  dropout,
  spatialDropout('SpatialDropout1D', 1),
  spatialDropout('SpatialDropout2D', 2),
  spatialDropout('SpatialDropout3D', 3),
  alphaDropout,
  gaussianDropout,
  gaussianNoise,
] as const;
