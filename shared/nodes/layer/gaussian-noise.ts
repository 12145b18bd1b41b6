import { defineLayerNode } from '#shared/spec/define-node.ts';

export const gaussianNoise = defineLayerNode({
  kind: 'layer.gaussianNoise',
  keras: { layer: 'GaussianNoise' },
  icon: 'dices',
  params: {
    stddev: { type: 'number', default: 0.1, min: 0, max: 1000 },
  },
});
