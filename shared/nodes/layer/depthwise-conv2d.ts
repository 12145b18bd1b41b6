import { kernelParams } from '#shared/nodes/layer/choices.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const depthwiseConv2d = defineLayerNode({
  kind: 'layer.depthwiseConv2d',
  keras: { layer: 'DepthwiseConv2D', sizeParam: 'depthMultiplier', kernels: ['depthwise'] },
  icon: 'grid',
  params: {
    kernelSize: { type: 'integers', default: [3, 3], min: 1, max: 1000, minLength: 2, maxLength: 2 },
    /** The same down and across: TensorFlow has no kernel for others. */
    strides: { type: 'integer', default: 1, min: 1, max: 1000, keras: { pair: true } },
    padding: { type: 'choice', default: 'valid', options: ['valid', 'same'] },
    depthMultiplier: { type: 'integer', default: 1, min: 1, max: 1000, advanced: true },
    ...kernelParams,
  },
});
