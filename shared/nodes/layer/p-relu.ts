import { defineLayerNode } from '#shared/spec/define-node.ts';

export const pRelu = defineLayerNode({
  kind: 'layer.pRelu',
  keras: { layer: 'PReLU' },
  icon: 'trending-up',
  params: {
    sharedAxes: { type: 'integers', default: [], min: 1, max: 8, minLength: 0, maxLength: 8 },
  },
});
