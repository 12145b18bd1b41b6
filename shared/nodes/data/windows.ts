import { defineNode } from '#shared/spec/define-node.ts';

export const windows = defineNode({
  kind: 'data.windows',
  icon: 'rows',
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    length: { type: 'integer', default: 24, min: 2, max: 100_000, unit: 'rows' },
    horizon: { type: 'integer', default: 1, min: 0, max: 100_000, unit: 'rows' },
    stride: { type: 'integer', default: 1, min: 1, max: 100_000, unit: 'rows', advanced: true },
    holds: { type: 'choice', default: 'both', options: ['both', 'features', 'target'] },
  },
})({
  en: {
    title: 'Windows',
    summary: 'Makes windows of rows that follow one another, to predict what comes after them.',
    help: 'Puts rows in the order of their “Time” (without one, as the table has them), within each “Group” if there is one, and makes a row of each window of `length` of them: shape `[length, features]`, for layers of sequences. The target is that of the row `horizon` rows after the window’s last one; the window counts as this row, with its number and its time. Rows are counted, not hours: let them be evenly spaced.\n\nPut it before “Split” and split by time. A test window may then begin among the training rows, as a forecast does, but nothing in a training window, its target included, is younger than the cut. For other rows of another file put “Target and features” and “Windows” with the same settings behind its table. “Standardise” measures each column over all its steps.',
    params: {
      length: { label: 'Length', help: 'How many rows a window has.' },
      horizon: {
        label: 'Rows ahead',
        help: 'How many rows after the window’s last one its target is. 1: the next row. 0: that last row itself.',
      },
      stride: { label: 'Stride', help: 'From each window to the next: 1 makes all windows that there are.' },
      holds: {
        label: 'Holds',
        help: 'What stands in a window. Past values of the target are mostly what tells most; with 0 rows ahead they hold the answer.',
        options: { both: 'Features and target', features: 'Features', target: 'Target' },
      },
    },
  },
  zh: {
    title: '滑动窗口',
    summary: '把相继的行做成窗口，用来预测其后的值。',
    help: '按“时间”排列各行（没有时间则按表格顺序），有“分组”时在各组之内排列，再把每 `length` 行做成一个窗口，作为一行：形状为 `[length, 特征数]`，供序列层使用。目标是窗口最后一行之后第 `horizon` 行的目标；窗口即视为那一行，沿用其行号和时间。计数的是行而不是小时：各行的间隔应当相等。\n\n请放在“划分数据”之前，并按时间划分。这样测试窗口可以从训练行中开始（预测本来如此），而训练窗口连同其目标都不晚于分界。要用于另一个文件的行，请在其表格之后放设置相同的“目标与特征”和“滑动窗口”。“标准化”对每一列的所有步一起计算。',
    params: {
      length: { label: '长度', help: '一个窗口有多少行。' },
      horizon: { label: '超前行数', help: '目标在窗口最后一行之后第几行。1 为下一行，0 为最后一行本身。' },
      stride: { label: '步幅', help: '从一个窗口到下一个的行数：1 为取所有窗口。' },
      holds: {
        label: '内容',
        help: '窗口里有什么。目标的过去值通常最有用；超前行数为 0 时，其中就有答案。',
        options: { both: '特征与目标', features: '特征', target: '目标' },
      },
    },
  },
});
