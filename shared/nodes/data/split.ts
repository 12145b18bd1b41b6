import { defineNode } from '#shared/spec/define-node.ts';

export const split = defineNode({
  kind: 'data.split',
  icon: 'split',
  random: true,
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    validation: { type: 'number', default: 0.1, min: 0, max: 0.9 },
    test: { type: 'number', default: 0.2, min: 0, max: 0.9 },
    stratified: { type: 'boolean', default: true },
    shuffle: { type: 'boolean', default: true },
  },
})({
  en: {
    title: 'Split',
    summary: 'Keeps rows back for validation and test.',
    help: 'Divides the rows into three: those that train the network, those that watch it while it trains, and those that judge it afterwards. Whatever is fitted later, such as standardising, is fitted on the training rows alone.',
    params: {
      validation: { label: 'Validation', help: 'Share of the rows that watch the training, 0 to 0.9.' },
      test: { label: 'Test', help: 'Share of the rows that are held out for the end, 0 to 0.9.' },
      stratified: { label: 'Stratified', help: 'Gives each part the same mix of classes.' },
      shuffle: { label: 'Shuffle', help: 'Draws rows at random; otherwise the last rows are held out.' },
    },
  },
  zh: {
    title: '划分数据',
    summary: '留出一部分行用于验证和测试。',
    help: '把各行分成三部分：用于训练网络的、训练期间用来观察的、训练结束后用来评判的。之后需要拟合的步骤（例如标准化）只用训练集拟合。',
    params: {
      validation: { label: '验证集比例', help: '训练期间用来观察的行所占比例，0 到 0.9。' },
      test: { label: '测试集比例', help: '留到最后评判的行所占比例，0 到 0.9。' },
      stratified: { label: '分层抽样', help: '使每一部分的类别比例相同。' },
      shuffle: { label: '打乱', help: '随机抽取各行；否则留出最后的行。' },
    },
  },
});
