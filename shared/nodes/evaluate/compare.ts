import { splitNames } from '#shared/nodes/split.words.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const compare = defineNode({
  kind: 'evaluate.compare',
  icon: 'clipboard-check',
  usesKernels: true,
  random: true,
  inputs: { models: { type: 'model', many: true }, dataset: { type: 'dataset' } },
  outputs: { report: { type: 'report' } },
  params: {
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    /** Bootstrap resamples, the same rows for every model. */
    resamples: { type: 'integer', default: 1000, min: 100, max: 10_000 },
  },
})({
  en: {
    title: 'Compare models',
    summary: 'Several models on the same rows, side by side.',
    help: 'Every figure of each model, their curves on one chart, and for each pair whether they differ by more than chance: a bootstrap in which both see the same resampled rows, and for classes McNemar’s exact test on the rows that only one of them gets right. Models are numbered in the order of their nodes’ ids.',
    inputs: { models: 'Models' },
    params: {
      split: { label: 'On', help: 'Which rows to measure on.', options: splitNames.en },
      resamples: {
        label: 'Bootstrap resamples',
        help: 'How often the rows are drawn anew, the same for every model.',
      },
    },
  },
  zh: {
    title: '比较模型',
    summary: '多个模型在同样的行上并排比较。',
    help: '给出每个模型的各项指标，把曲线画在同一张图上，并检验每对模型的差别是否超出偶然：让两者面对同样的重抽样行的自助法；对类别还有麦克尼马尔精确检验，只看仅有一方判对的行。模型按其节点标识的顺序编号。',
    inputs: { models: '模型' },
    params: {
      split: { label: '数据', help: '在哪一部分数据上测量。', options: splitNames.zh },
      resamples: { label: '自助法重抽样次数', help: '重抽多少次，对每个模型都相同。' },
    },
  },
});
