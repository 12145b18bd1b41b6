import { featureParam, mostParam, outputParam } from '#shared/nodes/explain/inspection.words.ts';
import { splitNames } from '#shared/nodes/split.words.ts';
import { defineReportNode } from '#shared/spec/define-node.ts';

export const partialDependence = defineReportNode({
  kind: 'explain.partialDependence',
  resultVersion: 2,
  icon: 'trending-down',
  usesKernels: true,
  random: true,
  params: {
    split: { type: 'choice', default: 'train', options: ['train', 'validation', 'test'] },
    /** Names, separated by commas or lines; empty = those that move the answers most. */
    features: { type: 'text', default: '', maxLength: 10_000, multiline: true },
    most: { type: 'integer', default: 4, min: 1, max: 20 },
    /** Pair: the first two features together. */
    together: { type: 'choice', default: 'single', options: ['single', 'pair'] },
    /** A class; empty = every output. */
    output: { type: 'text', default: '', maxLength: 1000 },
    points: { type: 'integer', default: 20, min: 2, max: 200 },
    spacing: { type: 'choice', default: 'quantiles', options: ['quantiles', 'even'] },
    /** Rows that are drawn one by one beside the mean. */
    lines: {
      type: 'integer',
      default: 50,
      min: 0,
      max: 500,
      unit: 'rows',
      when: { param: 'together', in: ['single'] },
    },
    centred: { type: 'boolean', default: false, when: { param: 'together', in: ['single'] } },
    rows: { type: 'integer', default: 500, min: 2, max: 20_000, unit: 'rows' },
  },
})({
  en: {
    title: 'Partial dependence',
    summary: 'How the answer goes with one or two features.',
    help: 'Sets a feature to the same value in every row and averages the answers, value by value: `PD(v) = mean f(v, other features)`. The faint lines are single rows (individual conditional expectation): where they cross, the feature works together with others. Marks on the axis are deciles of the data. With correlated features it asks about rows that do not exist; accumulated local effects do not.',
    params: {
      split: { label: 'On', help: 'Which rows to average over.', options: splitNames.en },
      features: featureParam.en,
      most: mostParam.en,
      together: {
        label: 'Draw',
        help: 'Each feature alone, or the first two together as a map.',
        options: { single: 'Each alone', pair: 'Two together' },
      },
      output: outputParam.en,
      points: {
        label: 'Points',
        help: 'Values at which the model is asked, between the 5th and the 95th percentile. A map has at most 30 a side.',
      },
      spacing: {
        label: 'Spacing',
        help: 'Quantiles put more points where there is more data.',
        options: { quantiles: 'By quantiles', even: 'Even' },
      },
      lines: { label: 'Rows drawn', help: 'How many single rows are drawn, where one output is looked at.' },
      centred: { label: 'Centred', help: 'Every line starts at 0, so that differences between rows show.' },
      rows: { label: 'Rows', help: 'At most so many, drawn at random where there are more.' },
    },
  },
  zh: {
    title: '部分依赖',
    summary: '回答如何随一个或两个特征变化。',
    help: '把某个特征在所有行中设为同一个值，对回答取平均，逐值进行：`PD(v) = mean f(v, 其他特征)`。淡线是单独的行（个体条件期望）：线条交叉处说明该特征与其他特征共同起作用。坐标轴上的标记是数据的十分位数。特征相关时它会问到并不存在的行；累积局部效应则不会。',
    params: {
      split: { label: '数据', help: '在哪一部分数据上取平均。', options: splitNames.zh },
      features: featureParam.zh,
      most: mostParam.zh,
      together: {
        label: '画法',
        help: '每个特征单独画，或把前两个特征画成一张图。',
        options: { single: '逐个', pair: '两个一起' },
      },
      output: outputParam.zh,
      points: {
        label: '取值点数',
        help: '在第 5 到第 95 百分位之间向模型提问的取值个数。两个特征一起时每边最多 30 个。',
      },
      spacing: {
        label: '间隔',
        help: '按分位数时，数据多处取点也多。',
        options: { quantiles: '按分位数', even: '等间隔' },
      },
      lines: { label: '画出的行', help: '只看一个输出时，画出多少条单独的行。' },
      centred: { label: '居中', help: '每条线都从 0 开始，便于看出各行的差别。' },
      rows: { label: '行数', help: '最多取这么多行，更多时随机抽取。' },
    },
  },
});
