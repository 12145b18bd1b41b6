import { epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const rmsprop = defineNode({
  kind: 'optimizer.rmsprop',
  version: 1,
  resultVersion: 1,
  keras: { optimizer: 'RMSprop' },
  icon: 'scale',
  inputs: {},
  outputs: { optimizer: { type: 'optimizer' } },
  params: {
    ...rateParam,
    rho: { type: 'number', default: 0.9, min: 0, max: 1, exclusiveMax: true },
    momentum: { type: 'number', default: 0, min: 0, max: 1, exclusiveMax: true },
    centred: { type: 'boolean', default: false, advanced: true, keras: 'centered' },
    ...epsilonParam,
    ...stepParams,
  },
});
