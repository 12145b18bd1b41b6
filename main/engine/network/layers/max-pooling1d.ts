// Keras' MaxPooling1D: the largest number of each window of steps.
import { maxPool } from '@tensorflow/tfjs-core';
import { pooling1d } from '#engine/network/pooling.ts';

export const maxPooling1d = pooling1d('MaxPooling1D', { deepRule: 'largest', output: 'alike' }, maxPool);
