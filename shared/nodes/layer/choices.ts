// What several layers offer alike: activations, initialisers and regularisers, under Keras' names.
import { limitParams, orthogonalParams, penaltyParams } from '#shared/nodes/layer/weight-rules.ts';
import type { Params } from '#shared/spec/param.ts';

export const activations = [
  'linear',
  'relu',
  'sigmoid',
  'tanh',
  'softmax',
  'elu',
  'selu',
  'softplus',
  'softsign',
  'gelu',
  'silu',
  'leaky_relu',
  'relu6',
  'hard_sigmoid',
  'exponential',
  'mish',
  'log_softmax',
] as const;

export const initializers = [
  'glorot_uniform',
  'glorot_normal',
  'he_uniform',
  'he_normal',
  'lecun_uniform',
  'lecun_normal',
  'random_uniform',
  'random_normal',
  'truncated_normal',
  'orthogonal',
  'zeros',
  'ones',
] as const;

const withBias = { param: 'useBias', in: [true] } as const;

const startParams = {
  activation: { type: 'choice', default: 'linear', options: activations },
  useBias: { type: 'boolean', default: true, advanced: true },
  kernelInitializer: { type: 'choice', default: 'glorot_uniform', options: initializers, advanced: true },
  biasInitializer: { type: 'choice', default: 'zeros', options: initializers, advanced: true, when: withBias },
} as const satisfies Params;

const ruleParams = {
  ...limitParams('kernel'),
  ...penaltyParams('bias', ['none', 'l1_l2'], withBias),
  ...limitParams('bias', withBias),
} as const satisfies Params;

/** The parameters of every layer with a kernel and a bias, after its size. */
export const kernelParams = {
  ...startParams,
  kernelL1: { type: 'number', default: 0, min: 0, max: 100, advanced: true, keras: 'kernel_regularizer.l1' },
  kernelL2: { type: 'number', default: 0, min: 0, max: 100, advanced: true, keras: 'kernel_regularizer.l2' },
  ...ruleParams,
} as const satisfies Params;

/** Those of a layer whose kernel is a matrix. */
export const matrixParams = {
  ...startParams,
  ...penaltyParams('kernel', ['l1_l2', 'orthogonal_regularizer']),
  ...orthogonalParams('kernel'),
  ...ruleParams,
} as const satisfies Params;

const side = { min: 1, max: 1000 } as const;

const padding = { type: 'choice', default: 'valid', options: ['valid', 'same'] } as const;

/** Of layers that filter each channel by itself. */
export const depthwiseParams = {
  kernelSize: { type: 'integers', default: [3, 3], ...side, minLength: 2, maxLength: 2 },
  /** The same down and across: TensorFlow has no kernel for others. */
  strides: { type: 'integer', default: 1, ...side, keras: { pair: true } },
  padding,
  depthMultiplier: { type: 'integer', default: 1, ...side, advanced: true },
} as const satisfies Params;

/** The same of sequences. */
export const depthwise1dParams = {
  kernelSize: { type: 'integer', default: 3, min: 1, max: 100_000 },
  strides: { type: 'integer', default: 1, ...side },
  padding,
  depthMultiplier: depthwiseParams.depthMultiplier,
} as const satisfies Params;

/** Depth, height and width. */
const three = { type: 'integers', ...side, minLength: 3, maxLength: 3 } as const;

/** Of convolutions over volumes, before their dilation. */
export const volumeParams = {
  filters: { type: 'integer', default: 32, min: 1, max: 100_000 },
  kernelSize: { ...three, default: [3, 3, 3] },
  strides: { ...three, default: [1, 1, 1] },
  padding,
} as const satisfies Params;

/** Of pools over volumes; no stride = the pool's own size. */
export const pool3dParams = {
  poolSize: { ...three, default: [2, 2, 2] },
  strides: { type: 'integer', default: null, ...side, optional: true, advanced: true, keras: { same: 'poolSize' } },
  padding,
} as const satisfies Params;

/** Of pools over pictures; no strides = the pool's own size. */
export const pool2dParams = {
  poolSize: { type: 'integers', default: [2, 2], ...side, minLength: 2, maxLength: 2 },
  strides: {
    type: 'integers',
    default: [],
    ...side,
    minLength: 0,
    maxLength: 2,
    advanced: true,
    keras: { same: 'poolSize', pair: true },
  },
  padding,
} as const satisfies Params;

const steps = { min: 1, max: 1_000_000 } as const;

/** Of pools over sequences; no stride = the pool's own size. */
export const pool1dParams = {
  poolSize: { type: 'integer', default: 2, ...steps },
  strides: { type: 'integer', default: null, ...steps, optional: true, advanced: true, keras: { same: 'poolSize' } },
  padding,
} as const satisfies Params;

/** Of all attention. */
export const attentionParams = {
  causal: { type: 'boolean', default: false, keras: 'use_causal_mask' },
  dropout: { type: 'number', default: 0, min: 0, max: 1, exclusiveMax: true },
} as const satisfies Params;
