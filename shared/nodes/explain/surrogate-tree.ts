import { splitNames } from '#shared/nodes/split.words.ts';
import { defineReportNode } from '#shared/spec/define-node.ts';

export const surrogateTree = defineReportNode({
  kind: 'explain.surrogateTree',
  resultVersion: 2,
  icon: 'list-tree',
  usesKernels: true,
  random: true,
  params: {
    depth: { type: 'integer', default: 3, min: 1, max: 12 },
    minLeaf: { type: 'integer', default: 10, min: 1, max: 10_000, unit: 'rows' },
    /** Training rows that it grows on; drawn at random where there are more. */
    rows: { type: 'integer', default: 5000, min: 10, max: 50_000, unit: 'rows' },
    /** Rows that its fidelity is measured on. */
    split: { type: 'choice', default: 'test', options: ['validation', 'test'] },
  },
})({
  en: {
    title: 'Surrogate tree',
    summary: 'A few rules that say nearly what the model says.',
    help: 'Grows a decision tree (CART) on the model’s own answers to the training rows. *Fidelity* says how well it speaks for the model on rows that it has not seen: the share of equal answers, or R² for a number; beside it, what always giving the commonest answer would reach. Rules of low fidelity explain little.',
    params: {
      depth: { label: 'Depth', help: 'Questions on the longest way. Deeper is closer and harder to read.' },
      minLeaf: { label: 'Rows in a leaf', help: 'No leaf has fewer.' },
      rows: { label: 'Rows', help: 'Training rows that it grows on, drawn at random where there are more.' },
      split: {
        label: 'Fidelity on',
        help: 'Which rows it is measured on.',
        options: { validation: splitNames.en.validation, test: splitNames.en.test },
      },
    },
  },
  zh: {
    title: '代理树',
    summary: '几条规则，说出与模型差不多的话。',
    help: '用模型自己对训练行的回答生成一棵决策树（CART）。*保真度*说明它在没见过的行上有多能代表模型：回答相同的比例，数值则为 R²；旁边是总给最常见回答所能达到的比例。保真度低的规则说明不了什么。',
    params: {
      depth: { label: '深度', help: '最长路径上的问题数。越深越接近，也越难读。' },
      minLeaf: { label: '叶中行数', help: '每片叶至少有这么多行。' },
      rows: { label: '行数', help: '用多少训练行来生成，更多时随机抽取。' },
      split: {
        label: '保真度测于',
        help: '在哪一部分数据上测量。',
        options: { validation: splitNames.zh.validation, test: splitNames.zh.test },
      },
    },
  },
});
