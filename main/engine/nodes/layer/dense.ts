// Runs layer.dense: Keras Dense at the end of the network.
import { dense as spec } from '#shared/nodes/layer/dense.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { addLayer, inferLayer } from '#engine/nodes/layer/add-layer.ts';
import type { NewLayer } from '#engine/nodes/layer/add-layer.ts';
import { kernelConfig } from '#engine/nodes/layer/kernel-config.ts';
import { defineRunner } from '#engine/run/runner.ts';

const toLayer = (name: string, params: ParamsOf<typeof spec.params>): NewLayer => ({
  name,
  className: 'Dense',
  config: { units: params.units, ...kernelConfig(params) },
  activation: params.activation,
  sizeParam: 'units',
});

export const dense = defineRunner<typeof spec>({
  spec,
  infer: ({ layer }, params, { node }) => inferLayer(layer, toLayer(node, params)),
  run: async ({ layer }, params, { node }) => addLayer(layer, toLayer(node, params)),
});
