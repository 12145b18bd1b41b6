// Keras' GaussianDropout: in training multiplies by normal numbers of mean 1 and variance rate / (1 − rate).
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, numbersOf } from '#engine/network/layer.ts';

export const gaussianDropout = defineLayer({
  className: 'GaussianDropout',
  traits: { rowByRow: false, deepRule: 'linear', output: 'alike', auxiliary: true, convolution: false },
  config: z.object({ rate: z.number().min(0).lt(1) }),
  // Random numbers on their way to the result, and its gradient.
  passNumbers: (config, shapes) => (config.rate === 0 ? 0 : 5 * numbersOf(shapes)),
  call: (config, inputs, _weights, context) => {
    const x = at(inputs, 0);
    if (!context.training || config.rate === 0) return [x];
    const deviation = Math.sqrt(config.rate / (1 - config.rate));
    return [tf.mul(x, tf.add(tf.mul(context.random.normal(x.shape), deviation), 1))];
  },
});
