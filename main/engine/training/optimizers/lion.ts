// Keras' Lion: the sign of a momentum. TensorFlow has no op of it.
import { z } from 'zod';
import { blend, decayRate, defineOptimizer, fields } from '#engine/training/optimizers/optimizer.ts';
import { onlyRate, slot, zero } from '#engine/training/optimizers/optimizer.ts';

export const lion = defineOptimizer({
  className: 'Lion',
  config: z.object({ ...fields(0.001), beta_1: decayRate(0.9), beta_2: decayRate(0.99) }),
  slots: () => [zero('momentum')],
  feeds: onlyRate,
  update(algebra, config, { slots, gradient, feed }) {
    const direction = algebra.sign(blend(algebra, slot(slots, 0), gradient, config.beta_1));
    return {
      move: algebra.mul(direction, feed('rate')),
      slots: [blend(algebra, slot(slots, 0), gradient, config.beta_2)],
    };
  },
});
