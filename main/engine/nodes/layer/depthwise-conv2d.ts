// Runs layer.depthwiseConv2d: Keras DepthwiseConv2D at the end of the network.
import { depthwiseConv2d as spec } from '#shared/nodes/layer/depthwise-conv2d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';
import { kernelsConfig } from '#engine/nodes/layer/kernel-config.ts';

export const depthwiseConv2d = layerRunner(spec, (name, params) => ({
  name,
  className: 'DepthwiseConv2D',
  config: {
    kernel_size: params.kernelSize,
    strides: [params.strides, params.strides],
    padding: params.padding,
    depth_multiplier: params.depthMultiplier,
    ...kernelsConfig(params, ['depthwise']),
  },
  activation: params.activation,
  sizeParam: 'depthMultiplier',
}));
