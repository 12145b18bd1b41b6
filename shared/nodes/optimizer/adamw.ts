import { betaParams, epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const adamw = defineOptimizerNode({
  kind: 'optimizer.adamw',
  keras: { optimizer: 'AdamW' },
  icon: 'zap',
  params: {
    ...rateParam,
    ...betaParams,
    ...epsilonParam,
    amsgrad: { type: 'boolean', default: false, advanced: true },
    ...stepParams,
    weightDecay: { ...stepParams.weightDecay, default: 0.004 },
  },
});
