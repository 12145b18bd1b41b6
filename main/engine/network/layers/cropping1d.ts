// Keras' Cropping1D: a sequence without its first and last steps.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, onlyShape, shapeFault } from '#engine/network/layer.ts';

const steps = z.number().int().min(0);

export const cropping1d = defineLayer({
  className: 'Cropping1D',
  traits: { rowByRow: true, deepRule: 'linear', output: 'same', auxiliary: false, convolution: false },
  config: z.object({
    /** Steps left out at the start and at the end. */
    cropping: z.union([z.tuple([steps, steps]), steps.transform((n): [number, number] => [n, n])]).default([1, 1]),
  }),
  outputShapes: ({ cropping: [start, end] }, shapes) => {
    const shape = onlyShape('Cropping1D', shapes, 2);
    const [length = 0, features = 0] = shape;
    if (length - start - end < 1) throw shapeFault('Cropping1D', `> [${start + end}, features]`, [shape]);
    return [[length - start - end, features]];
  },
  mask: 'stop',
  call: ({ cropping: [start, end] }, inputs) => {
    const x = at(inputs, 0);
    const [rows = 0, length = 0, features = 0] = x.shape;
    return [tf.slice(x, [0, start, 0], [rows, length - start - end, features])];
  },
});
