// The words of the optimizer kinds, in English. zh/optimizers.ts mirrors this file.
import type { FamilyWords } from '#shared/text/node-words.ts';

type Words = FamilyWords<'optimizer'>['nodes']['optimizer'];

/** The parameters of step-params.ts. */
const stepWords = {
  schedule: {
    label: 'Schedule',
    help: 'How the learning rate changes while training. `t` is the number of updates made, one for each batch.',
    options: {
      constant: 'Constant',
      step: 'Steps of equal length',
      piecewise: 'Steps at given updates',
      exponential: 'Exponential',
      inverseTime: 'Inverse time',
      polynomial: 'Polynomial',
      cosine: 'Cosine, with warm-up',
      plateau: 'Lower on a plateau',
    },
  },
  decaySteps: {
    label: 'Period T',
    help: 'Updates in which the rate falls by the factor once; for polynomial and cosine, updates until it has reached its end. An epoch has rows ÷ batch size updates.',
  },
  boundaries: { label: 'Steps at', help: 'After each of these updates the rate is multiplied by the factor.' },
  factor: {
    label: 'Factor r',
    help: 'What the rate is multiplied by: above 0, at most 1. Exponential: `α·r^(t/T)`. Inverse time: `α / (1 + r·t/T)`.',
  },
  power: { label: 'Power', help: 'Of the polynomial: 1 falls in a straight line, 2 faster at first.' },
  endShare: {
    label: 'Ends at',
    help: 'The share of the learning rate at which the schedule ends, and below which it does not go: 0 to 1.',
  },
  warmupSteps: { label: 'Warm-up', help: 'Updates over which the rate first rises from 0. 0: none.' },
  plateauPatience: {
    label: 'Patience',
    help: 'Lowers the rate when the validation loss (else the training loss) has not become better for so many epochs.',
  },
  plateauCooldown: { label: 'Cooldown', help: 'Epochs to wait after the rate was lowered before counting again.' },
  plateauMinDelta: { label: 'Least gain', help: 'A loss that falls by less than this counts as standing still.' },
  weightDecay: {
    label: 'Weight decay λ',
    help: 'Shrinks every weight at each update, apart from the gradient: `θ ← θ − αλθ`. 0: none.',
  },
  clip: {
    label: 'Clip gradients',
    help: 'Keeps a few huge gradients from throwing the weights far off.',
    options: {
      none: 'No',
      value: 'Each number',
      norm: 'Length, per weight tensor',
      globalNorm: 'Length, all together',
    },
  },
  clipAt: { label: 'Clip at', help: 'The largest number, or the greatest length, that a gradient may have.' },
} as const satisfies Omit<Words['adam']['params'], 'learningRate' | 'beta1' | 'beta2' | 'epsilon' | 'amsgrad'>;

const rate = { learningRate: { label: 'Learning rate α', help: 'Length of a step.' } } as const;
const epsilon = { epsilon: { label: 'ε', help: 'Added to the root, so that nothing is divided by zero.' } } as const;
const betas = {
  beta1: { label: 'β₁', help: 'How slowly the mean of the gradient forgets.' },
  beta2: { label: 'β₂', help: 'How slowly the mean of its square forgets.' },
} as const;
const amsgrad = {
  amsgrad: { label: 'AMSGrad', help: 'Uses the largest v so far, so that steps never grow again.' },
} as const;
const ports = { inputs: {}, outputs: { optimizer: 'Optimizer' } } as const;

