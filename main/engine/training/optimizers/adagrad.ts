// Keras' Adagrad.
import { z } from 'zod';
import { defineOptimizer, epsilon, fields, onlyRate, slot } from '#engine/training/optimizers/optimizer.ts';

export const adagrad = defineOptimizer({
  className: 'Adagrad',
  config: z.object({ ...fields(0.001), initial_accumulator_value: z.number().min(0).default(0.1), epsilon }),
  slots: (config) => [{ name: 'accumulator', initial: config.initial_accumulator_value }],
  feeds: onlyRate,
  update({ add, mul, rsqrt }, config, { slots, gradient, squared, feed }) {
    const accumulator = add(slot(slots, 0), squared());
    return {
      move: mul(mul(gradient, feed('rate')), rsqrt(add(accumulator, config.epsilon))),
      slots: [accumulator],
    };
  },
  leavesRows: () => true,
});
