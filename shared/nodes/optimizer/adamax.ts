import { betaParams, epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const adamax = defineOptimizerNode({
  kind: 'optimizer.adamax',
  keras: { optimizer: 'Adamax' },
  icon: 'zap',
  params: {
    ...rateParam,
    ...betaParams,
    ...epsilonParam,
    ...stepParams,
  },
});
