// KerasHub's PositionEmbedding and SinePositionEncoding: a vector for each place in a sequence, learnt or made of sines, as a
// tensor of the input's shape, to be added to it.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { initializerSchema } from '#engine/network/initializers.ts';
import { at, defineLayer, onlyShape, shapeFault } from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

const traits = { rowByRow: false, deepRule: 'none', output: 'alike', auxiliary: true } as const;

/** The vectors [steps, features] once a row. */
const onceARow = (x: tf.Tensor, vectors: tf.Tensor): tf.Tensor => tf.add(tf.zeros(x.shape), vectors);

const learnt = 'PositionEmbedding';

/** Throws Fault 'shape.mismatch' for a sequence of more steps than there are vectors. */
function within(length: number, shapes: readonly Shape[]): Shape {
  const shape = onlyShape(learnt, shapes, 2);
  if (at(shape, 0) > length) throw shapeFault(learnt, `≤ [${length}, features]`, shapes);
  return shape;
}

const positionEmbedding = defineLayer({
  className: learnt,
  traits,
  config: z.object({
    /** The most steps that a sequence may have. */
    sequence_length: z.number().int().positive(),
    initializer: initializerSchema.default({ class_name: 'GlorotUniform', config: {} }),
  }),
  weights: ({ sequence_length: length, initializer }, shapes) => {
    const shape = [length, at(within(length, shapes), 1)];
    return [{ name: 'position_embeddings', shape, initializer, trainable: true }];
  },
  outputShapes: (config, shapes) => [within(config.sequence_length, shapes)],
  call: (_config, inputs, weights) => {
    const x = at(inputs, 0);
    return [onceARow(x, tf.slice(at(weights, 0), [0, 0], [at(x.shape, 1), -1]))];
  },
});

/** Even features a sine, odd ones a cosine, slower and slower up to the longest wave. */
const sinePositionEncoding = defineLayer({
  className: 'SinePositionEncoding',
  traits,
  config: z.object({ max_wavelength: z.number().positive().default(10_000) }),
  outputShapes: (_config, shapes) => [onlyShape('SinePositionEncoding', shapes, 2)],
  call: ({ max_wavelength: longest }, inputs) => {
    const x = at(inputs, 0);
    const [steps, features] = [at(x.shape, 1), at(x.shape, 2)];
    const speeds = Array.from({ length: features }, (_, i) => (1 / longest) ** ((2 * Math.floor(i / 2)) / features));
    const odd = tf.tensor1d(speeds.map((_speed, i) => i % 2));
    const angles = tf.mul(tf.expandDims(tf.range(0, steps, 1, 'float32'), 1), tf.tensor2d([speeds]));
    return [onceARow(x, tf.add(tf.mul(tf.sin(angles), tf.sub(1, odd)), tf.mul(tf.cos(angles), odd)))];
  },
});

export const positionLayers = [positionEmbedding, sinePositionEncoding] as const;
