import { defineNode } from '#shared/spec/define-node.ts';

export const group = defineNode({
  kind: 'table.group',
  icon: 'rows',
  inputs: { table: { type: 'table' } },
  outputs: { table: { type: 'table' } },
  params: {
    by: { type: 'columns', default: [], of: 'table' },
    columns: { type: 'columns', default: [], of: 'table' },
    measures: {
      type: 'choices',
      default: ['mean'],
      options: ['mean', 'sum', 'min', 'max', 'median', 'deviation', 'first', 'distinct', 'count'],
    },
    rows: { type: 'boolean', default: true },
  },
  example: { by: ['target'] },
})({
  en: {
    title: 'Group and summarise',
    summary: 'One row for each group, with sums, means and the like.',
    help: 'Rows that are equal in the chosen columns make one row, in the order of these columns; rows without a value there are a group of their own. Each summarised column gives one column a measure, called “NAME mean” and so on. Missing values are left out of every measure.',
    params: {
      by: {
        label: 'Group by',
        help: 'Rows are one group when they are equal in these. Empty: the whole table is one group.',
      },
      columns: { label: 'Summarise', help: 'The columns to summarise. Empty: each other column that a measure fits.' },
      measures: {
        label: 'Measures',
        help: 'Mean, sum, median and deviation need numbers. The deviation divides by the rows less one, as pandas does.',
        options: {
          mean: 'Mean',
          sum: 'Sum',
          min: 'Smallest',
          max: 'Largest',
          median: 'Median',
          deviation: 'Standard deviation',
          first: 'First value',
          distinct: 'Different values',
          count: 'Values',
        },
      },
      rows: { label: 'Count the rows', help: 'Adds a column “rows” that says how many rows a group has.' },
    },
  },
  zh: {
    title: '分组汇总',
    summary: '每组一行，给出总和、平均值等。',
    help: '在所选列中相等的行合成一行，按这些列排序；在这些列中没有值的行自成一组。每个被汇总的列对每种统计量给出一列，名为“名称 mean”等。所有统计量都不计缺失值。',
    params: {
      by: { label: '分组依据', help: '在这些列中相等的行为一组。留空：整个表格为一组。' },
      columns: { label: '汇总的列', help: '要汇总的列。留空：统计量适用的其他每一列。' },
      measures: {
        label: '统计量',
        help: '平均值、总和、中位数和标准差需要数字。标准差除以行数减一，与 pandas 相同。',
        options: {
          mean: '平均值',
          sum: '总和',
          min: '最小值',
          max: '最大值',
          median: '中位数',
          deviation: '标准差',
          first: '第一个值',
          distinct: '不同值的个数',
          count: '值的个数',
        },
      },
      rows: { label: '统计行数', help: '添加一列“rows”，说明每组有多少行。' },
    },
  },
});
