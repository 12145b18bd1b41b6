import { defineNode } from '#shared/spec/define-node.ts';

export const layerNormalization = defineNode({
  kind: 'layer.layerNormalization',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'LayerNormalization' },
  icon: 'align-centre',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    epsilon: { type: 'number', default: 0.001, min: 0, max: 1, exclusiveMin: true },
    centre: { type: 'boolean', default: true, advanced: true, keras: 'center' },
    scale: { type: 'boolean', default: true, advanced: true },
  },
});
