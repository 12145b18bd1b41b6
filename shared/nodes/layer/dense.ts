import { kernelParams } from '#shared/nodes/layer/choices.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const dense = defineLayerNode({
  kind: 'layer.dense',
  keras: { layer: 'Dense', sizeParam: 'units' },
  icon: 'layers',
  params: { units: { type: 'integer', default: 64, min: 1, max: 1_000_000_000 }, ...kernelParams },
});
