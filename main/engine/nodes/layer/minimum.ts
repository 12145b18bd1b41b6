// Runs layer.minimum: Keras Minimum of the networks that arrive.
import { minimum as spec } from '#shared/nodes/layer/minimum.ts';
import { mergingRunner } from '#engine/nodes/layer/add-layer.ts';

export const minimum = mergingRunner(spec, (name) => ({
  name,
  className: 'Minimum',
  config: {},
  activation: 'linear',
}));
