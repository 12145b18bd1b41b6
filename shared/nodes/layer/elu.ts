import { defineLayerNode } from '#shared/spec/define-node.ts';

export const elu = defineLayerNode({
  kind: 'layer.elu',
  keras: { layer: 'ELU' },
  icon: 'trending-up',
  params: {
    alpha: { type: 'number', default: 1, min: 0, max: 100 },
  },
});
