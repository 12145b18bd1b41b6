// Runs optimizer.adam: Keras Adam.
import { adam as spec } from '#shared/nodes/optimizer/adam.ts';
import { betaConfig, inferOptimizer, makeOptimizer } from '#engine/nodes/optimizer/make-optimizer.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const adam = defineRunner<typeof spec>({
  spec,
  infer: () => inferOptimizer('Adam'),
  run: async (_inputs, params) => makeOptimizer('Adam', { ...betaConfig(params), amsgrad: params.amsgrad }, params),
});
