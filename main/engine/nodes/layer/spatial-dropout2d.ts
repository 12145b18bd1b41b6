// Runs layer.spatialDropout2d: Keras SpatialDropout2D at the end of the network.
import { spatialDropout2d as spec } from '#shared/nodes/layer/spatial-dropout2d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const spatialDropout2d = layerRunner(spec, (name, params) => ({
  name,
  className: 'SpatialDropout2D',
  config: { rate: params.rate },
}));
