// Keras' MaxPooling2D: the largest number of each window.
import { maxPool } from '@tensorflow/tfjs-core';
import { pooling2d } from '#engine/network/pooling.ts';

export const maxPooling2d = pooling2d('MaxPooling2D', { deepRule: 'largest', output: 'alike' }, maxPool);
