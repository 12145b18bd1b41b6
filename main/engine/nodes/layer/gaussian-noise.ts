// Runs layer.gaussianNoise: Keras GaussianNoise at the end of the network.
import { gaussianNoise as spec } from '#shared/nodes/layer/gaussian-noise.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const gaussianNoise = layerRunner(spec, (name, params) => ({
  name,
  className: 'GaussianNoise',
  config: { stddev: params.stddev },
}));
