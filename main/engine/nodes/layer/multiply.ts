// Runs layer.multiply: Keras Multiply of the networks that arrive.
import { multiply as spec } from '#shared/nodes/layer/multiply.ts';
import { mergingRunner } from '#engine/nodes/layer/add-layer.ts';

export const multiply = mergingRunner(spec, (name) => ({
  name,
  className: 'Multiply',
  config: {},
  activation: 'linear',
}));
