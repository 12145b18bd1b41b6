// Runs layer.maxPooling1d: Keras MaxPooling1D at the end of the network.
import { maxPooling1d as spec } from '#shared/nodes/layer/max-pooling1d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const maxPooling1d = layerRunner(spec, (name, params) => ({
  name,
  className: 'MaxPooling1D',
  config: { pool_size: params.poolSize, strides: params.strides ?? params.poolSize, padding: params.padding },
}));
