// Runs layer.gaussianDropout: Keras GaussianDropout at the end of the network.
import { gaussianDropout as spec } from '#shared/nodes/layer/gaussian-dropout.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const gaussianDropout = layerRunner(spec, (name, params) => ({
  name,
  className: 'GaussianDropout',
  config: { rate: params.rate },
}));
