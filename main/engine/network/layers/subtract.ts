// Keras' Subtract: its first input less its second.
import * as tf from '@tensorflow/tfjs-core';
import { merging } from '#engine/network/merge.ts';

export const subtract = merging('Subtract', { rowByRow: true, deepRule: 'linear' }, 'two', ([first, second]) => {
  if (!first || !second) throw new RangeError('Subtract');
  return tf.sub(first, second);
});
