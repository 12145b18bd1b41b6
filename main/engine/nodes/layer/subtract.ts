// Runs layer.subtract: Keras Subtract of the networks that arrive.
import { subtract as spec } from '#shared/nodes/layer/subtract.ts';
import { mergingRunner } from '#engine/nodes/layer/add-layer.ts';

export const subtract = mergingRunner(spec, (name) => ({
  name,
  className: 'Subtract',
  config: {},
  activation: 'linear',
}));
