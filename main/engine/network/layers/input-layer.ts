// Keras' InputLayer: names a shape and passes its tensor on.
import { z } from 'zod';
import { defineLayer, numbersOf } from '#engine/network/layer.ts';

export const inputLayer = defineLayer({
  className: 'InputLayer',
  traits: { rowByRow: true, deepRule: 'input', output: 'same', auxiliary: false, convolution: false },
  config: z.object({
    batch_shape: z.tuple([z.null()], z.number().int().positive()),
    dtype: z.string().default('float32'),
  }),
  outputShapes: (config) => [config.batch_shape.slice(1) as number[]],
  // The rows of the batch, gathered.
  passNumbers: (_config, _shapes, outputs) => numbersOf(outputs),
  call: (_config, inputs) => inputs,
});
