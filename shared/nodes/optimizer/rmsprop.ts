import { epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const rmsprop = defineOptimizerNode({
  kind: 'optimizer.rmsprop',
  keras: { optimizer: 'RMSprop' },
  icon: 'scale',
  params: {
    ...rateParam,
    rho: { type: 'number', default: 0.9, min: 0, max: 1, exclusiveMax: true },
    momentum: { type: 'number', default: 0, min: 0, max: 1, exclusiveMax: true },
    centred: { type: 'boolean', default: false, advanced: true, keras: 'centered' },
    ...epsilonParam,
    ...stepParams,
  },
});
