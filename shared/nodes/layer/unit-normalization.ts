import { defineLayerNode } from '#shared/spec/define-node.ts';

export const unitNormalization = defineLayerNode({
  kind: 'layer.unitNormalization',
  keras: { layer: 'UnitNormalization' },
  icon: 'align-centre',
  params: {},
})({
  en: {
    title: 'Unit normalisation',
    summary: 'Makes each row a vector of length 1.',
    help: '`y = x / √(Σ x²)` over the last axis: the direction stays, the length becomes 1. The scalar product of two such rows is their cosine. It has nothing to learn.',
  },
  zh: {
    title: '单位归一化',
    summary: '把每一行变成长度为 1 的向量。',
    help: '`y = x / √(Σ x²)`，沿最后一个轴计算：方向不变，长度变为 1。两个这样的行的点积就是它们的余弦。没有可学习的参数。',
  },
});
