// Keras' RMSprop, centred or not, with momentum. TensorFlow's op has epsilon elsewhere.
import { z } from 'zod';
import { blend, decayRate, defineOptimizer, epsilon } from '#engine/training/optimizers/optimizer.ts';
import { fields, flag, onlyRate, slot, zero } from '#engine/training/optimizers/optimizer.ts';

export const rmsprop = defineOptimizer({
  className: 'RMSprop',
  config: z.object({ ...fields(0.001), rho: decayRate(0.9), momentum: decayRate(0), epsilon, centered: flag }),
  slots: (config) => [
    zero('velocity'),
    ...(config.momentum > 0 ? [zero('momentum')] : []),
    ...(config.centered ? [zero('average_gradient')] : []),
  ],
  feeds: onlyRate,
  update(algebra, config, { slots, gradient, squared, feed }) {
    const { add, mul, rsqrt, square, sub } = algebra;
    const velocity = blend(algebra, slot(slots, 0), squared(), config.rho);
    const average = config.centered ? [blend(algebra, slot(slots, slots.length - 1), gradient, config.rho)] : [];
    const spread = average[0] === undefined ? velocity : sub(velocity, square(average[0]));
    const step = mul(mul(gradient, feed('rate')), rsqrt(add(spread, config.epsilon)));
    const momentum = config.momentum > 0 ? [add(mul(slot(slots, 1), config.momentum), step)] : [];
    return { move: momentum[0] ?? step, slots: [velocity, ...momentum, ...average] };
  },
});
