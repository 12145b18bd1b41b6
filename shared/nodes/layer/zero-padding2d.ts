import { defineNode } from '#shared/spec/define-node.ts';

export const zeroPadding2d = defineNode({
  kind: 'layer.zeroPadding2d',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'ZeroPadding2D', sizeParam: 'padding' },
  icon: 'maximize',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    padding: { type: 'integers', default: [1, 1], min: 0, max: 1000, minLength: 2, maxLength: 2 },
  },
});
