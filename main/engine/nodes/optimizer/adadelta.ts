// Runs optimizer.adadelta: Keras Adadelta.
import { adadelta as spec } from '#shared/nodes/optimizer/adadelta.ts';
import { inferOptimizer, makeOptimizer } from '#engine/nodes/optimizer/make-optimizer.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const adadelta = defineRunner<typeof spec>({
  spec,
  infer: () => inferOptimizer('Adadelta'),
  run: async (_inputs, params) => makeOptimizer('Adadelta', { rho: params.rho, epsilon: params.epsilon }, params),
});
