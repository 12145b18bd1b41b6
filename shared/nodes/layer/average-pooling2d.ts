import { defineNode } from '#shared/spec/define-node.ts';

export const averagePooling2d = defineNode({
  kind: 'layer.averagePooling2d',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'AveragePooling2D' },
  icon: 'shrink',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    poolSize: { type: 'integers', default: [2, 2], min: 1, max: 1000, minLength: 2, maxLength: 2 },
    /** Empty = the pool's own size. */
    strides: {
      type: 'integers',
      default: [],
      min: 1,
      max: 1000,
      minLength: 0,
      maxLength: 2,
      advanced: true,
      keras: { same: 'poolSize', pair: true },
    },
    padding: { type: 'choice', default: 'valid', options: ['valid', 'same'] },
  },
});
