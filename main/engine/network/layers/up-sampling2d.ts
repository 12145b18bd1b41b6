// Keras' UpSampling2D: each cell of a picture repeated.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { channelsLast, pair } from '#engine/network/convolution.ts';
import { at, defineLayer, onlyShape } from '#engine/network/layer.ts';

export const upSampling2d = defineLayer({
  className: 'UpSampling2D',
  traits: { rowByRow: false, deepRule: 'linear', output: 'alike', auxiliary: false, convolution: false },
  config: z.object({
    size: pair.default([2, 2]),
    data_format: channelsLast,
    interpolation: z.literal('nearest').default('nearest'),
  }),
  outputShapes: (config, shapes) => {
    const [height = 0, width = 0, channels = 0] = onlyShape('UpSampling2D', shapes, 3);
    return [[height * config.size[0], width * config.size[1], channels]];
  },
  mask: 'stop',
  call: (config, inputs) => {
    const x = at(inputs, 0) as tf.Tensor4D;
    return [tf.image.resizeNearestNeighbor(x, [x.shape[1] * config.size[0], x.shape[2] * config.size[1]])];
  },
});
