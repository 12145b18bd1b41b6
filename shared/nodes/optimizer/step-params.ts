// What every optimizer offers beside its own formula: how the rate changes, weight decay and clipping. Keras' names and
// meanings; a rate is scheduled over updates (batches), except on a plateau, which goes by epochs.
import type { Params } from '#shared/spec/param.ts';

export const schedules = [
  'constant',
  'step',
  'piecewise',
  'exponential',
  'inverseTime',
  'polynomial',
  'cosine',
  'plateau',
] as const;

const timed = { param: 'schedule', in: ['step', 'exponential', 'inverseTime', 'polynomial', 'cosine'] } as const;
const ending = { param: 'schedule', in: ['polynomial', 'cosine', 'plateau'] } as const;
const factored = { param: 'schedule', in: ['step', 'piecewise', 'exponential', 'inverseTime', 'plateau'] } as const;
const onPlateau = { param: 'schedule', in: ['plateau'] } as const;

export const stepParams = {
  schedule: { type: 'choice', default: 'constant', options: schedules },
  /** T: updates after which the rate has fallen once, or to its end. */
  decaySteps: { type: 'integer', default: 1000, min: 1, max: 1_000_000_000, unit: 'updates', when: timed },
  /** Updates after each of which the factor is applied, in any order. */
  boundaries: {
    type: 'integers',
    default: [1000, 2000],
    min: 1,
    max: 1_000_000_000,
    minLength: 1,
    maxLength: 100,
    when: { param: 'schedule', in: ['piecewise'] },
  },
  factor: { type: 'number', default: 0.5, min: 0, max: 1, exclusiveMin: true, when: factored },
  power: {
    type: 'number',
    default: 1,
    min: 0,
    max: 10,
    exclusiveMin: true,
    when: { param: 'schedule', in: ['polynomial'] },
  },
  /** Fraction of the learning rate below which the schedule does not go. */
  endShare: { type: 'number', default: 0, min: 0, max: 1, when: ending },
  warmupSteps: {
    type: 'integer',
    default: 0,
    min: 0,
    max: 1_000_000_000,
    unit: 'updates',
    when: { param: 'schedule', in: ['cosine'] },
  },
  plateauPatience: { type: 'integer', default: 10, min: 1, max: 100_000, unit: 'epochs', when: onPlateau },
  plateauCooldown: {
    type: 'integer',
    default: 0,
    min: 0,
    max: 100_000,
    unit: 'epochs',
    when: onPlateau,
    advanced: true,
  },
  plateauMinDelta: { type: 'number', default: 0.0001, min: 0, max: 1_000_000, when: onPlateau, advanced: true },
  weightDecay: { type: 'number', default: 0, min: 0, max: 1, advanced: true },
  clip: { type: 'choice', default: 'none', options: ['none', 'value', 'norm', 'globalNorm'], advanced: true },
  clipAt: {
    type: 'number',
    default: 1,
    min: 0,
    max: 1_000_000,
    exclusiveMin: true,
    advanced: true,
    when: { param: 'clip', in: ['value', 'norm', 'globalNorm'] },
  },
} as const satisfies Params;

/** The parameters of Adam and what descends from it. */
export const betaParams = {
  beta1: { type: 'number', default: 0.9, min: 0, max: 1, exclusiveMax: true, advanced: true, keras: 'beta_1' },
  beta2: { type: 'number', default: 0.999, min: 0, max: 1, exclusiveMax: true, advanced: true, keras: 'beta_2' },
} as const satisfies Params;

export const epsilonParam = {
  epsilon: { type: 'number', default: 1e-7, min: 0, max: 1, exclusiveMin: true, advanced: true },
} as const satisfies Params;

/** Any positive number: what is too large shows in the loss. */
export const rateParam = {
  learningRate: { type: 'number', default: 0.001, min: 0, max: 1000, exclusiveMin: true },
} as const satisfies Params;
