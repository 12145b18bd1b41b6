import { defineNode } from '#shared/spec/define-node.ts';

export const elu = defineNode({
  kind: 'layer.elu',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'ELU' },
  icon: 'trending-up',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    alpha: { type: 'number', default: 1, min: 0, max: 100 },
  },
});
