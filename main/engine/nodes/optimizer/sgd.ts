// Runs optimizer.sgd: Keras SGD, with momentum and Nesterov's form of it.
import { sgd as spec } from '#shared/nodes/optimizer/sgd.ts';
import { defineRunner } from '#engine/run/runner.ts';

export const sgd = defineRunner<typeof spec>({
  spec,
  infer: () => ({ outputs: { optimizer: { type: 'optimizer', name: 'SGD', wholeBatch: false } }, problems: [] }),
  run: async (_inputs, { learningRate, momentum, nesterov }) => ({
    optimizer: {
      type: 'optimizer',
      className: 'SGD',
      config: { learning_rate: learningRate, momentum, nesterov },
      wholeBatch: false,
    },
  }),
});
