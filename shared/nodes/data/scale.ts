import { defineNode } from '#shared/spec/define-node.ts';

export const scale = defineNode({
  kind: 'data.scale',
  icon: 'scale',
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    columns: { type: 'columns', default: [], of: 'dataset' },
    by: { type: 'choice', default: 'range', options: ['range', 'quartiles', 'largest'] },
    least: { type: 'number', default: 0, min: -1000, max: 0, when: { param: 'by', in: ['range'] } },
    greatest: {
      type: 'number',
      default: 1,
      min: 0,
      exclusiveMin: true,
      max: 1000,
      when: { param: 'by', in: ['range'] },
    },
  },
})({
  en: {
    title: 'Scale',
    summary: 'Brings features to a range, or to like size whatever their outliers.',
    help: 'Replaces each feature by `z = (x − a) / b`, as scikit-learn’s MinMaxScaler, RobustScaler and MaxAbsScaler do. `a` and `b` come from the training rows alone, so that a later row may lie beyond the range. A constant feature keeps `b = 1`.',
    params: {
      columns: { label: 'Features', help: 'The features that it is done to. Empty: all that are numbers.' },
      by: {
        label: 'Scaled by',
        help: 'The range is the usual choice for features with clear limits; median and quartiles are hardly moved by outliers; the largest absolute value leaves 0 where it is.',
        options: { range: 'Least and greatest', quartiles: 'Median and quartiles', largest: 'Largest absolute value' },
      },
      least: { label: 'From', help: 'What the least number of the training rows becomes.' },
      greatest: { label: 'To', help: 'What the greatest number of the training rows becomes.' },
    },
  },
  zh: {
    title: '缩放',
    summary: '把特征缩放到给定范围，或不受离群值影响地缩放到相近大小。',
    help: '把每个特征替换为 `z = (x − a) / b`，与 scikit-learn 的 MinMaxScaler、RobustScaler 和 MaxAbsScaler 相同。`a` 与 `b` 只由训练行得出，因此以后的行可能超出范围。取值恒定的特征取 `b = 1`。',
    params: {
      columns: { label: '特征', help: '要处理的特征。留空：所有数值特征。' },
      by: {
        label: '缩放依据',
        help: '有明确界限的特征通常按范围缩放；中位数和四分位距几乎不受离群值影响；按最大绝对值缩放时 0 保持为 0。',
        options: { range: '最小值与最大值', quartiles: '中位数与四分位距', largest: '最大绝对值' },
      },
      least: { label: '从', help: '训练行中的最小值变成的数。' },
      greatest: { label: '到', help: '训练行中的最大值变成的数。' },
    },
  },
});
