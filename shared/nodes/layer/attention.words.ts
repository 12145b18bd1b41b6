// What the attention layers say of their ports and parameters.
import { kernelWords } from '#shared/nodes/layer/layer.words.ts';

export const attentionPorts = { en: { value: 'Looked at' }, zh: { value: '被关注的序列' } };

export const attentionWords = {
  en: {
    causal: {
      label: 'Causal',
      help: 'A step sees itself and earlier steps alone, as a model that writes the next word must.',
    },
    dropout: {
      label: 'Dropout',
      help: 'Share of the attention that is switched off while training: 0 or more, below 1.',
    },
  },
  zh: {
    causal: { label: '因果', help: '每一步只能看到自己和之前的步，如预测下一个词的模型所需。' },
    dropout: { label: '失活率', help: '训练时被关闭的注意力所占比例：不小于 0，小于 1。' },
  },
};

/** Of attention in heads. */
export const headWords = {
  en: {
    heads: { label: 'Heads', help: 'How many patterns of attention there are side by side.' },
    keySize: { label: 'Size of a head d', help: 'Numbers per step in each head.' },
    ...attentionWords.en,
    useBias: kernelWords.en.useBias,
    kernelInitializer: kernelWords.en.kernelInitializer,
  },
  zh: {
    heads: { label: '头数', help: '并行的注意力模式有多少种。' },
    keySize: { label: '每个头的维度 d', help: '每个头中每一步有多少个数。' },
    ...attentionWords.zh,
    useBias: kernelWords.zh.useBias,
    kernelInitializer: kernelWords.zh.kernelInitializer,
  },
};
