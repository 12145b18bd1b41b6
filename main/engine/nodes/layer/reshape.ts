// Runs layer.reshape: Keras Reshape at the end of the network.
import { reshape as spec } from '#shared/nodes/layer/reshape.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const reshape = layerRunner(spec, (name, params) => ({
  name,
  className: 'Reshape',
  config: { target_shape: params.shape },
}));
