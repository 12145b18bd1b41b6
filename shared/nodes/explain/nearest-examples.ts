import { whichParam } from '#shared/nodes/explain/inspection.words.ts';
import { splitNames } from '#shared/nodes/split.words.ts';
import { defineReportNode } from '#shared/spec/define-node.ts';

export const nearestExamples = defineReportNode({
  kind: 'explain.nearestExamples',
  version: 2,
  icon: 'search',
  usesKernels: true,
  params: {
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    rows: { type: 'integer', default: 5, min: 1, max: 1000, unit: 'rows' },
    /** Rows by their number in the table; empty = the first of the split. */
    which: { type: 'integers', default: [], min: 1, max: 1_000_000_001, minLength: 0, maxLength: 200 },
    neighbours: { type: 'integer', default: 5, min: 1, max: 100 },
    /** Hidden: the activations that the last layer with weights sees. */
    space: { type: 'choice', default: 'input', options: ['input', 'hidden'] },
    /** By each feature's standard deviation among the training rows. */
    scaled: { type: 'boolean', default: true },
  },
})({
  en: {
    title: 'Nearest examples',
    summary: 'The training rows that are most like given rows.',
    help: 'By Euclidean distance, either among the features or among the activations of the last hidden layer, where rows lie near each other that the network takes for alike. If the neighbours are of another class than the prediction, the model is on its own there.',
    params: {
      split: { label: 'Of', help: 'Which rows to find examples for.', options: splitNames.en },
      rows: { label: 'Rows', help: 'How many of them, from the first.' },
      which: whichParam.en,
      neighbours: { label: 'Neighbours', help: 'Training rows to each.' },
      space: {
        label: 'Alike in',
        help: 'The features as the network takes them, or what its last hidden layer makes of them.',
        options: { input: 'Features', hidden: 'Last hidden layer' },
      },
      scaled: { label: 'Scaled', help: 'Each number counts in its standard deviation over the training rows.' },
    },
  },
  zh: {
    title: '最近样例',
    summary: '与给定行最相像的训练行。',
    help: '按欧氏距离，可在特征中比较，也可在最后一个隐藏层的激活中比较——网络认为相似的行在那里彼此靠近。若邻居的类别与预测不同，说明模型在那里缺少依据。',
    params: {
      split: { label: '为哪些行', help: '为哪一部分的行寻找样例。', options: splitNames.zh },
      rows: { label: '行数', help: '从第一行起取多少行。' },
      which: whichParam.zh,
      neighbours: { label: '邻居数', help: '每行找多少训练行。' },
      space: {
        label: '比较于',
        help: '网络所接收的特征，或最后一个隐藏层对其的表示。',
        options: { input: '特征', hidden: '最后一个隐藏层' },
      },
      scaled: { label: '缩放', help: '每个数以其在训练行上的标准差计。' },
    },
  },
});
