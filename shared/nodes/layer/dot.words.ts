import type { dot } from '#shared/nodes/layer/dot.ts';
import { mergePorts } from '#shared/nodes/layer/layer.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const dotWords = {
  en: {
    title: 'Dot product',
    summary: 'How well two layers’ outputs agree.',
    help: 'The scalar product of two branches: `Σ aᵢ bᵢ`, of unit vectors (the cosine) when normalised. Of `[m, n]` branches, the products of all pairs along the axis.',
    ...mergePorts.en,
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
    ...mergePorts.zh,
    params: {
      axis: { label: '轴', help: '沿哪个轴求和：−1 是最后一个，1 是行之后的第一个。' },
      normalise: { label: '归一化', help: '先把每个向量除以其长度，得到余弦。' },
    },
  },
} satisfies KindWords<typeof dot>;
