import { defineNode } from '#shared/spec/define-node.ts';

export const add = defineNode({
  kind: 'layer.add',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'Add' },
  icon: 'plus',
  inputs: { layers: { type: 'layer', many: true } },
  outputs: { layer: { type: 'layer' } },
  params: {},
});
