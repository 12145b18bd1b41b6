import { featureParam, mostParam, outputParam } from '#shared/nodes/explain/inspection.words.ts';
import { splitNames } from '#shared/nodes/split.words.ts';
import { defineReportNode } from '#shared/spec/define-node.ts';

export const accumulatedLocalEffects = defineReportNode({
  kind: 'explain.accumulatedLocalEffects',
  resultVersion: 2,
  icon: 'footprints',
  usesKernels: true,
  random: true,
  params: {
    split: { type: 'choice', default: 'train', options: ['train', 'validation', 'test'] },
    /** Names, separated by commas or lines; empty = those that move the answers most. */
    features: { type: 'text', default: '', maxLength: 10_000, multiline: true },
    most: { type: 'integer', default: 4, min: 1, max: 20 },
    /** A class; empty = every output. */
    output: { type: 'text', default: '', maxLength: 1000 },
    bins: { type: 'integer', default: 20, min: 1, max: 200 },
    rows: { type: 'integer', default: 5000, min: 2, max: 100_000, unit: 'rows' },
  },
})({
  en: {
    title: 'Accumulated local effects',
    summary: 'How the answer changes along a feature, asked only where data lies.',
    help: 'Cuts the feature into bins of equal counts. In each, the rows that lie there are moved to its two ends; the mean change of the answer is the local effect, and effects are added up from bin to bin and centred: `ALE(z_k) = Σ mean(f(z_j) − f(z_{j−1})) − constant` (Apley & Zhu). Correlated features do not mislead it, unlike partial dependence.',
    params: {
      split: { label: 'On', help: 'Which rows to look at.', options: splitNames.en },
      features: featureParam.en,
      most: mostParam.en,
      output: outputParam.en,
      bins: { label: 'Bins', help: 'Into how many parts a feature is cut. More is finer and shakier.' },
      rows: { label: 'Rows', help: 'At most so many, drawn at random where there are more.' },
    },
  },
  zh: {
    title: '累积局部效应',
    summary: '只在有数据之处，看回答沿某个特征如何变化。',
    help: '把特征切成行数相等的区间。对每个区间内的行，分别移到区间两端，回答变化的均值就是局部效应；再逐个区间累加并居中：`ALE(z_k) = Σ mean(f(z_j) − f(z_{j−1})) − 常数`（Apley 与 Zhu）。与部分依赖不同，相关的特征不会误导它。',
    params: {
      split: { label: '数据', help: '看哪一部分数据。', options: splitNames.zh },
      features: featureParam.zh,
      most: mostParam.zh,
      output: outputParam.zh,
      bins: { label: '区间数', help: '把特征切成多少段。越多越细，也越不稳。' },
      rows: { label: '行数', help: '最多取这么多行，更多时随机抽取。' },
    },
  },
});
