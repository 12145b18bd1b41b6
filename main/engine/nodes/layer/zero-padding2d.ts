// Runs layer.zeroPadding2d: Keras ZeroPadding2D at the end of the network.
import { zeroPadding2d as spec } from '#shared/nodes/layer/zero-padding2d.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const zeroPadding2d = layerRunner(spec, (name, params) => ({
  name,
  className: 'ZeroPadding2D',
  config: { padding: params.padding },
  activation: 'linear',
  sizeParam: 'padding',
}));
