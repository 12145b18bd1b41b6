// What recurrent layers offer alike: Keras' SimpleRNN, GRU and LSTM, and Bidirectional around them.
import { activations, initializers, kernelParams } from '#shared/nodes/layer/choices.ts';
import type { Params } from '#shared/spec/param.ts';

export const recurrentParams = {
  units: { type: 'integer', default: 32, min: 1, max: 1_000_000 },
  returnSequences: { type: 'boolean', default: false },
  bidirectional: { type: 'boolean', default: false },
  mergeMode: {
    type: 'choice',
    default: 'concat',
    options: ['concat', 'sum', 'mul', 'ave'],
    when: { param: 'bidirectional', in: [true] },
  },
  dropout: { type: 'number', default: 0, min: 0, max: 1, exclusiveMax: true },
  recurrentDropout: { type: 'number', default: 0, min: 0, max: 1, exclusiveMax: true, advanced: true },
  ...kernelParams,
  activation: { type: 'choice', default: 'tanh', options: activations, advanced: true },
  recurrentInitializer: { type: 'choice', default: 'orthogonal', options: initializers, advanced: true },
} as const satisfies Params;

/** Of LSTM and GRU. */
export const gateParams = {
  recurrentActivation: { type: 'choice', default: 'sigmoid', options: activations, advanced: true },
} as const satisfies Params;

const { units: _units, bidirectional: _bidirectional, mergeMode: _mergeMode, ...oneWay } = recurrentParams;

/** Of an LSTM that reads one way, without its size. */
export const lstmParams = {
  ...oneWay,
  ...gateParams,
  unitForgetBias: { type: 'boolean', default: true, advanced: true, when: { param: 'useBias', in: [true] } },
} as const satisfies Params;
