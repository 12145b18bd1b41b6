import { defineNode } from '#shared/spec/define-node.ts';

export const polynomial = defineNode({
  kind: 'data.polynomial',
  icon: 'x',
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    columns: { type: 'columns', default: [], of: 'dataset' },
    degree: { type: 'integer', default: 2, min: 2, max: 4 },
    interactionsOnly: { type: 'boolean', default: false },
  },
})({
  en: {
    title: 'Polynomial features',
    summary: 'Adds products and powers of features.',
    help: 'Adds the products of the features up to a degree, as scikit-learn’s PolynomialFeatures does, with its names: `a^2`, `a b`. A linear model then fits curves and interactions. Standardise before, so that powers stay of like size, and standardise behind where the products differ much. A column of ones is not made: layers have a bias.',
    params: {
      columns: { label: 'Features', help: 'The features that are multiplied. Empty: all that are numbers.' },
      degree: { label: 'Degree', help: 'The most features, one counted as often as it stands, in a product.' },
      interactionsOnly: { label: 'Interactions only', help: 'Products of different features alone, no powers.' },
    },
  },
  zh: {
    title: '多项式特征',
    summary: '加入特征的乘积与幂。',
    help: '加入不超过给定次数的特征乘积，与 scikit-learn 的 PolynomialFeatures 相同，名称也相同：`a^2`、`a b`。线性模型由此可以拟合曲线和交互作用。请先标准化，使各次幂大小相近；乘积相差很大时，再在其后标准化。不生成全为 1 的列：层自有偏置。',
    params: {
      columns: { label: '特征', help: '要相乘的特征。留空：所有数值特征。' },
      degree: { label: '次数', help: '一个乘积中最多有几个特征，重复的重复计数。' },
      interactionsOnly: { label: '仅交互项', help: '只要不同特征的乘积，不要幂。' },
    },
  },
});
