// Runs layer.dropout: Keras Dropout at the end of the network.
import { dropout as spec } from '#shared/nodes/layer/dropout.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const dropout = layerRunner(spec, (name, params) => ({
  name,
  className: 'Dropout',
  config: { rate: params.rate },
}));
