// Keras' Maximum: the larger of its inputs, place by place.
import * as tf from '@tensorflow/tfjs-core';
import { merging } from '#engine/network/merge.ts';

export const maximum = merging('Maximum', { rowByRow: false, deepRule: 'maximum' }, 'many', (tensors) =>
  tensors.reduce((most, one) => tf.maximum(most, one)),
);
