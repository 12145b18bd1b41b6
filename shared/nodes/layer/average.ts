import { defineNode } from '#shared/spec/define-node.ts';

export const average = defineNode({
  kind: 'layer.average',
  keras: { layer: 'Average' },
  icon: 'scale',
  inputs: { layers: { type: 'layer', many: true } },
  outputs: { layer: { type: 'layer' } },
  params: {},
});
