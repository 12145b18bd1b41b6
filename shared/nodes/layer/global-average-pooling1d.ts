import { defineLayerNode } from '#shared/spec/define-node.ts';

export const globalAveragePooling1d = defineLayerNode({
  kind: 'layer.globalAveragePooling1d',
  keras: { layer: 'GlobalAveragePooling1D' },
  icon: 'minimize',
  params: {},
});
