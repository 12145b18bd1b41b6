import type { target } from '#shared/nodes/data/target.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const targetWords = {
  en: {
    title: 'Target and features',
    summary: 'Says which column to predict, and from which.',
    help: 'Turns a table into a dataset: one column is the target `y`, the others are the features `x`. A row with a missing target cannot be used and is reported.',
    inputs: { table: 'Table' },
    outputs: { dataset: 'Dataset' },
    params: {
      target: { label: 'Target', help: 'The column to predict.' },
      task: {
        label: 'Target is',
        help: 'Automatic takes text and a few whole numbers for classes, and other numbers for a number.',
        options: { auto: 'Automatic', classes: 'Classes', number: 'A number' },
      },
      positive: {
        label: 'Positive class',
        help: 'Of two classes the one that precision, recall, costs and curves are about, such as attack. Empty: the second in alphabetical order.',
      },
      features: { label: 'Features', help: 'The columns to predict from. Empty: every column but the target.' },
      inputName: {
        label: 'Name of the input',
        help: 'Where a network has several inputs: what these features are called as one of them, such as numbers.',
      },
      shape: {
        label: 'Shape of a row',
        help: 'For pictures: height, width, channels, such as 8, 8, 1. Empty: one number per feature.',
      },
    },
  },
  zh: {
    title: '目标与特征',
    summary: '指定要预测哪一列，以及用哪些列预测。',
    help: '把表格变成数据集：一列作为目标 `y`，其余作为特征 `x`。目标缺失的行无法使用，会给出提示。',
    inputs: { table: '表格' },
    outputs: { dataset: '数据集' },
    params: {
      target: { label: '目标列', help: '要预测的列。' },
      task: {
        label: '目标类型',
        help: '选择“自动”时，文本和取值很少的整数视为类别，其他数字视为数值。',
        options: { auto: '自动', classes: '类别', number: '数值' },
      },
      positive: {
        label: '正类',
        help: '二分类时，精确率、召回率、代价和曲线所针对的类别，例如 attack。留空：按字母顺序的第二个。',
      },
      features: { label: '特征列', help: '用于预测的列。留空：除目标列以外的所有列。' },
      inputName: { label: '输入名称', help: '网络有多个输入时，这些特征作为其中一个输入的名称，例如 numbers。' },
      shape: { label: '单行形状', help: '用于图像：高、宽、通道数，例如 8, 8, 1。留空：每个特征一个数。' },
    },
  },
} satisfies KindWords<typeof target>;
