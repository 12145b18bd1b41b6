// Runs optimizer.gradientDescent: one update an epoch from all rows, θ ← θ − α∇J(θ).
import { gradientDescent as spec } from '#shared/nodes/optimizer/gradient-descent.ts';
import { defineRunner } from '#engine/run/runner.ts';

export const gradientDescent = defineRunner<typeof spec>({
  spec,
  infer: () => ({ outputs: { optimizer: { type: 'optimizer', name: 'SGD', wholeBatch: true } }, problems: [] }),
  run: async (_inputs, { learningRate }) => ({
    optimizer: {
      type: 'optimizer',
      className: 'SGD',
      config: { learning_rate: learningRate, momentum: 0, nesterov: false },
      wholeBatch: true,
    },
  }),
});
