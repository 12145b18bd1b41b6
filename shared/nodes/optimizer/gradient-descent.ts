import { rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

/** Whole-batch gradient descent: θ ← θ − α∇J(θ), one update an epoch. */
export const gradientDescent = defineOptimizerNode({
  kind: 'optimizer.gradientDescent',
  keras: { optimizer: 'SGD', wholeBatch: true, config: { momentum: 0, nesterov: false } },
  icon: 'trending-down',
  params: {
    learningRate: { ...rateParam.learningRate, default: 0.1 },
    ...stepParams,
  },
});
