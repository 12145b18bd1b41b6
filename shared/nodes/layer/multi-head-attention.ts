import { headWords, attentionPorts } from '#shared/nodes/layer/attention.words.ts';
import { attentionParams, kernelParams } from '#shared/nodes/layer/choices.ts';
import { defineAttentionNode } from '#shared/spec/define-node.ts';

export const multiHeadAttention = defineAttentionNode({
  kind: 'layer.multiHeadAttention',
  keras: { layer: 'MultiHeadAttention', sizeParam: 'keySize', twice: true },
  icon: 'search',
  params: {
    heads: { type: 'integer', default: 4, min: 1, max: 1000, keras: 'num_heads' },
    keySize: { type: 'integer', default: 32, min: 1, max: 100_000, keras: 'key_dim' },
    ...attentionParams,
    useBias: kernelParams.useBias,
    kernelInitializer: kernelParams.kernelInitializer,
  },
})({
  en: {
    title: 'Multi-head attention',
    summary: 'Every step looks at all the others.',
    help: '`softmax(Q·Kᵀ / √d)·V` in several heads side by side. `Q` is made from the first sequence, `K` and `V` from the one that is looked at: from the same one (self-attention) where none is wired. The output has the first one’s shape `[steps, features]`.',
    inputs: attentionPorts.en,
    params: headWords.en,
  },
  zh: {
    title: '多头注意力',
    summary: '每一步都能看到其他所有步。',
    help: '多个头并行计算 `softmax(Q·Kᵀ / √d)·V`。`Q` 由第一个序列得到，`K`、`V` 由被关注的序列得到；没有连接时由同一序列得到（自注意力）。输出与第一个序列同为 `[步, 特征]`。',
    inputs: attentionPorts.zh,
    params: headWords.zh,
  },
});
