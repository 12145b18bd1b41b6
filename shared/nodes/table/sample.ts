import { defineNode } from '#shared/spec/define-node.ts';

export const sample = defineNode({
  kind: 'table.sample',
  icon: 'dices',
  random: true,
  inputs: { table: { type: 'table' } },
  outputs: { table: { type: 'table' } },
  params: {
    amount: { type: 'choice', default: 'fraction', options: ['fraction', 'rows'] },
    fraction: {
      type: 'number',
      default: 0.1,
      min: 0,
      max: 1,
      exclusiveMin: true,
      when: { param: 'amount', in: ['fraction'] },
    },
    rows: {
      type: 'integer',
      default: 1000,
      min: 1,
      max: 1_000_000_000,
      unit: 'rows',
      when: { param: 'amount', in: ['rows'] },
    },
    stratify: { type: 'column', default: '', of: 'table' },
  },
})({
  en: {
    title: 'Sample rows',
    summary: 'Keeps some of the rows, drawn at random.',
    help: 'Draws rows without putting them back; the same seed draws the same ones. They stay in the order of the table. With a column to stratify by, each of its values keeps its share of the rows.',
    params: {
      amount: {
        label: 'How many',
        help: 'A share of the rows, or a number of them.',
        options: { fraction: 'A share', rows: 'A number' },
      },
      fraction: { label: 'Share', help: 'Share of the rows to keep, above 0 and up to 1.' },
      rows: { label: 'Rows', help: 'Rows to keep; a table with fewer stays whole.' },
      stratify: {
        label: 'Stratify by',
        help: 'A column whose values keep their shares. Empty: all rows are drawn alike.',
      },
    },
  },
  zh: {
    title: '抽样',
    summary: '随机保留一部分行。',
    help: '不放回地抽取行；相同的种子抽取相同的行。抽取的行保持表格中的顺序。指定分层列时，该列的每个值都保持其所占比例。',
    params: {
      amount: {
        label: '数量',
        help: '按比例，或按行数。',
        options: { fraction: '比例', rows: '行数' },
      },
      fraction: { label: '比例', help: '要保留的行所占比例，大于 0，最大为 1。' },
      rows: { label: '行数', help: '要保留的行数；行数更少的表格保持完整。' },
      stratify: { label: '分层依据', help: '各值保持其比例的列。留空：所有行同等抽取。' },
    },
  },
});
