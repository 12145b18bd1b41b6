import { defineNode } from '#shared/spec/define-node.ts';

export const synthetic = defineNode({
  kind: 'data.synthetic',
  icon: 'dices',
  random: true,
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: {
    task: { type: 'choice', default: 'classification', options: ['classification', 'regression'] },
    rows: { type: 'integer', default: 1000, min: 10, max: 1_000_000 },
    features: { type: 'integer', default: 20, min: 1, max: 10_000 },
    informative: { type: 'integer', default: 10, min: 1, max: 10_000 },
    classes: { type: 'integer', default: 2, min: 2, max: 100, when: { param: 'task', in: ['classification'] } },
    separation: { type: 'number', default: 1, min: 0, max: 100, when: { param: 'task', in: ['classification'] } },
    noise: { type: 'number', default: 0.1, min: 0, max: 1000 },
  },
})({
  en: {
    title: 'Synthetic data',
    summary: 'Draws a table with a known pattern in it.',
    help: 'Draws rows at random, with a pattern that a network can learn. Some features are informative; the others are noise. The same seed gives the same table.',
    params: {
      task: {
        label: 'Task',
        help: 'Whether the target is a class or a number.',
        options: { classification: 'Classes', regression: 'A number' },
      },
      rows: { label: 'Rows', help: 'How many rows to draw.' },
      features: { label: 'Features', help: 'How many feature columns each row has.' },
      informative: {
        label: 'Informative features',
        help: 'How many of the features tell something about the target; at most all of them.',
      },
      classes: { label: 'Classes', help: 'How many classes the target has.' },
      separation: {
        label: 'Separation',
        help: 'How far apart the classes lie. 0 makes them impossible to tell apart.',
      },
      noise: { label: 'Noise', help: 'Standard deviation of the noise that is added.' },
    },
  },
  zh: {
    title: '合成数据',
    summary: '随机生成一个含有已知规律的表格。',
    help: '随机生成各行数据，其中含有网络可以学到的规律。一部分特征带有信息，其余只是噪声。相同的种子得到相同的表格。',
    params: {
      task: {
        label: '任务',
        help: '目标是类别还是数值。',
        options: { classification: '分类', regression: '回归' },
      },
      rows: { label: '行数', help: '生成多少行。' },
      features: { label: '特征数', help: '每行有多少个特征列。' },
      informative: { label: '有效特征数', help: '与目标有关的特征个数，不超过特征总数。' },
      classes: { label: '类别数', help: '目标有多少个类别。' },
      separation: { label: '类间距离', help: '各类别相距多远。为 0 时无法区分。' },
      noise: { label: '噪声', help: '所加噪声的标准差。' },
    },
  },
});
