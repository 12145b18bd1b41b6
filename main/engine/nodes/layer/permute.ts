// Runs layer.permute: Keras Permute at the end of the network.
import { permute as spec } from '#shared/nodes/layer/permute.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const permute = layerRunner(spec, (name, params) => ({
  name,
  className: 'Permute',
  config: { dims: params.order },
}));
