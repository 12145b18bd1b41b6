import { headWords, attentionPorts } from '#shared/nodes/layer/attention.words.ts';
import { attentionParams, kernelParams } from '#shared/nodes/layer/choices.ts';
import { defineAttentionNode } from '#shared/spec/define-node.ts';

export const groupQueryAttention = defineAttentionNode({
  kind: 'layer.groupQueryAttention',
  keras: { layer: 'GroupQueryAttention', sizeParam: 'keySize', twice: true },
  icon: 'search',
  params: {
    heads: { type: 'integer', default: 4, min: 1, max: 1000, keras: 'num_query_heads' },
    keyHeads: { type: 'integer', default: 2, min: 1, max: 1000, keras: 'num_key_value_heads' },
    keySize: { type: 'integer', default: 32, min: 1, max: 100_000, keras: 'head_dim' },
    ...attentionParams,
    useBias: kernelParams.useBias,
    kernelInitializer: kernelParams.kernelInitializer,
  },
})({
  en: {
    title: 'Grouped-query attention',
    summary: 'Attention whose heads share keys and values in groups.',
    help: '`softmax(Q·Kᵀ / √d)·V` in several heads, of which some share one `K` and one `V`: fewer weights than multi-head attention, nearly as good. One key head for all is multi-query attention.',
    inputs: attentionPorts.en,
    params: {
      ...headWords.en,
      keyHeads: { label: 'Key heads', help: 'How many keys and values there are; the heads are a multiple of it.' },
    },
  },
  zh: {
    title: '分组查询注意力',
    summary: '各头分组共用键和值的注意力。',
    help: '多个头计算 `softmax(Q·Kᵀ / √d)·V`，其中若干个头共用一个 `K` 和一个 `V`：权重比多头注意力少，效果接近。所有头共用一个键头即为多查询注意力。',
    inputs: attentionPorts.zh,
    params: {
      ...headWords.zh,
      keyHeads: { label: '键头数', help: '有多少组键和值；头数是它的倍数。' },
    },
  },
});
