// Keras' GlobalMaxPooling2D: the largest number over the picture.
import { largest } from '#engine/kernels/differentiable.ts';
import { globalPooling } from '#engine/network/global-pooling.ts';

export const globalMaxPooling2d = globalPooling(
  'GlobalMaxPooling2D',
  { deepRule: 'largest', output: 'alike' },
  2,
  largest,
);
