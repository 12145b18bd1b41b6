import { defineNode } from '#shared/spec/define-node.ts';

export const upSampling2d = defineNode({
  kind: 'layer.upSampling2d',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'UpSampling2D', sizeParam: 'size' },
  icon: 'zoom-in',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    size: { type: 'integers', default: [2, 2], min: 1, max: 1000, minLength: 2, maxLength: 2 },
  },
});
