// Runs layer.repeatVector: Keras RepeatVector at the end of the network.
import { repeatVector as spec } from '#shared/nodes/layer/repeat-vector.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const repeatVector = layerRunner(spec, (name, params) => ({
  name,
  className: 'RepeatVector',
  config: { n: params.times },
  sizeParam: 'times',
}));
