import { epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const adadelta = defineNode({
  kind: 'optimizer.adadelta',
  version: 1,
  resultVersion: 1,
  keras: { optimizer: 'Adadelta' },
  icon: 'scale',
  inputs: {},
  outputs: { optimizer: { type: 'optimizer' } },
  params: {
    ...rateParam,
    rho: { type: 'number', default: 0.95, min: 0, max: 1, exclusiveMax: true },
    ...epsilonParam,
    ...stepParams,
  },
});
