import { defineMergeNode } from '#shared/spec/define-node.ts';

export const dot = defineMergeNode({
  kind: 'layer.dot',
  keras: { layer: 'Dot' },
  icon: 'circle-dot',
  params: {
    axis: { type: 'integer', default: -1, min: -2, max: 2, keras: 'axes' },
    normalise: { type: 'boolean', default: false, keras: 'normalize' },
  },
})({
  en: {
    title: 'Dot product',
    summary: 'How well two layers’ outputs agree.',
    help: 'The scalar product of two branches: `Σ aᵢ bᵢ`, of unit vectors (the cosine) when normalised. Of `[m, n]` branches, the products of all pairs along the axis.',
    inputs: { layers: 'Layers' },
    params: {
      axis: {
        label: 'Axis',
        help: 'Along which the products are summed: −1 is the last, 1 the first after the rows.',
      },
      normalise: { label: 'Normalise', help: 'Divides each vector by its length first, which gives the cosine.' },
    },
  },
  zh: {
    title: '点积',
    summary: '两个层的输出有多一致。',
    help: '两个分支的标量积：`Σ aᵢ bᵢ`；归一化后是单位向量的积（余弦）。对 `[m, n]` 的分支，沿该轴求所有配对的积。',
    inputs: { layers: '层' },
    params: {
      axis: { label: '轴', help: '沿哪个轴求和：−1 是最后一个，1 是行之后的第一个。' },
      normalise: { label: '归一化', help: '先把每个向量除以其长度，得到余弦。' },
    },
  },
});
