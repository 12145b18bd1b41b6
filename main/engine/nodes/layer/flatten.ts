// Runs layer.flatten: Keras Flatten at the end of the network.
import { flatten as spec } from '#shared/nodes/layer/flatten.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const flatten = layerRunner(spec, (name) => ({ name, className: 'Flatten', config: {} }));
