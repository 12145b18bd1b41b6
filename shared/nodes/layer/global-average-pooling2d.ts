import { defineLayerNode } from '#shared/spec/define-node.ts';

export const globalAveragePooling2d = defineLayerNode({
  kind: 'layer.globalAveragePooling2d',
  keras: { layer: 'GlobalAveragePooling2D' },
  icon: 'minimize',
  params: {},
});
