import { defineNode } from '#shared/spec/define-node.ts';

export const bin = defineNode({
  kind: 'table.bin',
  icon: 'bar-chart',
  inputs: { table: { type: 'table' } },
  outputs: { table: { type: 'table' } },
  params: {
    columns: { type: 'columns', default: [], of: 'table' },
    by: { type: 'choice', default: 'quantiles', options: ['quantiles', 'width'] },
    bins: { type: 'integer', default: 5, min: 2, max: 1000 },
  },
  example: { columns: ['a'] },
})({
  en: {
    title: 'Bin numbers',
    summary: 'Adds a column that says in which range a number falls.',
    help: 'Cuts the range of a column into bins, of equal width or with as many rows each, and adds a column “NAME bin” that counts them from 1. A number on an edge belongs to the lower bin, as in pandas’ cut and qcut; where quantiles are equal, some bins stay empty. A missing value has no bin. The edges are found from **all** rows of the table.',
    params: {
      columns: { label: 'Columns', help: 'The columns to bin. Empty: all columns of numbers.' },
      by: {
        label: 'Bins have',
        help: 'Equal width, or as many rows each.',
        options: { quantiles: 'Equally many rows', width: 'Equal width' },
      },
      bins: { label: 'Bins', help: 'How many bins there are.' },
    },
  },
  zh: {
    title: '分箱',
    summary: '添加一列，说明数值落在哪个区间。',
    help: '把一列的取值范围切成若干箱（宽度相等，或行数相等），并添加一列“名称 bin”，从 1 开始编号。位于边界上的数属于较低的箱，与 pandas 的 cut 和 qcut 相同；分位数相等时，有的箱为空。缺失值没有箱。边界由表格的**所有**行得出。',
    params: {
      columns: { label: '列', help: '要分箱的列。留空：所有数字列。' },
      by: { label: '分箱方式', help: '宽度相等，或行数相等。', options: { quantiles: '行数相等', width: '宽度相等' } },
      bins: { label: '箱数', help: '箱的个数。' },
    },
  },
});
