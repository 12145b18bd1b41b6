import { defineNode } from '#shared/spec/define-node.ts';

export const gaussianNoise = defineNode({
  kind: 'layer.gaussianNoise',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'GaussianNoise' },
  icon: 'dices',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    stddev: { type: 'number', default: 0.1, min: 0, max: 1000 },
  },
});
