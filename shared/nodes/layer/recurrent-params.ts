// What recurrent layers offer alike: Keras' SimpleRNN, GRU and LSTM, and Bidirectional around them.
import { activations, initializers, kernelParams, matrixParams } from '#shared/nodes/layer/choices.ts';
import { limitParams, orthogonalParams, penaltyParams } from '#shared/nodes/layer/weight-rules.ts';
import type { Params } from '#shared/spec/param.ts';

const flow = {
  returnSequences: { type: 'boolean', default: false },
  dropout: { type: 'number', default: 0, min: 0, max: 1, exclusiveMax: true },
  recurrentDropout: { type: 'number', default: 0, min: 0, max: 1, exclusiveMax: true, advanced: true },
} as const satisfies Params;

const { returnSequences, ...drop } = flow;

const activation = { type: 'choice', default: 'tanh', options: activations, advanced: true } as const;
const recurrentInitializer = { type: 'choice', default: 'orthogonal', options: initializers, advanced: true } as const;

export const recurrentParams = {
  units: { type: 'integer', default: 32, min: 1, max: 1_000_000 },
  returnSequences,
  bidirectional: { type: 'boolean', default: false },
  mergeMode: {
    type: 'choice',
    default: 'concat',
    options: ['concat', 'sum', 'mul', 'ave'],
    when: { param: 'bidirectional', in: [true] },
  },
  ...drop,
  ...matrixParams,
  activation,
  recurrentInitializer,
  ...penaltyParams('recurrent', ['none', 'l1_l2', 'orthogonal_regularizer']),
  ...orthogonalParams('recurrent'),
  ...limitParams('recurrent'),
} as const satisfies Params;

/** Of LSTM and GRU. */
export const gateParams = {
  recurrentActivation: { type: 'choice', default: 'sigmoid', options: activations, advanced: true },
} as const satisfies Params;

/** Of an LSTM that reads one way and whose kernels are no matrices, without its size. */
export const lstmParams = {
  ...flow,
  ...kernelParams,
  activation,
  recurrentInitializer,
  ...penaltyParams('recurrent', ['none', 'l1_l2']),
  ...limitParams('recurrent'),
  ...gateParams,
  unitForgetBias: { type: 'boolean', default: true, advanced: true, when: { param: 'useBias', in: [true] } },
} as const satisfies Params;
