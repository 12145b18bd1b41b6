// Keras' Embedding: a learnt vector for each of a fixed number of tokens.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { lookUp } from '#engine/kernels/differentiable.ts';
import { at, defineLayer, onlyShape, weightFields, weightSpec } from '#engine/network/layer.ts';
import type { RowGradient } from '#engine/kernels/sparse-rows.ts';

export const embedding = defineLayer({
  className: 'Embedding',
  traits: { rowByRow: ({ mask_zero }) => !mask_zero, deepRule: 'none', output: 'new' },
  config: z.object({
    input_dim: z.number().int().positive(),
    output_dim: z.number().int().positive(),
    ...weightFields('embeddings', 'RandomUniform'),
    /** Whether token 0 hides its step from the layers that follow. */
    mask_zero: z.boolean().default(false),
  }),
  weights: (config) => [weightSpec(config, 'embeddings', [config.input_dim, config.output_dim])],
  outputShapes: (config, shapes) => [[...onlyShape('Embedding', shapes), config.output_dim]],
  mask: (config, inputs) => (config.mask_zero ? tf.notEqual(at(inputs, 0), 0) : undefined),
  call: (_config, inputs, weights, context) => {
    const told = (part: RowGradient): void => context.gradientRows(0, part);
    return [lookUp(at(weights, 0), tf.cast(at(inputs, 0), 'int32'), told)];
  },
});
