// Keras' Concatenate: its inputs side by side along an axis.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, shapeFault } from '#engine/network/layer.ts';
import { firstMask } from '#engine/network/layers/merging.ts';

const name = 'Concatenate';

export const concatenate = defineLayer({
  className: name,
  traits: { rowByRow: true, deepRule: 'linear', output: 'new' },
  /** Counts the batch as axis 0. */
  config: z.object({ axis: z.number().int().default(-1) }),
  outputShapes: (config, shapes) => {
    const first = at(shapes, 0);
    const axis = config.axis < 0 ? config.axis + first.length : config.axis - 1;
    const fits = shapes.every(
      (shape) => shape.length === first.length && shape.every((size, i) => i === axis || size === first[i]),
    );
    if (shapes.length < 2 || !fits || first[axis] === undefined) throw shapeFault(name, `axis ${config.axis}`, shapes);
    return [first.map((size, i) => (i === axis ? shapes.reduce((sum, shape) => sum + at(shape, i), 0) : size))];
  },
  mask: firstMask,
  call: (config, inputs) => [tf.concat([...inputs], config.axis)],
});
