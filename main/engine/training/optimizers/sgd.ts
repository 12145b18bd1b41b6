// Keras' SGD: v ← μv − α∇J, θ ← θ + v, or Nesterov's form of it.
import { z } from 'zod';
import { defineOptimizer, fields, flag, number, onlyRate, slot, zero } from '#engine/training/optimizers/optimizer.ts';

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
