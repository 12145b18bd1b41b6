import { defineNode } from '#shared/spec/define-node.ts';

export const prepare = defineNode({
  kind: 'data.prepare',
  icon: 'wand',
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    missing: { type: 'choice', default: 'median', options: ['median', 'mean', 'mostFrequent', 'none'] },
    numbers: { type: 'choice', default: 'moments', options: ['moments', 'range', 'quartiles', 'none'] },
    words: { type: 'choice', default: 'slots', options: ['slots', 'share', 'none'] },
    /** Numbers that the network makes of a column of words at most. */
    mostWords: { type: 'integer', default: 50, min: 2, max: 1000, advanced: true },
    /** Which input of the data, by name; empty = all. */
    input: { type: 'text', default: '', maxLength: 1000, advanced: true },
  },
})({
  en: {
    title: 'Prepare',
    summary: 'Makes numbers of every column: fills gaps, encodes words, scales.',
    help: 'Does to each column what it needs before a network can take it: numbers that are missing are filled, numbers are scaled by `z = (x − a) / b`, words become one number each (one-hot). Everything is fitted on the training rows alone, and the model does the same to any later row. A word that no training row had counts as none of the known ones; a cell without a word counts as a word of its own.',
    params: {
      missing: {
        label: 'Missing numbers become',
        help: 'What fills a number that is missing, taken from the training rows.',
        options: {
          median: 'The median',
          mean: 'The mean',
          mostFrequent: 'The most frequent',
          none: 'Left as they are',
        },
      },
      numbers: {
        label: 'Numbers are scaled',
        help: 'By mean and standard deviation; to 0 … 1; or by median and quartiles, which outliers hardly move.',
        options: {
          moments: 'To mean 0, spread 1',
          range: 'To 0 … 1',
          quartiles: 'By median and quartiles',
          none: 'Not at all',
        },
      },
      words: {
        label: 'Words become',
        help: 'One number for each word, of which one is 1 (one-hot); or a single number, the word’s share of the training rows.',
        options: { slots: 'One number each', share: 'Their share of the rows', none: 'Left as they are' },
      },
      mostWords: {
        label: 'Most words of a column',
        help: 'Of a column with more words the most frequent have a number each, the others one together.',
      },
      input: { label: 'Input', help: 'Of data with several inputs the one to prepare. Empty: all of them.' },
    },
  },
  zh: {
    title: '预处理',
    summary: '把每一列变成数字：填补缺失、编码文字、缩放数值。',
    help: '对每一列做网络所需的处理：填补缺失的数，把数值按 `z = (x − a) / b` 缩放，把每个词变成一个数（独热编码）。所有参数只用训练行拟合，模型对以后的任何行都做同样的处理。训练行中没有出现过的词不算任何已知的词；没有词的单元格算作单独的一个词。',
    params: {
      missing: {
        label: '缺失的数填为',
        help: '用训练行算出的值填补缺失的数。',
        options: { median: '中位数', mean: '平均值', mostFrequent: '最常见的值', none: '保持原样' },
      },
      numbers: {
        label: '数值缩放',
        help: '按平均值和标准差；缩放到 0 … 1；或按中位数和四分位距（几乎不受离群值影响）。',
        options: { moments: '均值 0，标准差 1', range: '到 0 … 1', quartiles: '按中位数和四分位距', none: '不缩放' },
      },
      words: {
        label: '文字变成',
        help: '每个词一个数，其中一个为 1（独热编码）；或一个数：该词在训练行中所占的比例。',
        options: { slots: '每个词一个数', share: '所占的比例', none: '保持原样' },
      },
      mostWords: { label: '每列最多的词数', help: '词数更多的列中，最常见的词各占一个数，其余的词共用一个数。' },
      input: { label: '输入', help: '数据有多个输入时要处理的那个。留空：全部。' },
    },
  },
});
