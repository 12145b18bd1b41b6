import { defineNode } from '#shared/spec/define-node.ts';

export const adam = defineNode({
  kind: 'optimizer.adam',
  version: 1,
  resultVersion: 1,
  icon: 'zap',
  inputs: {},
  outputs: { optimizer: { type: 'optimizer' } },
  params: {
    learningRate: { type: 'number', default: 0.001, min: 0, max: 1000, exclusiveMin: true },
    beta1: { type: 'number', default: 0.9, min: 0, max: 1, exclusiveMax: true, advanced: true },
    beta2: { type: 'number', default: 0.999, min: 0, max: 1, exclusiveMax: true, advanced: true },
    epsilon: { type: 'number', default: 1e-7, min: 0, max: 1, exclusiveMin: true, advanced: true },
    amsgrad: { type: 'boolean', default: false, advanced: true },
  },
});
