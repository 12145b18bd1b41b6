import { defineNode } from '#shared/spec/define-node.ts';

export const target = defineNode({
  kind: 'data.target',
  resultVersion: 2,
  icon: 'crosshair',
  inputs: { table: { type: 'table' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    target: { type: 'column', default: '', of: 'table' },
    /** How the target is read: auto = text and few whole numbers are classes, other numbers are numbers. */
    task: { type: 'choice', default: 'auto', options: ['auto', 'classes', 'number'] },
    /** Of two classes the one that metrics, costs and curves are about; empty = the second in order. */
    positive: { type: 'text', default: '', maxLength: 1000, advanced: true },
    features: { type: 'columns', default: [], of: 'table' },
    /** What the features are called as an input of a network with several. */
    inputName: { type: 'text', default: '', maxLength: 1000, advanced: true },
    /** Shape of one row, such as [8, 8, 1]; empty = one number per feature. */
    shape: { type: 'integers', default: [], min: 1, max: 1_000_000, minLength: 0, maxLength: 4, advanced: true },
  },
})({
  en: {
    title: 'Target and features',
    summary: 'Says which column to predict, and from which.',
    help: 'Turns a table into a dataset: one column is the target `y`, the others are the features `x`. A row with a missing target cannot be used and is reported.',
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
});
