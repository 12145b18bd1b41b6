import { defineLayerNode } from '#shared/spec/define-node.ts';

export const gaussianDropout = defineLayerNode({
  kind: 'layer.gaussianDropout',
  keras: { layer: 'GaussianDropout' },
  icon: 'dices',
  params: {
    rate: { type: 'number', default: 0.5, min: 0, max: 1, exclusiveMax: true },
  },
});
