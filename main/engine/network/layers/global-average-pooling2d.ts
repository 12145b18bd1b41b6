// Keras' GlobalAveragePooling2D: the mean over the picture.
import { mean } from '@tensorflow/tfjs-core';
import { globalPooling } from '#engine/network/global-pooling.ts';

export const globalAveragePooling2d = globalPooling(
  'GlobalAveragePooling2D',
  { deepRule: 'linear', output: 'new' },
  2,
  (x, axes) => mean(x, [...axes]),
);
