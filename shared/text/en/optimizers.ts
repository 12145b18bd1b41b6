// The words of the optimizer kinds, in English. zh/optimizers.ts mirrors this file.
import type { FamilyWords } from '#shared/text/node-words.ts';

export const enOptimizers = {
  nodes: {
    optimizer: {
      gradientDescent: {
        title: 'Gradient descent',
        summary: 'One step per epoch, over all training rows.',
        help: '`θ ← θ − α∇J(θ)`: the gradient of the loss `J` over **all** training rows, once per epoch. Exact and easy to follow, but it needs many epochs.',
        inputs: {},
        outputs: { optimizer: 'Optimizer' },
        params: { learningRate: { label: 'Learning rate α', help: 'Length of a step. Too long and the loss grows.' } },
      },
      sgd: {
        title: 'SGD',
        summary: 'Gradient descent in small batches, with momentum.',
        help: '`θ ← θ − α∇J(θ)` with the gradient of one batch at a time. With momentum `m` it keeps a velocity `v ← m·v − α∇J` and moves by `θ ← θ + v`; Nesterov’s form moves by `m·v − α∇J` with the new velocity.',
        inputs: {},
        outputs: { optimizer: 'Optimizer' },
        params: {
          learningRate: { label: 'Learning rate α', help: 'Length of a step.' },
          momentum: { label: 'Momentum m', help: 'Share of the last step that goes on: 0 or more, below 1.' },
          nesterov: { label: 'Nesterov', help: 'Looks ahead along the momentum; needs a momentum above 0.' },
        },
      },
      adam: {
        title: 'Adam',
        summary: 'Adapts the step of every weight; a good first choice.',
        help: 'Keeps a running mean `m` of the gradient and `v` of its square, and steps by `θ ← θ − αₜ · m / (√v + ε)`, with `αₜ = α √(1 − β₂ᵗ) / (1 − β₁ᵗ)`.',
        inputs: {},
        outputs: { optimizer: 'Optimizer' },
        params: {
          learningRate: { label: 'Learning rate α', help: 'Length of a step; 0.001 is a good start.' },
          beta1: { label: 'β₁', help: 'How slowly the mean of the gradient forgets.' },
          beta2: { label: 'β₂', help: 'How slowly the mean of its square forgets.' },
          epsilon: { label: 'ε', help: 'Added to √v, so that nothing is divided by zero.' },
          amsgrad: { label: 'AMSGrad', help: 'Uses the largest v so far, so that steps never grow again.' },
        },
      },
    },
  },
} as const satisfies FamilyWords<'optimizer'>;
