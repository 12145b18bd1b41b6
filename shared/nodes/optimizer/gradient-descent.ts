import { rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineNode } from '#shared/spec/define-node.ts';

/** Whole-batch gradient descent: θ ← θ − α∇J(θ), one update an epoch. */
export const gradientDescent = defineNode({
  kind: 'optimizer.gradientDescent',
  version: 1,
  resultVersion: 1,
  keras: { optimizer: 'SGD', wholeBatch: true, config: { momentum: 0, nesterov: false } },
  icon: 'trending-down',
  inputs: {},
  outputs: { optimizer: { type: 'optimizer' } },
  params: {
    learningRate: { ...rateParam.learningRate, default: 0.1 },
    ...stepParams,
  },
});
