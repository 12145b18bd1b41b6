// Keras' ReLU with its limits: 0 below a threshold, or a slope from it; a largest value.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer } from '#engine/network/layer.ts';

export const reLu = defineLayer({
  className: 'ReLU',
  traits: { rowByRow: true, deepRule: 'elementwise', output: 'new', auxiliary: false, convolution: false },
  config: z.object({
    max_value: z.number().min(0).nullish(),
    negative_slope: z.number().min(0).nullish(),
    threshold: z.number().min(0).nullish(),
  }),
  call: (config, inputs) => {
    const x = at(inputs, 0);
    const threshold = config.threshold ?? 0;
    // A step, not a comparison: it has a gradient (0) to pass through.
    const above = threshold === 0 ? tf.relu(x) : tf.mul(x, tf.step(tf.sub(x, threshold)));
    const limit = config.max_value;
    const limited = limit === null || limit === undefined ? above : tf.clipByValue(above, 0, limit);
    if (!config.negative_slope) return [limited];
    return [tf.sub(limited, tf.mul(tf.relu(tf.sub(threshold, x)), config.negative_slope))];
  },
});
