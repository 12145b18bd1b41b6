import { defineLayerNode } from '#shared/spec/define-node.ts';

export const cropping2d = defineLayerNode({
  kind: 'layer.cropping2d',
  keras: { layer: 'Cropping2D', sizeParam: 'cropping' },
  icon: 'crop',
  params: {
    cropping: { type: 'integers', default: [1, 1], min: 0, max: 1000, minLength: 2, maxLength: 2 },
  },
});
