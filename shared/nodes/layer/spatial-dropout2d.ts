import { defineLayerNode } from '#shared/spec/define-node.ts';

export const spatialDropout2d = defineLayerNode({
  kind: 'layer.spatialDropout2d',
  keras: { layer: 'SpatialDropout2D' },
  icon: 'droplets',
  params: {
    rate: { type: 'number', default: 0.5, min: 0, max: 1, exclusiveMax: true },
  },
});
