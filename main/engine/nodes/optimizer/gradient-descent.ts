// Runs optimizer.gradientDescent: one update an epoch from all rows, θ ← θ − α∇J(θ).
import { gradientDescent as spec } from '#shared/nodes/optimizer/gradient-descent.ts';
import { inferOptimizer, makeOptimizer } from '#engine/nodes/optimizer/make-optimizer.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const gradientDescent = defineRunner<typeof spec>({
  spec,
  infer: () => inferOptimizer('SGD', true),
  run: async (_inputs, params) => makeOptimizer('SGD', { momentum: 0, nesterov: false }, params, true),
});
