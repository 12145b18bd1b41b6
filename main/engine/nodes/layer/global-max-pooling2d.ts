// Runs layer.globalMaxPooling2d: Keras GlobalMaxPooling2D at the end of the network.
import { globalMaxPooling2d as spec } from '#shared/nodes/layer/global-max-pooling2d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const globalMaxPooling2d = layerRunner(spec, (name) => ({
  name,
  className: 'GlobalMaxPooling2D',
  config: {},
}));
