import { defineNode } from '#shared/spec/define-node.ts';

export const leakyRelu = defineNode({
  kind: 'layer.leakyRelu',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'LeakyReLU' },
  icon: 'trending-up',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    slope: { type: 'number', default: 0.3, min: 0, max: 100, keras: 'negative_slope' },
  },
});
