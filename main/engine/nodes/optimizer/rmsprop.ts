// Runs optimizer.rmsprop: Keras RMSprop, centred or not, with momentum.
import { rmsprop as spec } from '#shared/nodes/optimizer/rmsprop.ts';
import { inferOptimizer, makeOptimizer } from '#engine/nodes/optimizer/make-optimizer.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const rmsprop = defineRunner<typeof spec>({
  spec,
  infer: () => inferOptimizer('RMSprop'),
  run: async (_inputs, params) =>
    makeOptimizer(
      'RMSprop',
      { rho: params.rho, momentum: params.momentum, centered: params.centred, epsilon: params.epsilon },
      params,
    ),
});
