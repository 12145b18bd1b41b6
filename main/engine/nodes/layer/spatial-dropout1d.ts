// Runs layer.spatialDropout1d: Keras SpatialDropout1D at the end of the network.
import { spatialDropout1d as spec } from '#shared/nodes/layer/spatial-dropout1d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const spatialDropout1d = layerRunner(spec, (name, params) => ({
  name,
  className: 'SpatialDropout1D',
  config: { rate: params.rate },
}));
