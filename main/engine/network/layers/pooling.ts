// Keras' pools over pictures [height, width, channels] and along the steps of a sequence [steps, channels]: window by window,
// or over all places at once.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { largest } from '#engine/kernels/differentiable.ts';
import {
  axes,
  channelsLast,
  everyAxis,
  ofPicture,
  padding2d,
  pictureOf,
  sequenceOf,
  windowed,
} from '#engine/network/convolution.ts';
import type { Padding, Places } from '#engine/network/convolution.ts';
import { at, defineLayer, onlyShape } from '#engine/network/layer.ts';

/** At a padded border the mean is that of the cells that are real. */
const mean = { deepRule: 'linear', output: 'new', pool: tf.avgPool } as const;
const most = { deepRule: 'largest', output: 'alike', pool: tf.maxPool } as const;

type Pool = (x: tf.Tensor4D, size: [number, number], strides: [number, number], padding: Padding) => tf.Tensor;

const pooling = (
  className: string,
  places: Places,
  { pool, ...traits }: (typeof mean | typeof most) & { pool: Pool },
) =>
  defineLayer({
    className,
    traits: { ...traits, rowByRow: true },
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
    mask: 'stop',
    call: ({ pool_size: size, strides, padding }, inputs) => {
      const pooled = pool(pictureOf(at(inputs, 0), places), ofPicture(size), ofPicture(strides ?? size), padding);
      return [sequenceOf(pooled, places)];
    },
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
      const over = places === 1 ? [1] : [1, 2];
      const pooled = deepRule === 'linear' ? meanOf(x, over, context.masks[0]) : largest(x, over);
      return [keepdims ? tf.reshape(pooled, [at(x.shape, 0), ...everyAxis(places, 1), at(x.shape, -1)]) : pooled];
    },
  });

export const poolingLayers = [
  pooling('AveragePooling1D', 1, mean),
  pooling('AveragePooling2D', 2, mean),
  pooling('MaxPooling1D', 1, most),
  pooling('MaxPooling2D', 2, most),
  globalPooling('GlobalAveragePooling1D', 1, mean),
  globalPooling('GlobalAveragePooling2D', 2, mean),
  globalPooling('GlobalMaxPooling1D', 1, most),
  globalPooling('GlobalMaxPooling2D', 2, most),
] as const;
