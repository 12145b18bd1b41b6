import { defineNode } from '#shared/spec/define-node.ts';

export const cropping2d = defineNode({
  kind: 'layer.cropping2d',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'Cropping2D', sizeParam: 'cropping' },
  icon: 'crop',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    cropping: { type: 'integers', default: [1, 1], min: 0, max: 1000, minLength: 2, maxLength: 2 },
  },
});
