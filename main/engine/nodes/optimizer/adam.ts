// Runs optimizer.adam: Keras Adam.
import { adam as spec } from '#shared/nodes/optimizer/adam.ts';
import { defineRunner } from '#engine/run/runner.ts';

export const adam = defineRunner<typeof spec>({
  spec,
  infer: () => ({ outputs: { optimizer: { type: 'optimizer', name: 'Adam', wholeBatch: false } }, problems: [] }),
  run: async (_inputs, { learningRate, beta1, beta2, epsilon, amsgrad }) => ({
    optimizer: {
      type: 'optimizer',
      className: 'Adam',
      config: { learning_rate: learningRate, beta_1: beta1, beta_2: beta2, epsilon, amsgrad },
      wholeBatch: false,
    },
  }),
});
