import { defineNode } from '#shared/spec/define-node.ts';

export const select = defineNode({
  kind: 'table.select',
  icon: 'list-tree',
  inputs: { table: { type: 'table' } },
  outputs: { table: { type: 'table' } },
  params: {
    /** keep = those chosen, in the order of the choice; drop = all others; first = those chosen, then all others. */
    mode: { type: 'choice', default: 'keep', options: ['keep', 'drop', 'first'] },
    columns: { type: 'columns', default: [], of: 'table' },
  },
  example: { columns: ['b', 'target'] },
})({
  en: {
    title: 'Select columns',
    summary: 'Keeps, drops or reorders columns.',
    help: 'Gives a table with some of the columns. Every row stays as it is.',
    params: {
      mode: {
        label: 'Chosen columns are',
        help: 'Whether the chosen columns stay, go, or are moved to the front.',
        options: { keep: 'Kept, in this order', drop: 'Dropped', first: 'Moved to the front' },
      },
      columns: { label: 'Columns', help: 'Where none is chosen, the table stays as it is.' },
    },
  },
  zh: {
    title: '选择列',
    summary: '保留、去掉或重新排列列。',
    help: '给出只含部分列的表格。每一行保持不变。',
    params: {
      mode: {
        label: '对所选列',
        help: '保留所选的列、去掉它们，或把它们移到最前面。',
        options: { keep: '按此顺序保留', drop: '去掉', first: '移到最前' },
      },
      columns: { label: '列', help: '未选择任何列时，表格保持不变。' },
    },
  },
});
