// Keras' Adam, and AdamW: the same with a weight decay that is there by default.
import { z } from 'zod';
import { betas, blend, defineOptimizer, fields, flag } from '#engine/training/optimizers/optimizer.ts';
import { number, slot, zero } from '#engine/training/optimizers/optimizer.ts';
import type { OptimizerClass } from '#engine/training/optimizers/optimizer.ts';

function adamLike(className: 'Adam' | 'AdamW', decay: number | null): OptimizerClass {
  const weightDecay = z.number().min(0).nullable().default(decay);
  return defineOptimizer({
    className,
    config: z.object({ ...fields(0.001), ...betas, amsgrad: flag, weight_decay: weightDecay }),
    slots: (config) => [zero('momentum'), zero('velocity'), ...(config.amsgrad ? [zero('velocity_hat')] : [])],
    // Keras folds both bias corrections into the rate, so that epsilon stands beside the raw root.
    feeds: (config, step, rate) => ({
      rate,
      corrected: (rate * Math.sqrt(1 - config.beta_2 ** step)) / (1 - config.beta_1 ** step),
    }),
    update(algebra, config, { slots, gradient, squared, feed }) {
      const { add, div, maximum, mul, sqrt } = algebra;
      const momentum = blend(algebra, slot(slots, 0), gradient, config.beta_1);
      const velocity = blend(algebra, slot(slots, 1), squared(), config.beta_2);
      const largest = config.amsgrad ? [maximum(slot(slots, 2), velocity)] : [];
      const root = add(sqrt(largest[0] ?? velocity), config.epsilon);
      return { move: div(mul(momentum, feed('corrected')), root), slots: [momentum, velocity, ...largest] };
    },
    // The rate that is fed has both bias corrections in it already: powers of zero leave it as it is.
    fused: ({ beta_1: beta1, beta_2: beta2, epsilon, amsgrad }, { gradient, feed }) => ({
      op: amsgrad ? 'ResourceApplyAdamWithAmsgrad' : 'ResourceApplyAdam',
      inputs: [...[0, 0].map(number), feed('corrected'), ...[beta1, beta2, epsilon].map(number), gradient],
      attrs: {},
      squares: true,
    }),
  });
}

export const adam = adamLike('Adam', null);
export const adamw = adamLike('AdamW', 0.004);
