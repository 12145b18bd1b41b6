// Keras' RepeatVector: a list of numbers as n equal steps.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, onlyShape } from '#engine/network/layer.ts';

export const repeatVector = defineLayer({
  className: 'RepeatVector',
  traits: { rowByRow: false, deepRule: 'linear', output: 'same', auxiliary: false, convolution: false },
  config: z.object({ n: z.number().int().positive() }),
  outputShapes: (config, shapes) => [[config.n, ...onlyShape('RepeatVector', shapes, 1)]],
  mask: 'stop',
  call: (config, inputs) => [tf.tile(tf.expandDims(at(inputs, 0), 1), [1, config.n, 1])],
});
