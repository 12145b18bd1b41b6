import { defineNode } from '#shared/spec/define-node.ts';
import { tokenParams, tokenWords } from '#shared/nodes/text/token-params.ts';

export const sequences = defineNode({
  kind: 'text.sequences',
  icon: 'list-ordered',
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    ...tokenParams,
    most: { type: 'integer', default: 20_000, min: 1, max: 1_000_000 },
    leastCount: { type: 'integer', default: 1, min: 1, max: 1_000_000 },
    /** 0 = as long as the longest training text. */
    length: { type: 'integer', default: 100, min: 0, max: 10_000 },
    padAt: { type: 'choice', default: 'front', options: ['front', 'back'], advanced: true },
    cutAt: { type: 'choice', default: 'front', options: ['front', 'back'], advanced: true },
  },
})({
  en: {
    title: 'Text to sequences',
    summary: 'Makes a row of token ids of each text.',
    help: 'Each token becomes its place in a vocabulary that is made of the training rows alone, the most frequent first: 0 is padding, 1 any token that is not in it, 2 the most frequent one. An **Embedding** behind it has as many tokens where its own are left at 0: the largest vocabulary and these two. The texts must be the only feature; **Combine inputs** joins them with data that hold the others. Cross-validation keeps the vocabulary.',
    params: {
      ...tokenWords.en,
      most: { label: 'Largest vocabulary', help: 'Of more tokens the most frequent are kept.' },
      leastCount: { label: 'Least count', help: 'Tokens that come less often in the training rows count as unknown.' },
      length: {
        label: 'Length',
        help: 'Tokens of each row. 0: as many as the longest training text has, at most 2000.',
      },
      padAt: {
        label: 'Pad at',
        help: 'Where a short text is filled up with 0; recurrent layers do well with the front.',
        options: { front: 'The front', back: 'The back' },
      },
      cutAt: {
        label: 'Cut at',
        help: 'Where a long text loses tokens.',
        options: { front: 'The front', back: 'The back' },
      },
    },
  },
  zh: {
    title: '文本转序列',
    summary: '把每段文本变成一行词元编号。',
    help: '每个词元变成它在词表中的位置；词表只由训练行得出，最常见的在前：0 为填充，1 为不在词表中的词元，2 为最常见的词元。其后的**嵌入**的词元数留为 0 时，即为词表上限加这两个。文本必须是唯一的特征；用**合并输入**可与含其他特征的数据合在一起。交叉验证沿用同一词表。',
    params: {
      ...tokenWords.zh,
      most: { label: '词表上限', help: '词元更多时只保留最常见的。' },
      leastCount: { label: '最低次数', help: '在训练行中出现次数更少的词元视为未知。' },
      length: { label: '长度', help: '每行的词元数。0：与最长的训练文本相同，最多 2000。' },
      padAt: {
        label: '填充位置',
        help: '短文本在何处补 0；循环层适合在前端填充。',
        options: { front: '前端', back: '末端' },
      },
      cutAt: { label: '截断位置', help: '长文本在何处去掉词元。', options: { front: '前端', back: '末端' } },
    },
  },
});
