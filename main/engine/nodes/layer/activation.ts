// Runs layer.activation: Keras Activation at the end of the network.
import { activation as spec } from '#shared/nodes/layer/activation.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const activation = layerRunner(spec, (name, params) => ({
  name,
  className: 'Activation',
  config: { activation: params.activation },
  activation: params.activation,
}));
