// Runs optimizer.sgd: Keras SGD, with momentum and Nesterov’s form of it.
import { sgd as spec } from '#shared/nodes/optimizer/sgd.ts';
import { inferOptimizer, makeOptimizer } from '#engine/nodes/optimizer/make-optimizer.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const sgd = defineRunner<typeof spec>({
  spec,
  infer: () => inferOptimizer('SGD'),
  run: async (_inputs, params) =>
    makeOptimizer('SGD', { momentum: params.momentum, nesterov: params.nesterov }, params),
});
