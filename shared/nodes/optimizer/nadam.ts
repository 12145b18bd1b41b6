import { betaParams, epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const nadam = defineOptimizerNode({
  kind: 'optimizer.nadam',
  keras: { optimizer: 'Nadam' },
  icon: 'zap',
  params: {
    ...rateParam,
    ...betaParams,
    ...epsilonParam,
    ...stepParams,
  },
});
