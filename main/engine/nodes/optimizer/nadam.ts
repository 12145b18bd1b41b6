// Runs optimizer.nadam: Keras Nadam.
import { nadam as spec } from '#shared/nodes/optimizer/nadam.ts';
import { betaConfig, inferOptimizer, makeOptimizer } from '#engine/nodes/optimizer/make-optimizer.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const nadam = defineRunner<typeof spec>({
  spec,
  infer: () => inferOptimizer('Nadam'),
  run: async (_inputs, params) => makeOptimizer('Nadam', { ...betaConfig(params) }, params),
});
