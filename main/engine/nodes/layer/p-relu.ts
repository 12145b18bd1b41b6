// Runs layer.pRelu: Keras PReLU at the end of the network.
import { pRelu as spec } from '#shared/nodes/layer/p-relu.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const pRelu = layerRunner(spec, (name, params) => ({
  name,
  className: 'PReLU',
  config: { shared_axes: params.sharedAxes },
  activation: 'linear',
}));
