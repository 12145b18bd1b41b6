// Runs layer.separableConv2d: Keras SeparableConv2D at the end of the network.
import { separableConv2d as spec } from '#shared/nodes/layer/separable-conv2d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';
import { kernelsConfig } from '#engine/nodes/layer/kernel-config.ts';

export const separableConv2d = layerRunner(spec, (name, params) => ({
  name,
  className: 'SeparableConv2D',
  config: {
    filters: params.filters,
    kernel_size: params.kernelSize,
    strides: [params.strides, params.strides],
    padding: params.padding,
    depth_multiplier: params.depthMultiplier,
    ...kernelsConfig(params, ['depthwise', 'pointwise']),
  },
  activation: params.activation,
  sizeParam: 'filters',
}));
