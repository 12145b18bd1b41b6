import { defineNode } from '#shared/spec/define-node.ts';

export const outliers = defineNode({
  kind: 'table.outliers',
  icon: 'crosshair',
  inputs: { table: { type: 'table' } },
  outputs: { table: { type: 'table' } },
  params: {
    columns: { type: 'columns', default: [], of: 'table' },
    rule: { type: 'choice', default: 'quartiles', options: ['quartiles', 'deviations'] },
    range: { type: 'number', default: 1.5, min: 0, max: 1000, when: { param: 'rule', in: ['quartiles'] } },
    deviations: { type: 'number', default: 3, min: 0, max: 1000, when: { param: 'rule', in: ['deviations'] } },
    action: { type: 'choice', default: 'mark', options: ['mark', 'clip', 'drop'] },
  },
  example: { columns: ['a', 'b'] },
})({
  en: {
    title: 'Outliers',
    summary: 'Marks, clips or drops rows with unusual numbers.',
    help: 'A number is an outlier when it lies more than 1.5 times the distance of the quartiles outside them, or more than 3 standard deviations from the mean (both can be changed). Marking adds a column “outlier”, true for rows that have one; clipping puts the nearest usual number in its place; dropping takes the row out. The limits are found from **all** rows of the table. Missing values are none.',
    params: {
      columns: { label: 'Columns', help: 'The columns that are looked at. Empty: all columns of numbers.' },
      rule: {
        label: 'Limits by',
        help: 'Quartiles are not moved by the outliers themselves; mean and deviation are.',
        options: { quartiles: 'Quartiles', deviations: 'Standard deviations' },
      },
      range: {
        label: 'Quartile distances',
        help: 'How many times the distance of the quartiles a number may lie outside.',
      },
      deviations: { label: 'Deviations', help: 'How many standard deviations a number may lie from the mean.' },
      action: {
        label: 'Outliers are',
        help: 'What is done with them.',
        options: { mark: 'Marked', clip: 'Clipped', drop: 'Dropped' },
      },
    },
  },
  zh: {
    title: '异常值',
    summary: '标记、截断或去掉含异常数值的行。',
    help: '超出四分位数之外 1.5 倍四分位距的数，或与平均值相差超过 3 个标准差的数（两者均可更改）视为异常值。标记会添加一列“outlier”，含异常值的行为真；截断会换成最近的正常值；去掉会移除该行。界限由表格的**所有**行得出。缺失值不算异常值。',
    params: {
      columns: { label: '列', help: '要检查的列。留空：所有数字列。' },
      rule: {
        label: '界限依据',
        help: '四分位数不受异常值本身影响；平均值和标准差会受影响。',
        options: { quartiles: '四分位数', deviations: '标准差' },
      },
      range: { label: '四分位距倍数', help: '数值可以超出四分位数之外多少倍四分位距。' },
      deviations: { label: '标准差倍数', help: '数值可以与平均值相差多少个标准差。' },
      action: {
        label: '对异常值',
        help: '如何处理异常值。',
        options: { mark: '标记', clip: '截断', drop: '去掉' },
      },
    },
  },
});
