// Runs layer.averagePooling1d: Keras AveragePooling1D at the end of the network.
import { averagePooling1d as spec } from '#shared/nodes/layer/average-pooling1d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const averagePooling1d = layerRunner(spec, (name, params) => ({
  name,
  className: 'AveragePooling1D',
  config: { pool_size: params.poolSize, strides: params.strides ?? params.poolSize, padding: params.padding },
  activation: 'linear',
}));
