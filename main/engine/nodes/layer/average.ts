// Runs layer.average: Keras Average of the networks that arrive.
import { average as spec } from '#shared/nodes/layer/average.ts';
import { mergingRunner } from '#engine/nodes/layer/add-layer.ts';

export const average = mergingRunner(spec, (name) => ({
  name,
  className: 'Average',
  config: {},
  activation: 'linear',
}));
