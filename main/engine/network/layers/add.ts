// Keras' Add: the sum of its inputs.
import * as tf from '@tensorflow/tfjs-core';
import { merging } from '#engine/network/merge.ts';

export const add = merging('Add', { rowByRow: true, deepRule: 'linear' }, 'many', (tensors) =>
  tensors.reduce((sum, one) => tf.add(sum, one)),
);
