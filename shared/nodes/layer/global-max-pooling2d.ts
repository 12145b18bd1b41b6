import { defineLayerNode } from '#shared/spec/define-node.ts';

export const globalMaxPooling2d = defineLayerNode({
  kind: 'layer.globalMaxPooling2d',
  keras: { layer: 'GlobalMaxPooling2D' },
  icon: 'minimize',
  params: {},
});
