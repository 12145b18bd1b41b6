// Runs layer.conv2d: Keras Conv2D at the end of the network.
import { conv2d as spec } from '#shared/nodes/layer/conv2d.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { addLayer, inferLayer } from '#engine/nodes/layer/add-layer.ts';
import type { NewLayer } from '#engine/nodes/layer/add-layer.ts';
import { kernelConfig } from '#engine/nodes/layer/kernel-config.ts';
import { defineRunner } from '#engine/run/runner.ts';

const toLayer = (name: string, params: ParamsOf<typeof spec.params>): NewLayer => ({
  name,
  className: 'Conv2D',
  config: {
    filters: params.filters,
    kernel_size: params.kernelSize,
    strides: params.strides,
    padding: params.padding,
    dilation_rate: params.dilation,
    ...kernelConfig(params),
  },
  activation: params.activation,
  sizeParam: 'filters',
});

export const conv2d = defineRunner<typeof spec>({
  spec,
  infer: ({ layer }, params, { node }) => inferLayer(layer, toLayer(node, params)),
  run: async ({ layer }, params, { node }) => addLayer(layer, toLayer(node, params)),
});
