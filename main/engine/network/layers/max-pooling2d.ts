// Keras' MaxPooling2D: the largest number of each window.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { channelsLast, padding2d, pair, windowed } from '#engine/network/convolution.ts';
import { at, defineLayer, onlyShape } from '#engine/network/layer.ts';

const name = 'MaxPooling2D';

export const maxPooling2d = defineLayer({
  className: name,
  traits: { rowByRow: true, deepRule: 'largest', output: 'alike', auxiliary: false, convolution: false },
  config: z.object({
    pool_size: pair.default([2, 2]),
    /** null = the pool's own size. */
    strides: pair.nullish(),
    padding: padding2d,
    data_format: channelsLast,
  }),
  outputShapes: (config, shapes) => {
    const shape = onlyShape(name, shapes, 3);
    const strides = config.strides ?? config.pool_size;
    return [[...windowed(name, shape, config.pool_size, strides, config.padding), at(shape, 2)]];
  },
  mask: 'stop',
  call: (config, inputs) => [
    tf.maxPool(at(inputs, 0) as tf.Tensor4D, config.pool_size, config.strides ?? config.pool_size, config.padding),
  ],
});
