// Keras' ZeroPadding2D: a border of zeros around a picture.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { borders } from '#engine/network/borders.ts';
import { channelsLast } from '#engine/network/convolution.ts';
import { at, defineLayer, onlyShape } from '#engine/network/layer.ts';

export const zeroPadding2d = defineLayer({
  className: 'ZeroPadding2D',
  traits: { rowByRow: true, deepRule: 'linear', output: 'new', auxiliary: false, convolution: false },
  config: z.object({
    padding: borders.default([
      [1, 1],
      [1, 1],
    ]),
    data_format: channelsLast,
  }),
  outputShapes: (config, shapes) => {
    const [height = 0, width = 0, channels = 0] = onlyShape('ZeroPadding2D', shapes, 3);
    const [[top, bottom], [left, right]] = config.padding;
    return [[height + top + bottom, width + left + right, channels]];
  },
  mask: 'stop',
  call: (config, inputs) => [tf.pad(at(inputs, 0), [[0, 0], config.padding[0], config.padding[1], [0, 0]])],
});
