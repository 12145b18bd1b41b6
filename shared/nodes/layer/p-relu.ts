import { defineNode } from '#shared/spec/define-node.ts';

export const pRelu = defineNode({
  kind: 'layer.pRelu',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'PReLU' },
  icon: 'trending-up',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    sharedAxes: { type: 'integers', default: [], min: 1, max: 8, minLength: 0, maxLength: 8 },
  },
});
