import { betaParams, epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const adamax = defineNode({
  kind: 'optimizer.adamax',
  version: 1,
  resultVersion: 1,
  keras: { optimizer: 'Adamax' },
  icon: 'zap',
  inputs: {},
  outputs: { optimizer: { type: 'optimizer' } },
  params: {
    ...rateParam,
    ...betaParams,
    ...epsilonParam,
    ...stepParams,
  },
});
