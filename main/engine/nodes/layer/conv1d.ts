// Runs layer.conv1d: Keras Conv1D at the end of the network.
import { conv1d as spec } from '#shared/nodes/layer/conv1d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';
import { kernelConfig } from '#engine/nodes/layer/kernel-config.ts';

export const conv1d = layerRunner(spec, (name, params) => ({
  name,
  className: 'Conv1D',
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
