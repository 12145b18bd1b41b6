import { defineNode } from '#shared/spec/define-node.ts';

export const sgd = defineNode({
  kind: 'optimizer.sgd',
  version: 1,
  resultVersion: 1,
  icon: 'footprints',
  inputs: {},
  outputs: { optimizer: { type: 'optimizer' } },
  params: {
    learningRate: { type: 'number', default: 0.01, min: 0, max: 1000, exclusiveMin: true },
    momentum: { type: 'number', default: 0, min: 0, max: 1, exclusiveMax: true },
    nesterov: { type: 'boolean', default: false },
  },
});
