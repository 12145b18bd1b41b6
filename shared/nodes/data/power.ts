import { defineNode } from '#shared/spec/define-node.ts';

export const power = defineNode({
  kind: 'data.power',
  icon: 'trending-up',
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    columns: { type: 'columns', default: [], of: 'dataset' },
    by: { type: 'choice', default: 'likelihood', options: ['likelihood', 'log'] },
    standardise: { type: 'boolean', default: true },
  },
})({
  en: {
    title: 'Power transform',
    summary: 'Makes long tails of features short.',
    help: 'Bends each feature by Yeo and Johnson’s curve, for `x ≥ 0` `((1 + x)^λ − 1) / λ`, with the `λ` under which the training rows look most like a normal distribution, as scikit-learn’s PowerTransformer does; or with `λ = 0`, which is `log(1 + x)`. Numbers below 0 are allowed. Incomes, prices and counts are of this kind.',
    params: {
      columns: { label: 'Features', help: 'The features that it is done to. Empty: all that are numbers.' },
      by: {
        label: 'Curve',
        help: 'Found from the training rows, or the logarithm.',
        options: { likelihood: 'Found from the rows', log: 'log(1 + x)' },
      },
      standardise: { label: 'Standardise', help: 'Brings the result to mean 0 and standard deviation 1.' },
    },
  },
  zh: {
    title: '幂变换',
    summary: '缩短特征的长尾。',
    help: '按 Yeo-Johnson 曲线弯曲每个特征：`x ≥ 0` 时为 `((1 + x)^λ − 1) / λ`，`λ` 取使训练行最接近正态分布的值，与 scikit-learn 的 PowerTransformer 相同；或取 `λ = 0`，即 `log(1 + x)`。允许负数。收入、价格和计数都属于这类特征。',
    params: {
      columns: { label: '特征', help: '要处理的特征。留空：所有数值特征。' },
      by: {
        label: '曲线',
        help: '由训练行得出，或用对数。',
        options: { likelihood: '由训练行得出', log: 'log(1 + x)' },
      },
      standardise: { label: '标准化', help: '使结果均值为 0、标准差为 1。' },
    },
  },
});
