import { attentionWords } from '#shared/nodes/layer/attention.words.ts';
import { activations } from '#shared/nodes/layer/choices.ts';
import { kernelWords } from '#shared/nodes/layer/layer.words.ts';
import { epsilon } from '#shared/nodes/layer/normalisation.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const transformerBlock = defineLayerNode({
  kind: 'layer.transformerBlock',
  icon: 'layers',
  params: {
    heads: { type: 'integer', default: 4, min: 1, max: 1000 },
    inner: { type: 'integer', default: 128, min: 1, max: 100_000 },
    causal: { type: 'boolean', default: false },
    normaliseFirst: { type: 'boolean', default: true },
    dropout: { type: 'number', default: 0.1, min: 0, max: 1, exclusiveMax: true },
    activation: { type: 'choice', default: 'relu', options: activations, advanced: true },
    epsilon: { type: 'number', default: 1e-5, min: 0, max: 1, exclusiveMin: true, advanced: true },
  },
})({
  en: {
    title: 'Transformer block',
    summary: 'Attention, then a small network at every step, each with a shortcut.',
    help: '`x ← x + attention(norm(x))`, then `x ← x + dense(dense(norm(x)))`: Keras’ MultiHeadAttention, LayerNormalization, Dense, Dropout and Add. The shape `[steps, features]` stays. Causal it is a block of a language model; without, of an encoder. It does not know the places of the steps: put positions before the first one.',
    params: {
      heads: {
        label: 'Heads',
        help: 'How many patterns of attention there are side by side; they share the features among them.',
      },
      inner: {
        label: 'Inner units',
        help: 'Units of the small network’s first layer; two to four times the features.',
      },
      causal: attentionWords.en.causal,
      normaliseFirst: {
        label: 'Normalise first',
        help: 'Normalises before attention and network, which trains more steadily; otherwise after each sum, as in the first transformers.',
      },
      dropout: {
        label: 'Dropout',
        help: 'Share of each part’s output that is switched off while training: 0 or more, below 1.',
      },
      activation: { ...kernelWords.en.activation, help: 'The function inside the small network.' },
      epsilon: epsilon.en,
    },
  },
  zh: {
    title: 'Transformer 块',
    summary: '先做注意力，再在每一步用一个小网络，各带捷径。',
    help: '`x ← x + attention(norm(x))`，然后 `x ← x + dense(dense(norm(x)))`：由 Keras 的 MultiHeadAttention、LayerNormalization、Dense、Dropout 和 Add 组成。形状 `[步, 特征]` 不变。带因果掩码时是语言模型的块，不带时是编码器的块。它不知道各步的位置：请在第一个块之前放置位置编码。',
    params: {
      heads: { label: '头数', help: '并行的注意力模式有多少种；它们分担全部特征。' },
      inner: { label: '内部单元数', help: '小网络第一层的单元数，通常为特征数的二到四倍。' },
      causal: attentionWords.zh.causal,
      normaliseFirst: {
        label: '先归一化',
        help: '在注意力和小网络之前归一化，训练更稳定；否则像最初的 Transformer 那样在每次求和之后归一化。',
      },
      dropout: { label: '失活率', help: '训练时每一部分输出被关闭的比例：不小于 0，小于 1。' },
      activation: { ...kernelWords.zh.activation, help: '小网络内部的函数。' },
      epsilon: epsilon.zh,
    },
  },
});
