import { defineNode } from '#shared/spec/define-node.ts';

export const rename = defineNode({
  kind: 'table.rename',
  icon: 'pencil',
  inputs: { table: { type: 'table' } },
  outputs: { table: { type: 'table' } },
  params: {
    columns: { type: 'columns', default: [], of: 'table' },
    /** One a line, in the order of the chosen columns. */
    names: { type: 'text', default: '', maxLength: 1_000_000, multiline: true },
  },
  example: { columns: ['b', 'target'], names: 'weight\ncolour' },
})({
  en: {
    title: 'Rename columns',
    summary: 'Gives columns other names.',
    help: 'Gives the chosen columns new names, the first line to the first chosen column and so on. Where none is chosen, the lines name all columns of the table in their order. Rows and cells stay as they are.',
    params: {
      columns: { label: 'Columns', help: 'The columns to rename. Empty: all of them.' },
      names: {
        label: 'New names',
        help: 'One name a line, as many as there are columns to rename. An empty line keeps the old name.',
      },
    },
  },
  zh: {
    title: '重命名列',
    summary: '为列取其他名称。',
    help: '为所选的列取新名称：第一行对应第一个所选的列，依此类推。未选择任何列时，各行依次命名表格的所有列。行和单元格保持不变。',
    params: {
      columns: { label: '列', help: '要重命名的列。留空：所有列。' },
      names: { label: '新名称', help: '每行一个名称，行数与要重命名的列数相同。空行保留原名称。' },
    },
  },
});
