// Runs layer.upSampling2d: Keras UpSampling2D at the end of the network.
import { upSampling2d as spec } from '#shared/nodes/layer/up-sampling2d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const upSampling2d = layerRunner(spec, (name, params) => ({
  name,
  className: 'UpSampling2D',
  config: { size: params.size },
  sizeParam: 'size',
}));
