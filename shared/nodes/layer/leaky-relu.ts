import { defineLayerNode } from '#shared/spec/define-node.ts';

export const leakyRelu = defineLayerNode({
  kind: 'layer.leakyRelu',
  keras: { layer: 'LeakyReLU' },
  icon: 'trending-up',
  params: {
    slope: { type: 'number', default: 0.3, min: 0, max: 100, keras: 'negative_slope' },
  },
});
