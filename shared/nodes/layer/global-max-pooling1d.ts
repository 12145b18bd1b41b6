import { defineNode } from '#shared/spec/define-node.ts';

export const globalMaxPooling1d = defineNode({
  kind: 'layer.globalMaxPooling1d',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'GlobalMaxPooling1D' },
  icon: 'minimize',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {},
});
