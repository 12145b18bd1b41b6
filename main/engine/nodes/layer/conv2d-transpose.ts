// Runs layer.conv2dTranspose: Keras Conv2DTranspose at the end of the network.
import { conv2dTranspose as spec } from '#shared/nodes/layer/conv2d-transpose.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';
import { kernelConfig } from '#engine/nodes/layer/kernel-config.ts';

export const conv2dTranspose = layerRunner(spec, (name, params) => ({
  name,
  className: 'Conv2DTranspose',
  config: {
    filters: params.filters,
    kernel_size: params.kernelSize,
    strides: params.strides,
    padding: params.padding,
    ...kernelConfig(params),
  },
  activation: params.activation,
  sizeParam: 'filters',
}));
