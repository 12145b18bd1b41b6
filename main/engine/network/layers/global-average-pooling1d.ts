// Keras' GlobalAveragePooling1D: the mean over the steps, over those that a mask shows if there is one.
import * as tf from '@tensorflow/tfjs-core';
import { globalPooling } from '#engine/network/global-pooling.ts';

export const globalAveragePooling1d = globalPooling(
  'GlobalAveragePooling1D',
  { deepRule: 'linear', output: 'new' },
  1,
  (x, axes, mask) => {
    if (!mask) return tf.mean(x, [...axes]);
    const seen = tf.expandDims(tf.cast(mask, 'float32'), -1);
    return tf.div(tf.sum(tf.mul(x, seen), 1), tf.sum(seen, 1));
  },
);
