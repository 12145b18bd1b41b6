// Runs optimizer.lion: Keras Lion.
import { lion as spec } from '#shared/nodes/optimizer/lion.ts';
import { inferOptimizer, makeOptimizer } from '#engine/nodes/optimizer/make-optimizer.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const lion = defineRunner<typeof spec>({
  spec,
  infer: () => inferOptimizer('Lion'),
  run: async (_inputs, params) => makeOptimizer('Lion', { beta_1: params.beta1, beta_2: params.beta2 }, params),
});
