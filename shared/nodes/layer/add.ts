import { defineNode } from '#shared/spec/define-node.ts';

export const add = defineNode({
  kind: 'layer.add',
  keras: { layer: 'Add' },
  icon: 'plus',
  inputs: { layers: { type: 'layer', many: true } },
  outputs: { layer: { type: 'layer' } },
  params: {},
});
