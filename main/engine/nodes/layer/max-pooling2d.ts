// Runs layer.maxPooling2d: Keras MaxPooling2D at the end of the network.
import { maxPooling2d as spec } from '#shared/nodes/layer/max-pooling2d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';
import { bothStrides } from '#engine/nodes/layer/both-strides.ts';

export const maxPooling2d = layerRunner(spec, (name, params) => ({
  name,
  className: 'MaxPooling2D',
  config: {
    pool_size: params.poolSize,
    strides: bothStrides(params.strides, params.poolSize),
    padding: params.padding,
  },
}));
