import { epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const adadelta = defineOptimizerNode({
  kind: 'optimizer.adadelta',
  keras: { optimizer: 'Adadelta' },
  icon: 'scale',
  params: {
    ...rateParam,
    rho: { type: 'number', default: 0.95, min: 0, max: 1, exclusiveMax: true },
    ...epsilonParam,
    ...stepParams,
  },
});
