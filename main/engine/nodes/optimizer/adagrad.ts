// Runs optimizer.adagrad: Keras Adagrad.
import { adagrad as spec } from '#shared/nodes/optimizer/adagrad.ts';
import { inferOptimizer, makeOptimizer } from '#engine/nodes/optimizer/make-optimizer.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const adagrad = defineRunner<typeof spec>({
  spec,
  infer: () => inferOptimizer('Adagrad'),
  run: async (_inputs, params) =>
    makeOptimizer('Adagrad', { initial_accumulator_value: params.initialAccumulator, epsilon: params.epsilon }, params),
});
