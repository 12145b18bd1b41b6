// Keras' Adamax: Adam by the largest gradient in place of the mean square.
import { z } from 'zod';
import { betas, blend, defineOptimizer, fields } from '#engine/training/optimizers/optimizer.ts';
import { number, slot, zero } from '#engine/training/optimizers/optimizer.ts';

export const adamax = defineOptimizer({
  className: 'Adamax',
  config: z.object({ ...fields(0.001), ...betas }),
  slots: () => [zero('momentum'), zero('norm')],
  feeds: (config, step, rate) => ({ rate, corrected: rate / (1 - config.beta_1 ** step) }),
  update(algebra, config, { slots, gradient, feed }) {
    const { abs, add, div, maximum, mul } = algebra;
    const momentum = blend(algebra, slot(slots, 0), gradient, config.beta_1);
    const norm = maximum(mul(slot(slots, 1), config.beta_2), abs(gradient));
    return { move: div(mul(momentum, feed('corrected')), add(norm, config.epsilon)), slots: [momentum, norm] };
  },
  fused: ({ beta_1: beta1, beta_2: beta2, epsilon }, { gradient, feed }) => ({
    op: 'ResourceApplyAdaMax',
    inputs: [number(0), feed('corrected'), ...[beta1, beta2, epsilon].map(number), gradient],
    attrs: {},
  }),
});
