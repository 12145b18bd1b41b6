import { kernelParams } from '#shared/nodes/layer/choices.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const conv1d = defineLayerNode({
  kind: 'layer.conv1d',
  keras: { layer: 'Conv1D', sizeParam: 'filters' },
  icon: 'grid',
  params: {
    filters: { type: 'integer', default: 32, min: 1, max: 100_000 },
    kernelSize: { type: 'integer', default: 3, min: 1, max: 100_000 },
    strides: { type: 'integer', default: 1, min: 1, max: 100_000 },
    padding: { type: 'choice', default: 'valid', options: ['valid', 'same', 'causal'] },
    dilation: { type: 'integer', default: 1, min: 1, max: 100_000, advanced: true, keras: 'dilation_rate' },
    ...kernelParams,
  },
});
