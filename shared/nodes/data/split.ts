import { defineNode } from '#shared/spec/define-node.ts';

const byShares = { param: 'by', in: ['fractions', 'groups', 'time'] };

export const split = defineNode({
  kind: 'data.split',
  icon: 'split',
  random: true,
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    by: { type: 'choice', default: 'fractions', options: ['fractions', 'groups', 'time', 'column'] },
    validation: { type: 'number', default: 0.1, min: 0, max: 0.9, when: byShares },
    test: { type: 'number', default: 0.2, min: 0, max: 0.9, when: byShares },
    stratified: { type: 'boolean', default: true, when: { param: 'by', in: ['fractions'] } },
    shuffle: { type: 'boolean', default: true, when: { param: 'by', in: ['fractions', 'groups'] } },
  },
})({
  en: {
    title: 'Split',
    summary: 'Keeps rows back for validation and test.',
    help: 'Divides the rows into three: those that train the network, those that watch it while it trains, and those that judge it afterwards. Whatever is fitted later, such as standardising, is fitted on the training rows alone.',
    params: {
      by: {
        label: 'By',
        help: 'What decides where a row goes. Groups: rows of one group stay together, and the shares are met as nearly as whole groups allow. Time: the oldest rows train, the newest test, and rows of one time stay together. Column: each row goes where its column says. “Target and features” says which column that is.',
        options: { fractions: 'Shares of the rows', groups: 'Whole groups', time: 'Time', column: 'A column' },
      },
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
      by: {
        label: '划分依据',
        help: '由什么决定每行的去向。分组：同组的行不被拆开，在保持各组完整的前提下尽量接近所设比例。时间：最早的行用于训练，最新的行用于测试，时间相同的行在一起。列：每行按列中的值划分。所用的列在“目标与特征”中指定。',
        options: { fractions: '行的比例', groups: '完整的组', time: '时间', column: '指定的列' },
      },
      validation: { label: '验证集比例', help: '训练期间用来观察的行所占比例，0 到 0.9。' },
      test: { label: '测试集比例', help: '留到最后评判的行所占比例，0 到 0.9。' },
      stratified: { label: '分层抽样', help: '使每一部分的类别比例相同。' },
      shuffle: { label: '打乱', help: '随机抽取各行；否则留出最后的行。' },
    },
  },
});
