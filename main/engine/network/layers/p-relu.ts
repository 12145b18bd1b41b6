// Keras' PReLU: max(x, 0) + alpha · min(x, 0) with a learnt alpha a place, shared along some axes.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { constraintSchema } from '#engine/network/constraints.ts';
import { initializerSchema } from '#engine/network/initializers.ts';
import { at, defineLayer, elements, onlyShape } from '#engine/network/layer.ts';
import { regularizerSchema } from '#engine/network/regularizers.ts';

export const pRelu = defineLayer({
  className: 'PReLU',
  traits: { rowByRow: false, deepRule: 'elementwise', output: 'new', auxiliary: false, convolution: false },
  config: z.object({
    alpha_initializer: initializerSchema.default({ class_name: 'Zeros', config: {} }),
    alpha_regularizer: regularizerSchema.nullish(),
    alpha_constraint: constraintSchema.nullish(),
    /** From 1: the batch is axis 0. */
    shared_axes: z.array(z.number().int().positive()).nullish(),
  }),
  weights: (config, shapes) => [
    {
      name: 'alpha',
      shape: onlyShape('PReLU', shapes).map((size, i) => (config.shared_axes?.includes(i + 1) ? 1 : size)),
      initializer: config.alpha_initializer,
      trainable: true,
      regularizer: config.alpha_regularizer ?? undefined,
      constraint: config.alpha_constraint ?? undefined,
    },
  ],
  multiplyAdds: (_config, shapes) => elements(onlyShape('PReLU', shapes)),
  call: (_config, inputs, weights) => {
    const x = at(inputs, 0);
    return [tf.sub(tf.relu(x), tf.mul(at(weights, 0), tf.relu(tf.neg(x))))];
  },
});
