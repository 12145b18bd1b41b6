import { defineLayerNode } from '#shared/spec/define-node.ts';

export const globalMaxPooling1d = defineLayerNode({
  kind: 'layer.globalMaxPooling1d',
  keras: { layer: 'GlobalMaxPooling1D' },
  icon: 'minimize',
  params: {},
});
