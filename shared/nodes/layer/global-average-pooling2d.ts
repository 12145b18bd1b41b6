import { defineNode } from '#shared/spec/define-node.ts';

export const globalAveragePooling2d = defineNode({
  kind: 'layer.globalAveragePooling2d',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'GlobalAveragePooling2D' },
  icon: 'minimize',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {},
});
