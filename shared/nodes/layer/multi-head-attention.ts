import { kernelParams } from '#shared/nodes/layer/choices.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const multiHeadAttention = defineLayerNode({
  kind: 'layer.multiHeadAttention',
  keras: { layer: 'MultiHeadAttention', sizeParam: 'keySize', twice: true },
  icon: 'search',
  params: {
    heads: { type: 'integer', default: 4, min: 1, max: 1000, keras: 'num_heads' },
    keySize: { type: 'integer', default: 32, min: 1, max: 100_000, keras: 'key_dim' },
    dropout: { type: 'number', default: 0, min: 0, max: 1, exclusiveMax: true },
    useBias: kernelParams.useBias,
    kernelInitializer: kernelParams.kernelInitializer,
  },
});
