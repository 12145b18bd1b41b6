// Keras' Embedding: a learnt vector for each of a fixed number of tokens.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { constraintSchema } from '#engine/network/constraints.ts';
import { lookUp } from '#engine/kernels/differentiable.ts';
import { initializerSchema } from '#engine/network/initializers.ts';
import { at, defineLayer, onlyShape } from '#engine/network/layer.ts';
import { regularizerSchema } from '#engine/network/regularizers.ts';
import type { RowGradient } from '#engine/kernels/sparse-rows.ts';

export const embedding = defineLayer({
  className: 'Embedding',
  traits: {
    rowByRow: ({ mask_zero }) => !mask_zero,
    deepRule: 'none',
    output: 'new',
    auxiliary: false,
    convolution: false,
  },
  config: z.object({
    input_dim: z.number().int().positive(),
    output_dim: z.number().int().positive(),
    embeddings_initializer: initializerSchema.default({ class_name: 'RandomUniform', config: {} }),
    embeddings_regularizer: regularizerSchema.nullish(),
    embeddings_constraint: constraintSchema.nullish(),
    /** Whether token 0 hides its step from the layers that follow. */
    mask_zero: z.boolean().default(false),
  }),
  weights: (config) => [
    {
      name: 'embeddings',
      shape: [config.input_dim, config.output_dim],
      initializer: config.embeddings_initializer,
      trainable: true,
      regularizer: config.embeddings_regularizer ?? undefined,
      constraint: config.embeddings_constraint ?? undefined,
    },
  ],
  outputShapes: (config, shapes) => [[...onlyShape('Embedding', shapes), config.output_dim]],
  mask: (config, inputs) => (config.mask_zero ? tf.notEqual(at(inputs, 0), 0) : undefined),
  call: (_config, inputs, weights, context) => {
    const told = (part: RowGradient): void => context.gradientRows(0, part);
    return [lookUp(at(weights, 0), tf.cast(at(inputs, 0), 'int32'), told)];
  },
});
