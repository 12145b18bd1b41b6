// Keras' pools along the steps of a sequence [steps, channels], over pictures [height, width, channels] and over volumes
// [depth, height, width, channels]: window by window, or over all places at once.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { largest } from '#engine/kernels/differentiable.ts';
import { axes, channelsLast, everyAxis, padding2d, windowed } from '#engine/network/convolution.ts';
import type { Places } from '#engine/network/convolution.ts';
import { at, defineLayer, numbersOf, onlyShape } from '#engine/network/layer.ts';
import { pooled } from '#engine/network/windows.ts';
import type { Pool } from '#engine/network/windows.ts';

/** At a padded border the mean is that of the cells that are real. */
const mean = { deepRule: 'linear', output: 'new', pool: tf.avgPool } as const;
const most = { deepRule: 'largest', output: 'alike', pool: tf.maxPool } as const;

const pooling = (
  className: string,
  places: Places,
  { pool, ...traits }: (typeof mean | typeof most) & { pool: Pool },
) =>
  defineLayer({
    className,
    traits: { ...traits, rowByRow: places < 3 },
    config: z.object({
      pool_size: axes(places).default(everyAxis(places, 2)),
      /** null = the pool's own size. */
      strides: axes(places).nullish(),
      padding: padding2d,
      data_format: channelsLast,
    }),
    outputShapes: ({ pool_size: size, strides, padding }, shapes) => {
      const shape = onlyShape(className, shapes, places + 1);
      return [[...windowed(className, shape, size, strides ?? size, padding), at(shape, places)]];
    },
    // Of a volume the planes are pooled first: at most as many numbers again as there were.
    passNumbers: (_config, shapes, outputs) => 2 * (numbersOf(outputs) + (places === 3 ? numbersOf(shapes) : 0)),
    mask: 'stop',
    call: ({ pool_size: size, strides, padding }, inputs) => [
      pooled(at(inputs, 0), pool, size, strides ?? size, padding),
    ],
  });

/** The mean over all places, over those that a mask of steps shows if there is one. */
function meanOf(x: tf.Tensor, places: number[], mask: tf.Tensor | undefined): tf.Tensor {
  if (!mask || places.length > 1) return tf.mean(x, places);
  const seen = tf.expandDims(tf.cast(mask, 'float32'), -1);
  return tf.div(tf.sum(tf.mul(x, seen), 1), tf.sum(seen, 1));
}

const globalPooling = (className: string, places: Places, { deepRule, output }: typeof mean | typeof most) =>
  defineLayer({
    className,
    traits: { deepRule, output, rowByRow: true },
    config: z.object({ data_format: channelsLast, keepdims: z.boolean().default(false) }),
    outputShapes: ({ keepdims }, shapes) => {
      const channels = at(onlyShape(className, shapes, places + 1), places);
      return [keepdims ? [...everyAxis(places, 1), channels] : [channels]];
    },
    mask: 'stop',
    call: ({ keepdims }, inputs, _weights, context) => {
      const x = at(inputs, 0);
      const over = everyAxis(places, 1).map((first, axis) => first + axis);
      const row = deepRule === 'linear' ? meanOf(x, over, context.masks[0]) : largest(x, over);
      return [keepdims ? tf.reshape(row, [at(x.shape, 0), ...everyAxis(places, 1), at(x.shape, -1)]) : row];
    },
  });

export const poolingLayers = [
  pooling('AveragePooling1D', 1, mean),
  pooling('AveragePooling2D', 2, mean),
  pooling('AveragePooling3D', 3, mean),
  pooling('MaxPooling1D', 1, most),
  pooling('MaxPooling2D', 2, most),
  pooling('MaxPooling3D', 3, most),
  globalPooling('GlobalAveragePooling1D', 1, mean),
  globalPooling('GlobalAveragePooling2D', 2, mean),
  globalPooling('GlobalAveragePooling3D', 3, mean),
  globalPooling('GlobalMaxPooling1D', 1, most),
  globalPooling('GlobalMaxPooling2D', 2, most),
  globalPooling('GlobalMaxPooling3D', 3, most),
] as const;
