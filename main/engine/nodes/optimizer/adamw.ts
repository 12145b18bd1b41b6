// Runs optimizer.adamw: Keras AdamW.
import { adamw as spec } from '#shared/nodes/optimizer/adamw.ts';
import { betaConfig, inferOptimizer, makeOptimizer } from '#engine/nodes/optimizer/make-optimizer.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const adamw = defineRunner<typeof spec>({
  spec,
  infer: () => inferOptimizer('AdamW'),
  run: async (_inputs, params) =>
    makeOptimizer(
      'AdamW',
      { ...betaConfig(params), amsgrad: params.amsgrad, weight_decay: params.weightDecay },
      params,
    ),
});
