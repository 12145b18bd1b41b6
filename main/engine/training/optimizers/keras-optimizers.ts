// Keras' optimizers, each with its settings and its formula.
import { z } from 'zod';
import {
  betas,
  blend,
  decayRate,
  defineOptimizer,
  epsilon,
  fields,
  flag,
  number,
  onlyRate,
  slot,
  zero,
} from '#engine/training/optimizers/optimizer.ts';
import type { OptimizerClass } from '#engine/training/optimizers/optimizer.ts';

/** SGD: v ← μv − α∇J, θ ← θ + v, or Nesterov's form of it. */
export const sgd = defineOptimizer({
  className: 'SGD',
  config: z.object({ ...fields(0.01), momentum: z.number().min(0).max(1).default(0), nesterov: flag }),
  slots: (config) => (config.momentum > 0 ? [zero('momentum')] : []),
  feeds: onlyRate,
  update({ mul, neg, sub }, { momentum: keep, nesterov }, { slots, gradient, feed }) {
    const step = mul(gradient, feed('rate'));
    if (keep === 0) return { move: step, slots: [] };
    const momentum = sub(mul(slot(slots, 0), keep), step);
    return { move: nesterov ? sub(step, mul(momentum, keep)) : neg(momentum), slots: [momentum] };
  },
  fused: ({ momentum, nesterov }, { gradient, feed }) =>
    momentum === 0
      ? { op: 'ResourceApplyGradientDescent', inputs: [feed('rate'), gradient], attrs: {} }
      : {
          op: 'ResourceApplyKerasMomentum',
          inputs: [feed('rate'), gradient, number(momentum)],
          attrs: { use_nesterov: { b: nesterov } },
        },
  // Momentum moves every row at every update.
  leavesRows: ({ momentum }) => momentum === 0,
});

/** Adam, and AdamW: the same with a weight decay that is there by default. */
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

/** RMSprop, centred or not, with momentum. TensorFlow's op has epsilon elsewhere. */
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

/** Adamax: Adam by the largest gradient in place of the mean square. */
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

/** The momentum at a step, and the product of all up to it; the product dies out, so a short loop is exact. */
function momentumAt(beta: number, step: number): { readonly now: number; readonly product: number } {
  const momentum = (i: number): number => beta * (1 - 0.5 * 0.96 ** i);
  let product = 1;
  for (let i = 1; i <= step && product > 1e-300; i += 1) product *= momentum(i);
  return { now: momentum(step), product };
}

/** Nadam: Adam with Nesterov's momentum. TensorFlow has no op of it. */
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

/** Lion: the sign of a momentum. TensorFlow has no op of it. */
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
