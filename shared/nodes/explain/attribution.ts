import { defineNode } from '#shared/spec/define-node.ts';

export const attribution = defineNode({
  kind: 'explain.attribution',
  resultVersion: 2,
  icon: 'bar-chart',
  usesKernels: true,
  random: true,
  inputs: {
    model: { type: 'model' },
    dataset: { type: 'dataset' },
    background: { type: 'dataset', optional: true },
  },
  outputs: { explanation: { type: 'explanation' } },
  params: {
    method: {
      type: 'choice',
      default: 'deep',
      options: [
        'deep',
        'expectedGradients',
        'integratedGradients',
        'gradient',
        'inputTimesGradient',
        'smoothGrad',
        'gradCam',
        'occlusion',
      ],
    },
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    rows: { type: 'integer', default: 20, min: 1, max: 100_000, unit: 'rows' },
    /** A class; empty = every output. */
    output: { type: 'text', default: '', maxLength: 1000 },
    background: { type: 'integer', default: 100, min: 1, max: 10_000, unit: 'rows' },
    baseline: {
      type: 'choice',
      default: 'mean',
      options: ['mean', 'zero'],
      when: { param: 'method', in: ['integratedGradients', 'occlusion'] },
    },
    steps: {
      type: 'integer',
      default: 64,
      min: 1,
      max: 10_000,
      when: { param: 'method', in: ['integratedGradients'] },
    },
    samples: {
      type: 'integer',
      default: 200,
      min: 2,
      max: 100_000,
      when: { param: 'method', in: ['expectedGradients', 'smoothGrad'] },
    },
    /** Of a feature's standard deviation, or of a picture's range. */
    noise: {
      type: 'number',
      default: 0.15,
      min: 0,
      max: 10,
      exclusiveMin: true,
      when: { param: 'method', in: ['smoothGrad'] },
    },
    /** Places along each side of a window over a picture or sequence. */
    window: { type: 'integer', default: 2, min: 1, max: 1000, when: { param: 'method', in: ['occlusion'] } },
    stride: { type: 'integer', default: 1, min: 1, max: 1000, when: { param: 'method', in: ['occlusion'] } },
    /** Empty = the last convolution. */
    layer: { type: 'text', default: '', maxLength: 1000, when: { param: 'method', in: ['gradCam'] } },
  },
});
