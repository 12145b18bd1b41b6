import { defineNode } from '#shared/spec/define-node.ts';

export const globalMaxPooling2d = defineNode({
  kind: 'layer.globalMaxPooling2d',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'GlobalMaxPooling2D' },
  icon: 'minimize',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {},
});
