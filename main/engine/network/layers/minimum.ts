// Keras' Minimum: the smaller of its inputs, place by place.
import * as tf from '@tensorflow/tfjs-core';
import { merging } from '#engine/network/merge.ts';

export const minimum = merging('Minimum', { rowByRow: false, deepRule: 'minimum' }, 'many', (tensors) =>
  tensors.reduce((least, one) => tf.minimum(least, one)),
);
