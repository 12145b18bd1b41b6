import { epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const adagrad = defineNode({
  kind: 'optimizer.adagrad',
  version: 1,
  resultVersion: 1,
  keras: { optimizer: 'Adagrad' },
  icon: 'scale',
  inputs: {},
  outputs: { optimizer: { type: 'optimizer' } },
  params: {
    ...rateParam,
    initialAccumulator: {
      type: 'number',
      default: 0.1,
      min: 0,
      max: 1000,
      advanced: true,
      keras: 'initial_accumulator_value',
    },
    ...epsilonParam,
    ...stepParams,
  },
});
