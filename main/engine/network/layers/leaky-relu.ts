// Keras' LeakyReLU: max(x, 0) + slope · min(x, 0).
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer } from '#engine/network/layer.ts';

export const leakyRelu = defineLayer({
  className: 'LeakyReLU',
  traits: { rowByRow: true, deepRule: 'elementwise', output: 'new', auxiliary: false, convolution: false },
  config: z.object({ negative_slope: z.number().min(0).default(0.3) }),
  call: (config, inputs) => [tf.leakyRelu(at(inputs, 0), config.negative_slope)],
});
