import { kernelParams } from '#shared/nodes/layer/choices.ts';
import { kernelWords } from '#shared/nodes/layer/layer.words.ts';
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
})({
  en: {
    title: 'Self-attention',
    summary: 'Every step looks at all the others.',
    help: '`softmax(Q·Kᵀ / √d)·V` in several heads side by side, with `Q`, `K` and `V` made from the same sequence. The output has the input’s shape `[steps, features]`.',
    params: {
      heads: { label: 'Heads', help: 'How many patterns of attention there are side by side.' },
      keySize: { label: 'Size of a head d', help: 'Numbers per step in each head.' },
      dropout: {
        label: 'Dropout',
        help: 'Share of the attention that is switched off while training: 0 or more, below 1.',
      },
      useBias: kernelWords.en.useBias,
      kernelInitializer: kernelWords.en.kernelInitializer,
    },
  },
  zh: {
    title: '自注意力',
    summary: '每一步都能看到其他所有步。',
    help: '多个头并行计算 `softmax(Q·Kᵀ / √d)·V`，其中 `Q`、`K`、`V` 都由同一序列得到。输出与输入同为 `[步, 特征]`。',
    params: {
      heads: { label: '头数', help: '并行的注意力模式有多少种。' },
      keySize: { label: '每个头的维度 d', help: '每个头中每一步有多少个数。' },
      dropout: { label: '失活率', help: '训练时被关闭的注意力所占比例：不小于 0，小于 1。' },
      useBias: kernelWords.zh.useBias,
      kernelInitializer: kernelWords.zh.kernelInitializer,
    },
  },
});
