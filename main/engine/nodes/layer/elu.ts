// Runs layer.elu: Keras ELU at the end of the network.
import { elu as spec } from '#shared/nodes/layer/elu.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const elu = layerRunner(spec, (name, params) => ({
  name,
  className: 'ELU',
  config: { alpha: params.alpha },
  activation: 'linear',
}));
