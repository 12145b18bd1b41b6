import { defineLayerNode } from '#shared/spec/define-node.ts';

export const layerNormalization = defineLayerNode({
  kind: 'layer.layerNormalization',
  keras: { layer: 'LayerNormalization' },
  icon: 'align-centre',
  params: {
    epsilon: { type: 'number', default: 0.001, min: 0, max: 1, exclusiveMin: true },
    centre: { type: 'boolean', default: true, advanced: true, keras: 'center' },
    scale: { type: 'boolean', default: true, advanced: true },
  },
});
