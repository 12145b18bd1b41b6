// Runs optimizer.adamax: Keras Adamax.
import { adamax as spec } from '#shared/nodes/optimizer/adamax.ts';
import { betaConfig, inferOptimizer, makeOptimizer } from '#engine/nodes/optimizer/make-optimizer.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const adamax = defineRunner<typeof spec>({
  spec,
  infer: () => inferOptimizer('Adamax'),
  run: async (_inputs, params) => makeOptimizer('Adamax', { ...betaConfig(params) }, params),
});
