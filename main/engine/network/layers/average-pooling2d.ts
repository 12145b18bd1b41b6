// Keras' AveragePooling2D: the mean of each window; at a padded border of the cells that are real.
import { avgPool } from '@tensorflow/tfjs-core';
import { pooling2d } from '#engine/network/pooling.ts';

export const averagePooling2d = pooling2d('AveragePooling2D', { deepRule: 'linear', output: 'new' }, avgPool);
