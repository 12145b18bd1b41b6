import { defineLayerNode } from '#shared/spec/define-node.ts';

export const zeroPadding2d = defineLayerNode({
  kind: 'layer.zeroPadding2d',
  keras: { layer: 'ZeroPadding2D', sizeParam: 'padding' },
  icon: 'maximize',
  params: {
    padding: { type: 'integers', default: [1, 1], min: 0, max: 1000, minLength: 2, maxLength: 2 },
  },
});
