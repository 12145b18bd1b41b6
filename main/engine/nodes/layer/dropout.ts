// Runs layer.dropout: Keras Dropout at the end of the network.
import { dropout as spec } from '#shared/nodes/layer/dropout.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { addLayer, inferLayer } from '#engine/nodes/layer/add-layer.ts';
import type { NewLayer } from '#engine/nodes/layer/add-layer.ts';
import { defineRunner } from '#engine/run/runner.ts';

const toLayer = (name: string, params: ParamsOf<typeof spec.params>): NewLayer => ({
  name,
  className: 'Dropout',
  config: { rate: params.rate },
});

export const dropout = defineRunner<typeof spec>({
  spec,
  infer: ({ layer }, params, { node }) => inferLayer(layer, toLayer(node, params)),
  run: async ({ layer }, params, { node }) => addLayer(layer, toLayer(node, params)),
});
