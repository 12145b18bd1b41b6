import { rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const sgd = defineOptimizerNode({
  kind: 'optimizer.sgd',
  keras: { optimizer: 'SGD' },
  icon: 'footprints',
  params: {
    learningRate: { ...rateParam.learningRate, default: 0.01 },
    momentum: { type: 'number', default: 0, min: 0, max: 1, exclusiveMax: true },
    nesterov: { type: 'boolean', default: false },
    ...stepParams,
  },
});
