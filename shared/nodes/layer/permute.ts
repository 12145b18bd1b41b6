import { defineLayerNode } from '#shared/spec/define-node.ts';

export const permute = defineLayerNode({
  kind: 'layer.permute',
  keras: { layer: 'Permute' },
  icon: 'undo',
  params: {
    /** Axes in their new order, counted from 1. */
    order: { type: 'integers', default: [2, 1], min: 1, max: 4, minLength: 1, maxLength: 4, keras: 'dims' },
  },
});
