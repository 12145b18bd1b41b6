// Runs layer.cropping2d: Keras Cropping2D at the end of the network.
import { cropping2d as spec } from '#shared/nodes/layer/cropping2d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const cropping2d = layerRunner(spec, (name, params) => ({
  name,
  className: 'Cropping2D',
  config: { cropping: params.cropping },
  activation: 'linear',
  sizeParam: 'cropping',
}));
