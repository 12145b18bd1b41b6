import { defineNode } from '#shared/spec/define-node.ts';

export const permute = defineNode({
  kind: 'layer.permute',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'Permute' },
  icon: 'undo',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    /** Axes in their new order, counted from 1. */
    order: { type: 'integers', default: [2, 1], min: 1, max: 4, minLength: 1, maxLength: 4, keras: 'dims' },
  },
});
