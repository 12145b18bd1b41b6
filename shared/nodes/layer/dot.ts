import { defineNode } from '#shared/spec/define-node.ts';

export const dot = defineNode({
  kind: 'layer.dot',
  keras: { layer: 'Dot' },
  icon: 'circle-dot',
  inputs: { layers: { type: 'layer', many: true } },
  outputs: { layer: { type: 'layer' } },
  params: {
    axis: { type: 'integer', default: -1, min: -2, max: 2, keras: 'axes' },
    normalise: { type: 'boolean', default: false, keras: 'normalize' },
  },
});
