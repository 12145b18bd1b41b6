// Keras' Nadam: Adam with Nesterov's momentum. TensorFlow has no op of it.
import { z } from 'zod';
import { betas, blend, defineOptimizer, fields, slot, zero } from '#engine/training/optimizers/optimizer.ts';

/** The momentum at a step, and the product of all up to it; the product dies out, so a short loop is exact. */
function momentumAt(beta: number, step: number): { readonly now: number; readonly product: number } {
  const momentum = (i: number): number => beta * (1 - 0.5 * 0.96 ** i);
  let product = 1;
  for (let i = 1; i <= step && product > 1e-300; i += 1) product *= momentum(i);
  return { now: momentum(step), product };
}

export const nadam = defineOptimizer({
  className: 'Nadam',
  config: z.object({ ...fields(0.001), ...betas }),
  slots: () => [zero('momentum'), zero('velocity')],
  feeds(config, step, rate) {
    const now = momentumAt(config.beta_1, step);
    const next = momentumAt(config.beta_1, step + 1);
    return {
      rate,
      momentumFactor: next.now / (1 - next.product),
      gradientFactor: (1 - now.now) / (1 - now.product),
      velocityFactor: 1 / (1 - config.beta_2 ** step),
    };
  },
  update(algebra, config, { slots, gradient, squared, feed }) {
    const { add, div, mul, sqrt } = algebra;
    const momentum = blend(algebra, slot(slots, 0), gradient, config.beta_1);
    const velocity = blend(algebra, slot(slots, 1), squared(), config.beta_2);
    const ahead = add(mul(momentum, feed('momentumFactor')), mul(gradient, feed('gradientFactor')));
    const root = add(sqrt(mul(velocity, feed('velocityFactor'))), config.epsilon);
    return { move: div(mul(ahead, feed('rate')), root), slots: [momentum, velocity] };
  },
});
