import { defineLayerNode } from '#shared/spec/define-node.ts';

export const dropout = defineLayerNode({
  kind: 'layer.dropout',
  keras: { layer: 'Dropout' },
  icon: 'droplets',
  params: { rate: { type: 'number', default: 0.5, min: 0, max: 1, exclusiveMax: true } },
});
