import { betaParams, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const lion = defineOptimizerNode({
  kind: 'optimizer.lion',
  keras: { optimizer: 'Lion' },
  icon: 'zap',
  params: {
    ...rateParam,
    ...betaParams,
    beta2: { ...betaParams.beta2, default: 0.99 },
    ...stepParams,
  },
});
