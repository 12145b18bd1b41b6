import { rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const sgd = defineNode({
  kind: 'optimizer.sgd',
  version: 1,
  resultVersion: 1,
  keras: { optimizer: 'SGD' },
  icon: 'footprints',
  inputs: {},
  outputs: { optimizer: { type: 'optimizer' } },
  params: {
    learningRate: { ...rateParam.learningRate, default: 0.01 },
    momentum: { type: 'number', default: 0, min: 0, max: 1, exclusiveMax: true },
    nesterov: { type: 'boolean', default: false },
    ...stepParams,
  },
});
