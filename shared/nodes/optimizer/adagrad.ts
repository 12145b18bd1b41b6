import { epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const adagrad = defineOptimizerNode({
  kind: 'optimizer.adagrad',
  keras: { optimizer: 'Adagrad' },
  icon: 'scale',
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
