import { defineNode } from '#shared/spec/define-node.ts';

export const minimum = defineNode({
  kind: 'layer.minimum',
  keras: { layer: 'Minimum' },
  icon: 'chevron-down',
  inputs: { layers: { type: 'layer', many: true } },
  outputs: { layer: { type: 'layer' } },
  params: {},
});
