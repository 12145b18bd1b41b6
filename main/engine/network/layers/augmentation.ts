// Keras' layers that change pictures at random in training, each picture in its own way, and let them through afterwards.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, numbersOf, onlyShape } from '#engine/network/layer.ts';

/** Axes of a batch of pictures, in the order in which Keras flips. */
const flipped = { horizontal: [2], vertical: [1], horizontal_and_vertical: [2, 1] } as const;

const randomFlip = defineLayer({
  className: 'RandomFlip',
  traits: { rowByRow: false, deepRule: 'linear', output: 'alike', auxiliary: true },
  config: z.object({
    mode: z.enum(['horizontal', 'vertical', 'horizontal_and_vertical']).default('horizontal_and_vertical'),
  }),
  outputShapes: (_config, shapes) => [onlyShape('RandomFlip', shapes, 3)],
  // Of each direction the mirrored picture and the one that is taken, and their gradients.
  passNumbers: ({ mode }, shapes) => 4 * flipped[mode].length * numbersOf(shapes),
  call: ({ mode }, inputs, _weights, { training, random }) => {
    const x = at(inputs, 0);
    if (!training) return [x];
    return [
      flipped[mode].reduce<tf.Tensor>((pictures, axis) => {
        const chosen = tf.less(random.uniform([at(x.shape, 0), 1, 1, 1]), 0.5);
        return tf.where(chosen, tf.reverse(pictures, axis), pictures);
      }, x),
    ];
  },
});

export const augmentationLayers = [randomFlip] as const;
