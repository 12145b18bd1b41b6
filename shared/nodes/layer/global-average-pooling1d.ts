import { defineNode } from '#shared/spec/define-node.ts';

export const globalAveragePooling1d = defineNode({
  kind: 'layer.globalAveragePooling1d',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'GlobalAveragePooling1D' },
  icon: 'minimize',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {},
});
