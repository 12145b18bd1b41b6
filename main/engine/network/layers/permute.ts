// Keras' Permute: axes in another order, counted from 1 without the batch.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, onlyShape, shapeFault } from '#engine/network/layer.ts';

export const permute = defineLayer({
  className: 'Permute',
  traits: { rowByRow: false, deepRule: 'linear', output: 'same', auxiliary: false, convolution: false },
  config: z.object({
    dims: z
      .array(z.number().int().positive())
      .refine((dims) => dims.toSorted((a, b) => a - b).every((axis, i) => axis === i + 1), { error: '1 … n' }),
  }),
  outputShapes: (config, shapes) => {
    const shape = onlyShape('Permute', shapes);
    if (shape.length !== config.dims.length) throw shapeFault('Permute', `${config.dims.length}D`, shapes);
    return [config.dims.map((axis) => at(shape, axis - 1))];
  },
  mask: 'stop',
  call: (config, inputs) => [tf.transpose(at(inputs, 0), [0, ...config.dims])],
});
