import { defineNode } from '#shared/spec/define-node.ts';

export const flatten = defineNode({
  kind: 'layer.flatten',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'Flatten' },
  icon: 'rows',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {},
});
