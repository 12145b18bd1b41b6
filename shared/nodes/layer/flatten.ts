import { defineLayerNode } from '#shared/spec/define-node.ts';

export const flatten = defineLayerNode({
  kind: 'layer.flatten',
  keras: { layer: 'Flatten' },
  icon: 'rows',
  params: {},
});
