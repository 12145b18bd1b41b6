// Runs layer.leakyRelu: Keras LeakyReLU at the end of the network.
import { leakyRelu as spec } from '#shared/nodes/layer/leaky-relu.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const leakyRelu = layerRunner(spec, (name, params) => ({
  name,
  className: 'LeakyReLU',
  config: { negative_slope: params.slope },
  activation: 'linear',
}));
