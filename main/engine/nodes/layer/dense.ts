// Runs layer.dense: Keras Dense at the end of the network.
import { dense as spec } from '#shared/nodes/layer/dense.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';
import { kernelConfig } from '#engine/nodes/layer/kernel-config.ts';

export const dense = layerRunner(spec, (name, params) => ({
  name,
  className: 'Dense',
  config: { units: params.units, ...kernelConfig(params) },
  activation: params.activation,
  sizeParam: 'units',
}));
