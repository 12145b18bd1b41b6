import { defineNode } from '#shared/spec/define-node.ts';

export const quantile = defineNode({
  kind: 'data.quantile',
  icon: 'rows',
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    columns: { type: 'columns', default: [], of: 'dataset' },
    to: { type: 'choice', default: 'uniform', options: ['uniform', 'normal'] },
    /** Quantiles that are kept at most. */
    most: { type: 'integer', default: 1000, min: 2, max: 10_000, advanced: true },
  },
})({
  en: {
    title: 'Quantile transform',
    summary: 'Spreads features evenly, whatever their distribution was.',
    help: 'Replaces each number by its share of the training rows that are smaller, from 0 to 1, or by the number that has this share in a normal distribution, as scikit-learn’s QuantileTransformer does (from all training rows). Order stays, distances do not; numbers beyond the training rows are taken for the nearest of them.',
    params: {
      columns: { label: 'Features', help: 'The features that it is done to. Empty: all that are numbers.' },
      to: {
        label: 'Spread',
        help: 'Evenly between 0 and 1, or as a normal distribution.',
        options: { uniform: 'Evenly', normal: 'As a normal distribution' },
      },
      most: {
        label: 'Most quantiles',
        help: 'As many numbers are kept of each feature at most, or as there are training rows.',
      },
    },
  },
  zh: {
    title: '分位数变换',
    summary: '无论原来如何分布，都把特征均匀展开。',
    help: '把每个数替换为训练行中比它小的比例（0 到 1），或正态分布中具有该比例的数，与 scikit-learn 的 QuantileTransformer 相同（使用全部训练行）。顺序不变，距离会变；超出训练行范围的数视为最近的那个。',
    params: {
      columns: { label: '特征', help: '要处理的特征。留空：所有数值特征。' },
      to: {
        label: '展开方式',
        help: '在 0 和 1 之间均匀展开，或展开成正态分布。',
        options: { uniform: '均匀', normal: '正态分布' },
      },
      most: { label: '最多分位数', help: '每个特征最多保留这么多个数，且不超过训练行数。' },
    },
  },
});
