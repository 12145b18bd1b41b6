// Runs layer.flatten: Keras Flatten at the end of the network.
import { flatten as spec } from '#shared/nodes/layer/flatten.ts';
import { addLayer, inferLayer } from '#engine/nodes/layer/add-layer.ts';
import type { NewLayer } from '#engine/nodes/layer/add-layer.ts';
import { defineRunner } from '#engine/run/runner.ts';

const toLayer = (name: string): NewLayer => ({ name, className: 'Flatten', config: {} });

export const flatten = defineRunner<typeof spec>({
  spec,
  infer: ({ layer }, _params, { node }) => inferLayer(layer, toLayer(node)),
  run: async ({ layer }, _params, { node }) => addLayer(layer, toLayer(node)),
});
