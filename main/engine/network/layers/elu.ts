// Keras' ELU: x above 0, alpha · (eˣ − 1) below.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer } from '#engine/network/layer.ts';

export const elu = defineLayer({
  className: 'ELU',
  traits: { rowByRow: false, deepRule: 'elementwise', output: 'new', auxiliary: false, convolution: false },
  config: z.object({ alpha: z.number().default(1) }),
  call: (config, inputs) => {
    const x = at(inputs, 0);
    // Below 0 alone, so that the exponential of a large x never arises.
    const below = tf.expm1(tf.neg(tf.relu(tf.neg(x))));
    return [tf.add(tf.relu(x), tf.mul(below, config.alpha))];
  },
});
