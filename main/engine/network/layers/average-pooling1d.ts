// Keras' AveragePooling1D: the mean of each window of steps.
import { avgPool } from '@tensorflow/tfjs-core';
import { pooling1d } from '#engine/network/pooling.ts';

export const averagePooling1d = pooling1d('AveragePooling1D', { deepRule: 'linear', output: 'new' }, avgPool);
