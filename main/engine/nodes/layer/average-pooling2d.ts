// Runs layer.averagePooling2d: Keras AveragePooling2D at the end of the network.
import { averagePooling2d as spec } from '#shared/nodes/layer/average-pooling2d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';
import { bothStrides } from '#engine/nodes/layer/both-strides.ts';

export const averagePooling2d = layerRunner(spec, (name, params) => ({
  name,
  className: 'AveragePooling2D',
  config: {
    pool_size: params.poolSize,
    strides: bothStrides(params.strides, params.poolSize),
    padding: params.padding,
  },
  activation: 'linear',
}));
