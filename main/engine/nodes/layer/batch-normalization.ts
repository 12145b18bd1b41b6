// Runs layer.batchNormalization: Keras BatchNormalization at the end of the network.
import { batchNormalization as spec } from '#shared/nodes/layer/batch-normalization.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { addLayer, inferLayer } from '#engine/nodes/layer/add-layer.ts';
import type { NewLayer } from '#engine/nodes/layer/add-layer.ts';
import { defineRunner } from '#engine/run/runner.ts';

const toLayer = (name: string, params: ParamsOf<typeof spec.params>): NewLayer => ({
  name,
  className: 'BatchNormalization',
  config: { momentum: params.momentum, epsilon: params.epsilon, center: params.centre, scale: params.scale },
  activation: 'linear',
});

export const batchNormalization = defineRunner<typeof spec>({
  spec,
  infer: ({ layer }, params, { node }) => inferLayer(layer, toLayer(node, params)),
  run: async ({ layer }, params, { node }) => addLayer(layer, toLayer(node, params)),
});
