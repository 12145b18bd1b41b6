// Keras' Multiply: the product of its inputs.
import * as tf from '@tensorflow/tfjs-core';
import { merging } from '#engine/network/merge.ts';

export const multiply = merging('Multiply', { rowByRow: true, deepRule: 'multiply' }, 'many', (tensors) =>
  tensors.reduce((product, one) => tf.mul(product, one)),
);
