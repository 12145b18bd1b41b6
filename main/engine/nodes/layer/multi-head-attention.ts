// Runs layer.multiHeadAttention: Keras MultiHeadAttention of a sequence to itself.
import { multiHeadAttention as spec } from '#shared/nodes/layer/multi-head-attention.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';
import { classNameOf } from '#engine/network/named-object.ts';

export const multiHeadAttention = layerRunner(spec, (name, params) => ({
  name,
  className: 'MultiHeadAttention',
  config: {
    num_heads: params.heads,
    key_dim: params.keySize,
    dropout: params.dropout,
    use_bias: params.useBias,
    kernel_initializer: { class_name: classNameOf(params.kernelInitializer), config: {} },
  },
  activation: 'linear',
  sizeParam: 'keySize',
  twice: true,
}));
