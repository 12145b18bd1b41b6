// Runs layer.globalAveragePooling1d: Keras GlobalAveragePooling1D at the end of the network.
import { globalAveragePooling1d as spec } from '#shared/nodes/layer/global-average-pooling1d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const globalAveragePooling1d = layerRunner(spec, (name) => ({
  name,
  className: 'GlobalAveragePooling1D',
  config: {},
  activation: 'linear',
}));
