import { defineLayerNode } from '#shared/spec/define-node.ts';

export const batchNormalization = defineLayerNode({
  kind: 'layer.batchNormalization',
  keras: { layer: 'BatchNormalization' },
  icon: 'align-centre',
  params: {
    momentum: { type: 'number', default: 0.99, min: 0, max: 1 },
    epsilon: { type: 'number', default: 0.001, min: 0, max: 1, exclusiveMin: true },
    centre: { type: 'boolean', default: true, advanced: true, keras: 'center' },
    scale: { type: 'boolean', default: true, advanced: true },
  },
});
