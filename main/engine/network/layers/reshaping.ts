// Keras' layers that hand on their input's own numbers, in another shape or order or repeated.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { channelsLast } from '#engine/network/convolution.ts';
import { at, defineLayer, elements, numbersOf, onlyShape, shapeFault } from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

const traits = { rowByRow: true, deepRule: 'linear', output: 'same' } as const;
const size = z.number().int().positive();
/** The same memory, laid out anew. */
const passNumbers = () => 0;

/** Names a shape and passes its tensor on. */
const inputLayer = defineLayer({
  className: 'InputLayer',
  traits: { ...traits, deepRule: 'input' },
  config: z.object({ batch_shape: z.tuple([z.null()], size), dtype: z.string().default('float32') }),
  outputShapes: (config) => [config.batch_shape.slice(1) as number[]],
  // The rows of the batch, gathered.
  passNumbers: (_config, _shapes, outputs) => numbersOf(outputs),
  call: (_config, inputs) => inputs,
});

/** Each row as one list of numbers, channels last. */
const flatten = defineLayer({
  className: 'Flatten',
  traits,
  config: z.object({ data_format: channelsLast }),
  outputShapes: (_config, shapes) => [[elements(onlyShape('Flatten', shapes))]],
  mask: 'stop',
  passNumbers,
  call: (_config, inputs) => {
    const x = at(inputs, 0);
    return [tf.reshape(x, [-1, elements(x.shape.slice(1))])];
  },
});

function resolved(target: readonly number[], shape: Shape): number[] {
  const known = elements(target.filter((length) => length !== -1));
  const total = elements(shape);
  const sizes = target.map((length) => (length === -1 ? total / known : length));
  if (!sizes.every(Number.isInteger) || elements(sizes) !== total)
    throw shapeFault('Reshape', `= [${target.join(', ')}]`, [shape]);
  return sizes;
}

/** One size may be −1, which is then worked out. */
const reshape = defineLayer({
  className: 'Reshape',
  traits,
  config: z.object({
    target_shape: z
      .array(z.number().int().min(-1))
      .refine((sizes) => sizes.filter((length) => length === -1).length <= 1 && !sizes.includes(0)),
  }),
  outputShapes: (config, shapes) => [resolved(config.target_shape, onlyShape('Reshape', shapes))],
  mask: 'stop',
  passNumbers,
  call: (config, inputs) => {
    const x = at(inputs, 0);
    return [tf.reshape(x, [at(x.shape, 0), ...resolved(config.target_shape, x.shape.slice(1))])];
  },
});

/** Axes in another order, counted from 1 without the batch. */
const permute = defineLayer({
  className: 'Permute',
  traits: { ...traits, rowByRow: false },
  config: z.object({
    dims: z
      .array(size)
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

/** A list of numbers as n equal steps. */
const repeatVector = defineLayer({
  className: 'RepeatVector',
  traits: { ...traits, rowByRow: false },
  config: z.object({ n: size }),
  outputShapes: (config, shapes) => [[config.n, ...onlyShape('RepeatVector', shapes, 1)]],
  mask: 'stop',
  call: (config, inputs) => [tf.tile(tf.expandDims(at(inputs, 0), 1), [1, config.n, 1])],
});

export const reshapingLayers = [inputLayer, flatten, reshape, permute, repeatVector] as const;
