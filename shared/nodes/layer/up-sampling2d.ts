import { defineLayerNode } from '#shared/spec/define-node.ts';

export const upSampling2d = defineLayerNode({
  kind: 'layer.upSampling2d',
  keras: { layer: 'UpSampling2D', sizeParam: 'size' },
  icon: 'zoom-in',
  params: {
    size: { type: 'integers', default: [2, 2], min: 1, max: 1000, minLength: 2, maxLength: 2 },
  },
});
