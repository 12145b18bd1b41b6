import { defineNode } from '#shared/spec/define-node.ts';

export const encodeWords = defineNode({
  kind: 'data.encodeWords',
  icon: 'whole-word',
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    columns: { type: 'columns', default: [], of: 'dataset' },
    to: { type: 'choice', default: 'slots', options: ['slots', 'share', 'sorted', 'given', 'target'] },
    /** Numbers that the network makes of a feature at most. */
    mostWords: { type: 'integer', default: 50, min: 2, max: 1000, when: { param: 'to', in: ['slots'] } },
    order: { type: 'text', default: '', maxLength: 10_000, multiline: true, when: { param: 'to', in: ['given'] } },
    /** Empty = found from the spread within and between words. */
    smoothing: {
      type: 'number',
      default: null,
      min: 0,
      max: 1e6,
      optional: true,
      when: { param: 'to', in: ['target'] },
    },
  },
})({
  en: {
    title: 'Encode words',
    summary: 'Makes numbers of the words of chosen features.',
    help: 'One number for each word of which one is 1 (one-hot); or a single number for a word: its share of the training rows, its place in an order, or the mean of the target in its rows, drawn to the mean of all rows. The last equals scikit-learn’s TargetEncoder **without** its cross fitting: the training rows see their own target, so prefer few words with many rows each. A word that no training row had counts as none of the known ones (−1 in an order, the mean of all rows by the target).',
    params: {
      columns: { label: 'Features', help: 'The features to encode. Empty: all that hold words.' },
      to: {
        label: 'Words become',
        help: 'One number each suits most; an order suits words such as low, middle, high; the target suits features with very many words.',
        options: {
          slots: 'One number each',
          share: 'Their share of the rows',
          sorted: 'Their place in alphabetical order',
          given: 'Their place in an order that you give',
          target: 'The mean of the target',
        },
      },
      mostWords: {
        label: 'Most words of a feature',
        help: 'Of a feature with more words the most frequent have a number each, the others one together.',
      },
      order: {
        label: 'Order',
        help: 'The words from the lowest to the highest, one a line or separated by commas. The first becomes 0; a word that is not there becomes −1.',
      },
      smoothing: {
        label: 'Smoothing',
        help: 'How many rows of the mean of all rows are added to those of each word. Empty: found from how far the target spreads within words.',
      },
    },
  },
  zh: {
    title: '编码文字',
    summary: '把所选特征的文字变成数字。',
    help: '每个词一个数，其中一个为 1（独热编码）；或每个词只用一个数：它在训练行中所占的比例、在某种顺序中的位置，或其所在行的目标均值（向全体均值收缩）。最后一种与**不做**交叉拟合的 scikit-learn TargetEncoder 相同：训练行会看到自己的目标，因此更适合词少而每个词行数多的情形。训练行中没有出现过的词不算任何已知的词（按顺序编码时为 −1，按目标编码时为全体均值）。',
    params: {
      columns: { label: '特征', help: '要编码的特征。留空：所有文字特征。' },
      to: {
        label: '文字变成',
        help: '多数情况下每个词一个数；低、中、高这类词适合用顺序；词非常多的特征适合用目标。',
        options: {
          slots: '每个词一个数',
          share: '所占的比例',
          sorted: '按字母顺序的位置',
          given: '按给定顺序的位置',
          target: '目标的均值',
        },
      },
      mostWords: { label: '每个特征最多的词数', help: '词数更多的特征中，最常见的词各占一个数，其余的词共用一个数。' },
      order: { label: '顺序', help: '从低到高列出各词，每行一个，或用逗号分隔。第一个为 0；不在其中的词为 −1。' },
      smoothing: { label: '平滑', help: '给每个词加上多少行的全体均值。留空：由目标在各词内的离散程度得出。' },
    },
  },
});
