import { whichParam } from '#shared/nodes/explain/inspection.words.ts';
import { splitNames } from '#shared/nodes/split.words.ts';
import { defineReportNode } from '#shared/spec/define-node.ts';

export const counterfactual = defineReportNode({
  kind: 'explain.counterfactual',
  version: 2,
  icon: 'split',
  usesKernels: true,
  random: true,
  params: {
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    /** The first of them whose answer is not yet as wanted. */
    rows: { type: 'integer', default: 5, min: 1, max: 200, unit: 'rows' },
    /** Rows by their number in the table; empty = the first of the split. */
    which: { type: 'integers', default: [], min: 1, max: 1_000_000_001, minLength: 0, maxLength: 200 },
    /** A class; empty = the next likeliest of each row. Counts for classes only. */
    wanted: { type: 'text', default: '', maxLength: 1000 },
    /** Between which a number should come; null = no bound. Count for numbers only. */
    atLeast: { type: 'number', default: null, min: -1e12, max: 1e12, optional: true },
    atMost: { type: 'number', default: null, min: -1e12, max: 1e12, optional: true },
    method: { type: 'choice', default: 'auto', options: ['auto', 'gradient', 'search'] },
    distance: { type: 'choice', default: 'l1', options: ['l1', 'l2'] },
    /** What each changed feature costs, in standard deviations. */
    sparsity: { type: 'number', default: 0.2, min: 0, max: 100 },
    mostChanged: { type: 'integer', default: null, min: 1, max: 10_000, optional: true },
    /** Names of features that may not change. */
    fixed: { type: 'text', default: '', maxLength: 10_000, multiline: true },
    /** One a line: `name: low .. high`, in the units of the table; either end may be missing. */
    bounds: { type: 'text', default: '', maxLength: 10_000, multiline: true },
    withinData: { type: 'boolean', default: true },
  },
})({
  en: {
    title: 'Counterfactual rows',
    summary: 'The smallest change that flips the answer.',
    help: 'For each row: the nearest row, within the bounds, that the model answers as wanted. Distance counts in standard deviations of the training rows; every changed feature costs a little beside it, so that few change. Gradients lead the way where the model has them, else candidates are drawn from the training rows and at random. A row for which none is found says so. It tells how the model would answer, not what would happen in the world.',
    params: {
      split: { label: 'From', help: 'Which rows to start from.', options: splitNames.en },
      rows: { label: 'Rows', help: 'How many: the first whose answer is not as wanted yet.' },
      which: whichParam.en,
      wanted: { label: 'Wanted class', help: 'The name of a class. Empty: the next likeliest of each row.' },
      atLeast: { label: 'At least', help: 'For a number: the answer should be above this.' },
      atMost: { label: 'At most', help: 'For a number: the answer should be below this.' },
      method: {
        label: 'Method',
        help: 'Automatic follows gradients and searches where they do not lead there.',
        options: { auto: 'Automatic', gradient: 'Gradients', search: 'Search' },
      },
      distance: {
        label: 'Distance',
        help: 'Sum of the changes, or their Euclidean length.',
        options: { l1: 'Sum (L1)', l2: 'Euclidean (L2)' },
      },
      sparsity: {
        label: 'Cost of a changed feature',
        help: 'In standard deviations. More: fewer features change.',
      },
      mostChanged: { label: 'Changed features, at most', help: 'Empty: any number.' },
      fixed: { label: 'Fixed features', help: 'Those that may not change, separated by commas or one a line.' },
      bounds: {
        label: 'Bounds',
        help: 'One feature a line, in the table’s units: `age: 18 .. 65`. Either end may be left out.',
      },
      withinData: {
        label: 'Stay within the data',
        help: 'No feature leaves the range that it has in the training rows.',
      },
    },
  },
  zh: {
    title: '反事实行',
    summary: '使回答改变的最小改动。',
    help: '对每一行：在限定范围内，模型给出所要回答的最近的行。距离以训练行的标准差计；每改动一个特征还另有少许代价，因此只有少数特征会改变。模型有梯度时沿梯度寻找，否则从训练行和随机点中选取候选。找不到的行会注明。它说明模型会如何回答，而不是现实中会发生什么。',
    params: {
      split: { label: '起点', help: '从哪一部分的行出发。', options: splitNames.zh },
      rows: { label: '行数', help: '取回答尚不如愿的前多少行。' },
      which: whichParam.zh,
      wanted: { label: '所要的类别', help: '某个类别的名称。留空：各行第二可能的类别。' },
      atLeast: { label: '至少', help: '对数值：回答应高于此值。' },
      atMost: { label: '至多', help: '对数值：回答应低于此值。' },
      method: {
        label: '方法',
        help: '自动：沿梯度寻找，到不了时再搜索。',
        options: { auto: '自动', gradient: '梯度', search: '搜索' },
      },
      distance: {
        label: '距离',
        help: '各改动之和，或其欧氏长度。',
        options: { l1: '求和（L1）', l2: '欧氏（L2）' },
      },
      sparsity: { label: '每个改动特征的代价', help: '以标准差计。越大，改动的特征越少。' },
      mostChanged: { label: '改动特征数上限', help: '留空：不限。' },
      fixed: { label: '固定的特征', help: '不可改动的特征，用逗号分隔或每行一个。' },
      bounds: { label: '范围', help: '每行一个特征，用表格的单位：`age: 18 .. 65`。任一端可省略。' },
      withinData: { label: '不超出数据', help: '特征不超出其在训练行中的取值范围。' },
    },
  },
});
