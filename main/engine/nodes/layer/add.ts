// Runs layer.add: Keras Add of the networks that arrive.
import { add as spec } from '#shared/nodes/layer/add.ts';
import { mergingRunner } from '#engine/nodes/layer/add-layer.ts';

export const add = mergingRunner(spec, (name) => ({
  name,
  className: 'Add',
  config: {},
  activation: 'linear',
}));
