import { splitNames } from '#shared/nodes/split.words.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const predict = defineNode({
  kind: 'evaluate.predict',
  icon: 'wand',
  usesKernels: true,
  inputs: { model: { type: 'model' }, dataset: { type: 'dataset', orTable: true } },
  outputs: { predictions: { type: 'predictions' } },
  params: {
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    /** Empty = those that are kept beside the features. */
    columns: { type: 'columns', default: [], of: 'dataset', kept: true },
  },
})({
  en: {
    title: 'Predict',
    summary: 'Lets a model answer for every row.',
    help: 'The model’s output for every row: a probability per class, or a number, beside the truth.',
    params: {
      split: { label: 'For', help: 'Which rows to predict.', options: splitNames.en },
      columns: {
        label: 'Columns to show beside',
        help: 'Columns that stand beside each answer, such as an id: features, those that “Target and features” keeps beside them, or of a table any. Empty: those that are kept.',
      },
    },
  },
  zh: {
    title: '预测',
    summary: '让模型对每一行给出答案。',
    help: '模型对每一行的输出：每个类别的概率，或一个数值，并与真实值并列。',
    params: {
      split: { label: '数据', help: '对哪一部分数据做预测。', options: splitNames.zh },
      columns: {
        label: '并列显示的列',
        help: '显示在每个结果旁的列，例如编号：特征、“目标与特征”随行保留的列；连接表格时可以是任意列。留空：所有随行保留的列。',
      },
    },
  },
});
