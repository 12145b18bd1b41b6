import { defineNode } from '#shared/spec/define-node.ts';

export const maxPooling1d = defineNode({
  kind: 'layer.maxPooling1d',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'MaxPooling1D' },
  icon: 'shrink',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    poolSize: { type: 'integer', default: 2, min: 1, max: 1_000_000 },
    /** null = the pool's own size. */
    strides: {
      type: 'integer',
      default: null,
      min: 1,
      max: 1_000_000,
      optional: true,
      advanced: true,
      keras: { same: 'poolSize' },
    },
    padding: { type: 'choice', default: 'valid', options: ['valid', 'same'] },
  },
});
