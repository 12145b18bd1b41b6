import { kernelParams } from '#shared/nodes/layer/choices.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const conv2dTranspose = defineLayerNode({
  kind: 'layer.conv2dTranspose',
  keras: { layer: 'Conv2DTranspose', sizeParam: 'filters' },
  icon: 'maximize',
  params: {
    filters: { type: 'integer', default: 32, min: 1, max: 100_000 },
    kernelSize: { type: 'integers', default: [3, 3], min: 1, max: 1000, minLength: 2, maxLength: 2 },
    strides: { type: 'integers', default: [1, 1], min: 1, max: 1000, minLength: 2, maxLength: 2 },
    padding: { type: 'choice', default: 'valid', options: ['valid', 'same'] },
    ...kernelParams,
  },
});
