import { mapParams, mapWords } from '#shared/nodes/map.words.ts';
import { splitNames } from '#shared/nodes/split.words.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const projection = defineNode({
  kind: 'evaluate.projection',
  resultVersion: 2,
  icon: 'map',
  random: true,
  inputs: { dataset: { type: 'dataset' } },
  outputs: { report: { type: 'report' } },
  params: {
    ...mapParams,
    split: { type: 'choice', default: 'train', options: ['train', 'validation', 'test'] },
    rows: { type: 'integer', default: 1000, min: 5, max: 3000, unit: 'rows' },
    scaled: { type: 'boolean', default: true },
  },
})({
  en: {
    title: 'Projection',
    summary: 'Draws the rows of a dataset as a map, coloured by the target.',
    help: 'Every row becomes a point, so that rows with like features lie together: by **PCA**, by **t-SNE** (van der Maaten and Hinton 2008; all pairs of points count) or by **UMAP** (McInnes and others 2018), both starting from PCA. The model is not asked, and neither is the target: it is the colour alone. **Trustworthiness** tells from 0.5 (by chance) to 1 how far neighbours in the map are neighbours in the data. Two words are equally far apart, whichever they are.',
    params: {
      ...mapWords.en,
      split: { label: 'Of', help: 'Which rows to draw.', options: splitNames.en },
      rows: { label: 'Rows', help: 'Of more rows, so many are drawn by the seed.' },
      scaled: {
        label: 'Bring to like size',
        help: 'Divides each feature by its standard deviation, so that none counts more for its unit.',
      },
    },
  },
  zh: {
    title: '投影',
    summary: '把数据集的行画成一张图，按目标着色。',
    help: '每一行成为一个点，特征相似的行靠在一起：用 **PCA**、**t-SNE**（van der Maaten 与 Hinton，2008；计入所有点对）或 **UMAP**（McInnes 等，2018），后两者都从 PCA 出发。不使用模型，也不使用目标：目标只决定颜色。**可信度**从 0.5（随机）到 1，说明图中的邻点在多大程度上也是数据中的邻点。任意两个不同的词距离相同。',
    params: {
      ...mapWords.zh,
      split: { label: '数据', help: '画哪一部分数据。', options: splitNames.zh },
      rows: { label: '行数', help: '行数更多时，按随机种子抽取这么多行。' },
      scaled: { label: '缩放到相近大小', help: '把每个特征除以其标准差，使单位不影响距离。' },
    },
  },
});
