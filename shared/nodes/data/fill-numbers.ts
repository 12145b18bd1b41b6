import { defineNode } from '#shared/spec/define-node.ts';

export const fillNumbers = defineNode({
  kind: 'data.fillNumbers',
  icon: 'droplets',
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    columns: { type: 'columns', default: [], of: 'dataset' },
    by: { type: 'choice', default: 'median', options: ['median', 'mean', 'mostFrequent', 'constant'] },
    value: { type: 'number', default: 0, min: -1e30, max: 1e30, when: { param: 'by', in: ['constant'] } },
  },
})({
  en: {
    title: 'Fill numbers',
    summary: 'Puts a number where the table has none.',
    help: 'Fills missing numbers of the features with one number each, taken from the training rows alone, as scikit-learn’s SimpleImputer does. The model fills later rows with the same numbers. Of the most frequent numbers it takes the smallest; a feature without any number is filled with 0.',
    params: {
      columns: { label: 'Features', help: 'The features that it is done to. Empty: all that are numbers.' },
      by: {
        label: 'Missing numbers become',
        help: 'What fills a number that is missing.',
        options: { median: 'The median', mean: 'The mean', mostFrequent: 'The most frequent', constant: 'A number' },
      },
      value: { label: 'Number', help: 'The number that fills every gap.' },
    },
  },
  zh: {
    title: '填补数值',
    summary: '在表格缺少数值的地方填入一个数。',
    help: '用每个特征各自的一个数填补缺失值，该数只由训练行得出，与 scikit-learn 的 SimpleImputer 相同；模型对以后的行填入同样的数。有多个最常见的值时取最小的；完全没有数值的特征填 0。',
    params: {
      columns: { label: '特征', help: '要处理的特征。留空：所有数值特征。' },
      by: {
        label: '缺失的数填为',
        help: '用什么填补缺失的数。',
        options: { median: '中位数', mean: '平均值', mostFrequent: '最常见的值', constant: '给定的数' },
      },
      value: { label: '数', help: '填入每个空缺的数。' },
    },
  },
});
