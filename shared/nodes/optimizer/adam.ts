import { betaParams, epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const adam = defineOptimizerNode({
  kind: 'optimizer.adam',
  keras: { optimizer: 'Adam' },
  icon: 'zap',
  params: {
    ...rateParam,
    ...betaParams,
    ...epsilonParam,
    amsgrad: { type: 'boolean', default: false, advanced: true },
    ...stepParams,
  },
});
