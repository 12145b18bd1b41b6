import { defineLayerNode } from '#shared/spec/define-node.ts';

export const spatialDropout1d = defineLayerNode({
  kind: 'layer.spatialDropout1d',
  keras: { layer: 'SpatialDropout1D' },
  icon: 'droplets',
  params: {
    rate: { type: 'number', default: 0.5, min: 0, max: 1, exclusiveMax: true },
  },
});
