// Keras' Average: the mean of its inputs.
import * as tf from '@tensorflow/tfjs-core';
import { merging } from '#engine/network/merge.ts';

export const average = merging('Average', { rowByRow: false, deepRule: 'linear' }, 'many', (tensors) =>
  tf.div(
    tensors.reduce((sum, one) => tf.add(sum, one)),
    tensors.length,
  ),
);
