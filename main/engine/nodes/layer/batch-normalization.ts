// Runs layer.batchNormalization: Keras BatchNormalization at the end of the network.
import { batchNormalization as spec } from '#shared/nodes/layer/batch-normalization.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const batchNormalization = layerRunner(spec, (name, params) => ({
  name,
  className: 'BatchNormalization',
  config: { momentum: params.momentum, epsilon: params.epsilon, center: params.centre, scale: params.scale },
  activation: 'linear',
}));
