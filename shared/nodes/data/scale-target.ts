import { defineNode } from '#shared/spec/define-node.ts';

export const scaleTarget = defineNode({
  kind: 'data.scaleTarget',
  icon: 'crosshair',
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    by: { type: 'choice', default: 'standardise', options: ['standardise', 'logarithm', 'range'] },
    /** Which target of the data, by name; empty = all that are numbers. */
    target: { type: 'text', default: '', maxLength: 1000, advanced: true },
  },
})({
  en: {
    title: 'Scale the target',
    summary: 'Lets a network learn a number of any size, such as a price.',
    help: 'The training learns `z = (y − a) / b` in the place of the target `y`; `a` and `b` come from its training rows alone. The model that comes out undoes it with layers behind its output: predictions, figures and explanations are in the target’s own unit. The loss of the training’s curve is of the scaled target; its mean absolute and squared errors are in the target’s own unit, unless the logarithm is taken.',
    params: {
      by: {
        label: 'Scaled by',
        help: 'Mean and spread suit most targets. The logarithm suits amounts that reach over several powers of ten, none of them negative; large and small ones then count by their ratio. The range brings the training rows from 0 to 1.',
        options: {
          standardise: 'Mean and spread',
          logarithm: 'Logarithm, then mean and spread',
          range: 'Least and greatest',
        },
      },
      target: {
        label: 'Target',
        help: 'Of data with several targets the one to scale. Empty: all that are numbers.',
      },
    },
  },
  zh: {
    title: '缩放目标',
    summary: '让网络能学习任意大小的数值，例如价格。',
    help: '训练学习的是 `z = (y − a) / b`，而不是目标 `y` 本身；`a` 与 `b` 只由训练行得出。训练好的模型用输出之后的层把它还原：预测、指标与解释都以目标原来的单位表示。训练曲线中的损失是缩放后目标的损失；平均绝对误差与均方误差以目标原来的单位表示，取对数时除外。',
    params: {
      by: {
        label: '缩放依据',
        help: '多数目标适合用均值与标准差。对数适合跨越几个数量级且没有负数的量，这时大小值按比例计。按范围缩放时，训练行落在 0 到 1 之间。',
        options: {
          standardise: '均值与标准差',
          logarithm: '取对数，再用均值与标准差',
          range: '最小值与最大值',
        },
      },
      target: { label: '目标', help: '数据有多个目标时，要缩放的那个目标。留空：所有数值目标。' },
    },
  },
});
