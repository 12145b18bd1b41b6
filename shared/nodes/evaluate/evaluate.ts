import { splitNames } from '#shared/nodes/split.words.ts';
import { defineReportNode } from '#shared/spec/define-node.ts';

export const evaluate = defineReportNode({
  kind: 'evaluate.evaluate',
  resultVersion: 4,
  icon: 'clipboard-check',
  usesKernels: true,
  random: true,
  params: {
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    /** Two classes: a row is called the second one above this probability. */
    threshold: { type: 'number', default: 0.5, min: 0, max: 1 },
    costFalsePositive: { type: 'number', default: 1, min: 0, max: 1_000_000_000 },
    costFalseNegative: { type: 'number', default: 1, min: 0, max: 1_000_000_000 },
    topK: { type: 'integer', default: 3, min: 1, max: 1000, advanced: true },
    /** A feature or a column kept beside them to slice by; '' = by class, or by quarters of the target. */
    groupBy: { type: 'column', default: '', of: 'dataset', kept: true },
    mistakes: { type: 'integer', default: 20, min: 0, max: 1000, unit: 'rows' },
    /** Bootstrap resamples for the 95 % intervals; 0 = none. */
    resamples: { type: 'integer', default: 1000, min: 0, max: 10_000 },
  },
})({
  en: {
    title: 'Evaluate',
    summary: 'Measures a model on rows that it has not seen.',
    help: 'For classes: accuracy, precision, recall and F1 (per class, and as macro, micro and weighted means), Matthews correlation, Cohen’s `κ`, log loss, Brier score, calibration, areas under the ROC and precision-recall curves, gain and lift, and what a threshold costs. For a number: squared, absolute, median and relative error, `R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)²`, explained variance, residuals. Each with a 95 % bootstrap interval. Slices and the worst mistakes show where it fails.',
    params: {
      split: { label: 'On', help: 'Which rows to measure on.', options: splitNames.en },
      threshold: {
        label: 'Threshold',
        help: 'Two classes: a row is called the second class when its probability is above this. Figures and confusion matrix follow it.',
      },
      costFalsePositive: {
        label: 'Cost of a false positive',
        help: 'Two classes: what it costs to call a row of the first class the second.',
      },
      costFalseNegative: {
        label: 'Cost of a false negative',
        help: 'Two classes: what it costs to miss a row of the second class. The cheapest threshold is shown.',
      },
      topK: {
        label: 'k of top-k accuracy',
        help: 'With more classes than this: the true class is among the k likeliest.',
      },
      groupBy: {
        label: 'Slice by',
        help: 'The column whose values the rows are sliced by: a feature, or one that “Target and features” keeps beside them. Empty: by class, or by quarters of a number.',
      },
      mistakes: { label: 'Worst mistakes', help: 'How many of the rows that are most wrong are listed.' },
      resamples: {
        label: 'Bootstrap resamples',
        help: 'How often the rows are drawn anew for the 95 % intervals; 0 leaves them out. With very many rows fewer are drawn.',
      },
    },
  },
  zh: {
    title: '评估',
    summary: '在模型没见过的数据上测量其表现。',
    help: '对类别：准确率，精确率、召回率与 F1（逐类，以及宏、微、加权平均），马修斯相关系数，科恩 `κ`，对数损失，布里尔分数，校准，ROC 与精确率-召回率曲线及其面积，增益与提升，以及阈值的代价。对数值：平方、绝对、中位与相对误差，`R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)²`，解释方差，残差。每个指标都带 95 % 自助法区间。分组与最严重的错误显示模型在哪里出错。',
    params: {
      split: { label: '数据', help: '在哪一部分数据上测量。', options: splitNames.zh },
      threshold: { label: '阈值', help: '两个类别时：概率高于此值的行判为第二类。各指标和混淆矩阵随之改变。' },
      costFalsePositive: { label: '假阳性的代价', help: '两个类别时：把第一类的行判为第二类的代价。' },
      costFalseNegative: {
        label: '假阴性的代价',
        help: '两个类别时：漏掉第二类的行的代价。会给出代价最低的阈值。',
      },
      topK: { label: 'top-k 准确率的 k', help: '类别数多于此值时：真实类别在最可能的 k 个之中。' },
      groupBy: {
        label: '按列分组',
        help: '按哪一列的值把行分组：特征，或“目标与特征”随行保留的列。留空：按类别，或按数值的四分位。',
      },
      mistakes: { label: '最严重的错误', help: '列出错得最厉害的多少行。' },
      resamples: {
        label: '自助法重抽样次数',
        help: '为 95 % 区间重抽多少次；0 表示不计算。行数极多时会少抽一些。',
      },
    },
  },
});
