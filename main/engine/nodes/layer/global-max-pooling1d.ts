// Runs layer.globalMaxPooling1d: Keras GlobalMaxPooling1D at the end of the network.
import { globalMaxPooling1d as spec } from '#shared/nodes/layer/global-max-pooling1d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const globalMaxPooling1d = layerRunner(spec, (name) => ({
  name,
  className: 'GlobalMaxPooling1D',
  config: {},
}));
