// Runs layer.concatenate: Keras Concatenate of the networks that arrive.
import { concatenate as spec } from '#shared/nodes/layer/concatenate.ts';
import { mergingRunner } from '#engine/nodes/layer/add-layer.ts';

export const concatenate = mergingRunner(spec, (name, params) => ({
  name,
  className: 'Concatenate',
  config: { axis: params.axis },
  activation: 'linear',
}));
