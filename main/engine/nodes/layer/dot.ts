// Runs layer.dot: Keras Dot of the networks that arrive.
import { dot as spec } from '#shared/nodes/layer/dot.ts';
import { mergingRunner } from '#engine/nodes/layer/add-layer.ts';

export const dot = mergingRunner(spec, (name, params) => ({
  name,
  className: 'Dot',
  config: { axes: params.axis, normalize: params.normalise },
  activation: 'linear',
}));
