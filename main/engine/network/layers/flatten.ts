// Keras' Flatten: each row as one list of numbers, channels last.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, elements, onlyShape } from '#engine/network/layer.ts';

export const flatten = defineLayer({
  className: 'Flatten',
  traits: { rowByRow: true, deepRule: 'linear', output: 'same', auxiliary: false, convolution: false },
  config: z.object({ data_format: z.literal('channels_last').default('channels_last') }),
  outputShapes: (_config, shapes) => [[elements(onlyShape('Flatten', shapes))]],
  mask: 'stop',
  // The same memory, laid out anew.
  passNumbers: () => 0,
  call: (_config, inputs) => {
    const x = at(inputs, 0);
    return [tf.reshape(x, [-1, elements(x.shape.slice(1))])];
  },
});
