import { defineNode } from '#shared/spec/define-node.ts';

export const input = defineNode({
  kind: 'layer.input',
  icon: 'log-in',
  inputs: { dataset: { type: 'dataset', optional: true } },
  outputs: { layer: { type: 'layer' } },
  params: {
    /** Which input of the data, by name; empty = the only one. */
    input: { type: 'text', default: '', maxLength: 1000, advanced: true },
    /** Shape of one row; empty = the shape of the data wired to it. */
    shape: { type: 'integers', default: [], min: 1, max: 1_000_000, minLength: 0, maxLength: 4 },
  },
})({
  en: {
    title: 'Input',
    summary: 'Where rows enter the network.',
    help: 'The start of a network. It takes its shape from the dataset wired to it, or from the shape that you type.',
    params: {
      input: {
        label: 'Input of the data',
        help: 'Of data with several inputs the name of the one that goes in here. Empty: the only one.',
      },
      shape: {
        label: 'Shape of a row',
        help: 'Such as 8, 8, 1 for small grey pictures. Empty: the shape of the dataset.',
      },
    },
  },
  zh: {
    title: '输入',
    summary: '数据进入网络的地方。',
    help: '网络的起点。形状取自所连接的数据集，或者由你直接填写。',
    params: {
      input: { label: '数据的输入', help: '数据有多个输入时，从这里进入的那个输入的名称。留空：唯一的输入。' },
      shape: { label: '单行形状', help: '例如小幅灰度图像为 8, 8, 1。留空：取数据集的形状。' },
    },
  },
});
