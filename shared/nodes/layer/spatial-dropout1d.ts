import { defineNode } from '#shared/spec/define-node.ts';

export const spatialDropout1d = defineNode({
  kind: 'layer.spatialDropout1d',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'SpatialDropout1D' },
  icon: 'droplets',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    rate: { type: 'number', default: 0.5, min: 0, max: 1, exclusiveMax: true },
  },
});
