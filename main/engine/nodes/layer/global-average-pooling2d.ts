// Runs layer.globalAveragePooling2d: Keras GlobalAveragePooling2D at the end of the network.
import { globalAveragePooling2d as spec } from '#shared/nodes/layer/global-average-pooling2d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const globalAveragePooling2d = layerRunner(spec, (name) => ({
  name,
  className: 'GlobalAveragePooling2D',
  config: {},
  activation: 'linear',
}));
