import { betaParams, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const lion = defineNode({
  kind: 'optimizer.lion',
  version: 1,
  resultVersion: 1,
  keras: { optimizer: 'Lion' },
  icon: 'zap',
  inputs: {},
  outputs: { optimizer: { type: 'optimizer' } },
  params: {
    ...rateParam,
    ...betaParams,
    beta2: { ...betaParams.beta2, default: 0.99 },
    ...stepParams,
  },
});
