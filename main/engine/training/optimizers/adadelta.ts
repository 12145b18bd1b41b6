// Keras' Adadelta.
import { z } from 'zod';
import { blend, decayRate, defineOptimizer, epsilon } from '#engine/training/optimizers/optimizer.ts';
import { fields, number, onlyRate, slot, zero } from '#engine/training/optimizers/optimizer.ts';

export const adadelta = defineOptimizer({
  className: 'Adadelta',
  config: z.object({ ...fields(0.001), rho: decayRate(0.95), epsilon }),
  slots: () => [zero('accumulated_gradient'), zero('accumulated_move')],
  feeds: onlyRate,
  update(algebra, config, { slots, gradient, squared, feed }) {
    const { add, div, mul, sqrt, square } = algebra;
    const gradients = blend(algebra, slot(slots, 0), squared(), config.rho);
    const root = sqrt(add(slot(slots, 1), config.epsilon));
    const move = div(mul(root, gradient), sqrt(add(gradients, config.epsilon)));
    const moves = blend(algebra, slot(slots, 1), square(move), config.rho);
    return { move: mul(move, feed('rate')), slots: [gradients, moves] };
  },
  fused: (config, { gradient, feed }) => ({
    op: 'ResourceApplyAdadelta',
    inputs: [feed('rate'), number(config.rho), number(config.epsilon), gradient],
    attrs: {},
    squares: true,
  }),
});
