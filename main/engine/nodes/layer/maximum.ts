// Runs layer.maximum: Keras Maximum of the networks that arrive.
import { maximum as spec } from '#shared/nodes/layer/maximum.ts';
import { mergingRunner } from '#engine/nodes/layer/add-layer.ts';

export const maximum = mergingRunner(spec, (name) => ({
  name,
  className: 'Maximum',
  config: {},
  activation: 'linear',
}));