export const enOptimizers = {
  nodes: {
    optimizer: {
      gradientDescent: {
        title: 'Gradient descent',
        summary: 'One step per epoch, over all training rows.',
        help: '`θ ← θ − α∇J(θ)`: the gradient of the loss `J` over **all** training rows, once per epoch. Exact and easy to follow, but it needs many epochs.',
        ...ports,
        params: {
          learningRate: { label: 'Learning rate α', help: 'Length of a step. Too long and the loss grows.' },
          ...stepWords,
        },
      },
      sgd: {
        title: 'SGD',
        summary: 'Gradient descent in small batches, with momentum.',
        help: '`θ ← θ − α∇J(θ)` with the gradient of one batch at a time. With momentum `m` it keeps a velocity `v ← m·v − α∇J` and moves by `θ ← θ + v`; Nesterov’s form moves by `m·v − α∇J` with the new velocity.',
        ...ports,
        params: {
          ...rate,
          momentum: { label: 'Momentum m', help: 'Share of the last step that goes on: 0 or more, below 1.' },
          nesterov: { label: 'Nesterov', help: 'Looks ahead along the momentum; needs a momentum above 0.' },
          ...stepWords,
        },
      },
      rmsprop: {
        title: 'RMSprop',
        summary: 'Divides each step by the recent size of the gradient.',
        help: 'Keeps a running mean of the squared gradient, `v ← ρ·v + (1 − ρ)g²`, and steps by `θ ← θ − α·g / √(v + ε)`. Centred, it takes the variance `v − ḡ²` in place of `v`. Often used for recurrent networks.',
        ...ports,
        params: {
          ...rate,
          rho: { label: 'ρ', help: 'How slowly the mean of the squared gradient forgets: 0 or more, below 1.' },
          momentum: { label: 'Momentum m', help: 'Share of the last step that goes on: 0 or more, below 1.' },
          centred: { label: 'Centred', help: 'Divides by the gradient’s variance instead of its square.' },
          ...epsilon,
          ...stepWords,
        },
      },
      adagrad: {
        title: 'Adagrad',
        summary: 'Shortens the steps of weights that have moved much.',
        help: 'Adds up all squared gradients, `a ← a + g²`, and steps by `θ ← θ − α·g / √(a + ε)`. Suits sparse data, such as words; its steps only ever become shorter.',
        ...ports,
        params: {
          ...rate,
          initialAccumulator: { label: 'Sum starts at', help: 'What the sum of squares starts with: 0 or more.' },
          ...epsilon,
          ...stepWords,
        },
      },
      adadelta: {
        title: 'Adadelta',
        summary: 'Adagrad that forgets, with steps in the weights’ own units.',
        help: 'Keeps running means of the squared gradient, `a`, and of the squared steps, `d`: `Δ = g·√(d + ε) / √(a + ε)`, `θ ← θ − α·Δ`. Its inventor used a learning rate of 1.',
        ...ports,
        params: {
          learningRate: { label: 'Learning rate α', help: 'What the step is multiplied by; 1 as first published.' },
          rho: { label: 'ρ', help: 'How slowly the running means forget: 0 or more, below 1.' },
          ...epsilon,
          ...stepWords,
        },
      },
      adam: {
        title: 'Adam',
        summary: 'Adapts the step of every weight; a good first choice.',
        help: 'Keeps a running mean `m` of the gradient and `v` of its square, and steps by `θ ← θ − αₜ · m / (√v + ε)`, with `αₜ = α √(1 − β₂ᵗ) / (1 − β₁ᵗ)`.',
        ...ports,
        params: {
          learningRate: { label: 'Learning rate α', help: 'Length of a step; 0.001 is a good start.' },
          ...betas,
          ...epsilon,
          ...amsgrad,
          ...stepWords,
        },
      },
      adamw: {
        title: 'AdamW',
        summary: 'Adam with weight decay; usual for transformers.',
        help: 'Adam’s step, and beside it every weight shrinks: `θ ← θ − αλθ`. The decay does not go through the gradient’s means, as an L2 penalty would.',
        ...ports,
        params: { ...rate, ...betas, ...epsilon, ...amsgrad, ...stepWords },
      },
      adamax: {
        title: 'Adamax',
        summary: 'Adam that divides by the largest recent gradient.',
        help: 'Keeps `m ← β₁·m + (1 − β₁)g` and `u ← max(β₂·u, |g|)`, and steps by `θ ← θ − α / (1 − β₁ᵗ) · m / (u + ε)`.',
        ...ports,
        params: {
          ...rate,
          beta1: betas.beta1,
          beta2: { label: 'β₂', help: 'How slowly the largest gradient forgets.' },
          ...epsilon,
          ...stepWords,
        },
      },
      nadam: {
        title: 'Nadam',
        summary: 'Adam with Nesterov’s look ahead.',
        help: 'Adam, whose step takes the mean of the gradient one update ahead: the momentum that will be, and the gradient of now.',
        ...ports,
        params: { ...rate, ...betas, ...epsilon, ...stepWords },
      },
      lion: {
        title: 'Lion',
        summary: 'Steps of one length, by the sign of the gradient alone.',
        help: '`θ ← θ − α·sign(β₁·m + (1 − β₁)g)`, then `m ← β₂·m + (1 − β₂)g`. It keeps one number per weight; choose a learning rate 3 to 10 times smaller than for Adam.',
        ...ports,
        params: {
          ...rate,
          beta1: { label: 'β₁', help: 'How much of the running mean goes into the sign.' },
          beta2: { label: 'β₂', help: 'How slowly the mean of the gradient forgets.' },
          ...stepWords,
        },
      },
    },
  },
  view: { learningRate: 'Learning rate' },
  plot: { update: 'updates', learningRate: 'learning rate' },
} as const satisfies FamilyWords<'optimizer'> & { readonly view: object; readonly plot: object };
