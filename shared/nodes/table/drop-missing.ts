import { defineNode } from '#shared/spec/define-node.ts';

export const dropMissing = defineNode({
  kind: 'table.dropMissing',
  icon: 'trash',
  inputs: { table: { type: 'table' } },
  outputs: { table: { type: 'table' } },
  params: {
    what: { type: 'choice', default: 'rows', options: ['rows', 'columns'] },
    columns: { type: 'columns', default: [], of: 'table' },
    share: { type: 'number', default: 0.5, min: 0, max: 1, when: { param: 'what', in: ['columns'] } },
  },
})({
  en: {
    title: 'Drop missing',
    summary: 'Takes out rows or columns that lack values.',
    help: 'Takes out the rows that lack a value in one of the chosen columns, or those of the chosen columns that lack too many values. “Fill missing” keeps them instead.',
    params: {
      what: {
        label: 'Take out',
        help: 'Rows with gaps, or columns with many gaps.',
        options: { rows: 'Rows', columns: 'Columns' },
      },
      columns: { label: 'Columns', help: 'The columns that are looked at. Empty: all of them.' },
      share: { label: 'Missing share', help: 'Columns that lack more than this share of their values go, 0 to 1.' },
    },
  },
  zh: {
    title: '去除缺失',
    summary: '去掉缺少值的行或列。',
    help: '去掉在任一所选列中缺少值的行，或去掉所选列中缺失过多的列。“填充缺失”则会保留它们。',
    params: {
      what: { label: '去掉', help: '有缺失的行，或缺失很多的列。', options: { rows: '行', columns: '列' } },
      columns: { label: '列', help: '要检查的列。留空：所有列。' },
      share: { label: '缺失比例', help: '缺失超过此比例的列会被去掉，0 到 1。' },
    },
  },
});
