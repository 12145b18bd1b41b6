import { betaParams, epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const adam = defineNode({
  kind: 'optimizer.adam',
  version: 1,
  resultVersion: 1,
  keras: { optimizer: 'Adam' },
  icon: 'zap',
  inputs: {},
  outputs: { optimizer: { type: 'optimizer' } },
  params: {
    ...rateParam,
    ...betaParams,
    ...epsilonParam,
    amsgrad: { type: 'boolean', default: false, advanced: true },
    ...stepParams,
  },
});
