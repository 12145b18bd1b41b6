// Runs layer.conv2d: Keras Conv2D at the end of the network.
import { conv2d as spec } from '#shared/nodes/layer/conv2d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';
import { kernelConfig } from '#engine/nodes/layer/kernel-config.ts';

export const conv2d = layerRunner(spec, (name, params) => ({
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
}));
