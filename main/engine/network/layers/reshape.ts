// Keras' Reshape: the same numbers in another shape; one size may be −1, which is then worked out.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, elements, onlyShape, shapeFault } from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

const name = 'Reshape';

function resolved(target: readonly number[], shape: Shape): number[] {
  const known = elements(target.filter((size) => size !== -1));
  const total = elements(shape);
  const sizes = target.map((size) => (size === -1 ? total / known : size));
  if (!sizes.every(Number.isInteger) || elements(sizes) !== total)
    throw shapeFault(name, `= [${target.join(', ')}]`, [shape]);
  return sizes;
}

export const reshape = defineLayer({
  className: name,
  traits: { rowByRow: true, deepRule: 'linear', output: 'same', auxiliary: false, convolution: false },
  config: z.object({
    target_shape: z
      .array(z.number().int().min(-1))
      .refine((sizes) => sizes.filter((size) => size === -1).length <= 1 && !sizes.includes(0)),
  }),
  outputShapes: (config, shapes) => [resolved(config.target_shape, onlyShape(name, shapes))],
  mask: 'stop',
  // The same memory, laid out anew.
  passNumbers: () => 0,
  call: (config, inputs) => {
    const x = at(inputs, 0);
    return [tf.reshape(x, [at(x.shape, 0), ...resolved(config.target_shape, x.shape.slice(1))])];
  },
});
