// Keras' GlobalMaxPooling1D: the largest number over the steps.
import { largest } from '#engine/kernels/differentiable.ts';
import { globalPooling } from '#engine/network/global-pooling.ts';

export const globalMaxPooling1d = globalPooling(
  'GlobalMaxPooling1D',
  { deepRule: 'largest', output: 'alike' },
  1,
  largest,
);
