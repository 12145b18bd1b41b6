// Keras' GaussianNoise: in training adds normal numbers of a given deviation.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, numbersOf } from '#engine/network/layer.ts';

export const gaussianNoise = defineLayer({
  className: 'GaussianNoise',
  traits: { rowByRow: false, deepRule: 'linear', output: 'alike', auxiliary: true, convolution: false },
  config: z.object({ stddev: z.number().min(0) }),
  // Random numbers on their way to the result, and its gradient.
  passNumbers: (config, shapes) => (config.stddev === 0 ? 0 : 4 * numbersOf(shapes)),
  call: (config, inputs, _weights, context) => {
    const x = at(inputs, 0);
    if (!context.training || config.stddev === 0) return [x];
    return [tf.add(x, tf.mul(context.random.normal(x.shape), config.stddev))];
  },
});
