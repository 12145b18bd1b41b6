import { defineNode } from '#shared/spec/define-node.ts';

export const components = defineNode({
  kind: 'data.components',
  icon: 'shrink',
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    columns: { type: 'columns', default: [], of: 'dataset' },
    by: { type: 'choice', default: 'count', options: ['count', 'share'] },
    count: { type: 'integer', default: 2, min: 1, max: 2000, when: { param: 'by', in: ['count'] } },
    share: {
      type: 'number',
      default: 0.95,
      min: 0,
      exclusiveMin: true,
      max: 0.9999,
      when: { param: 'by', in: ['share'] },
    },
    whiten: { type: 'boolean', default: false },
  },
})({
  en: {
    title: 'Principal components',
    summary: 'PCA: few numbers that hold most of what many features tell.',
    help: 'Replaces the features by their principal components, as scikit-learn’s PCA does: the directions in which the training rows spread most, from the widest on. Features of different units are to be standardised before. Explanations then speak of components, whose table of preparation shows each one’s share of the variance and what it is made of. A cross-validation keeps the components of all training rows. A direction of little variance may still tell most about the target.',
    params: {
      columns: { label: 'Features', help: 'The features that are replaced. Empty: all that are numbers.' },
      by: {
        label: 'Chosen by',
        help: 'A number of components, or as many as it takes for a share of the variance.',
        options: { count: 'Number of components', share: 'Share of the variance' },
      },
      count: { label: 'Components', help: 'How many there are; no more than features or training rows.' },
      share: {
        label: 'Share of the variance',
        help: 'The components hold more than this share of the training rows’ variance.',
      },
      whiten: { label: 'Whiten', help: 'Divides each component by its standard deviation, so that all have the same.' },
    },
  },
  zh: {
    title: '主成分',
    summary: 'PCA：用少量数值保留众多特征的大部分信息。',
    help: '把特征替换为主成分，与 scikit-learn 的 PCA 相同：即训练行分布最广的方向，从最宽的开始。单位不同的特征应先标准化。此后的解释以成分为单位；准备情况表列出每个成分所占的方差比例及其组成。交叉验证沿用由全部训练行得出的成分。方差小的方向也可能与目标关系最密切。',
    params: {
      columns: { label: '特征', help: '要替换的特征。留空：所有数值特征。' },
      by: {
        label: '选取方式',
        help: '给定成分个数，或取达到给定方差比例所需的个数。',
        options: { count: '成分个数', share: '方差比例' },
      },
      count: { label: '成分数', help: '成分的个数；不超过特征数和训练行数。' },
      share: { label: '方差比例', help: '所取成分占训练行方差的比例超过此值。' },
      whiten: { label: '白化', help: '把每个成分除以其标准差，使各成分的标准差相同。' },
    },
  },
});
