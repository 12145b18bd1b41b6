import { defineNode } from '#shared/spec/define-node.ts';

export const join = defineNode({
  kind: 'table.join',
  icon: 'combine',
  inputs: { left: { type: 'table' }, right: { type: 'table' } },
  outputs: { table: { type: 'table' } },
  params: {
    how: { type: 'choice', default: 'inner', options: ['inner', 'left', 'right', 'full'] },
    leftColumns: { type: 'columns', default: [], of: 'left' },
    rightColumns: { type: 'columns', default: [], of: 'right' },
    suffix: { type: 'text', default: '_2', maxLength: 100 },
  },
  example: { leftColumns: ['a'] },
})({
  en: {
    title: 'Join tables',
    summary: 'Puts rows of two tables that belong together side by side.',
    help: 'Rows belong together when they are equal in the chosen columns; one row may belong to several. A row without a value there belongs to none. The columns that are compared come once, under the left table’s name. Rows keep the order of the left table (in a right join, of the right one); those without a partner in the left table come last.',
    inputs: { left: 'Left table', right: 'Right table' },
    params: {
      how: {
        label: 'Keep',
        help: 'What becomes of rows without a partner in the other table.',
        options: {
          inner: 'Rows with a partner (inner)',
          left: 'All rows of the left table (left)',
          right: 'All rows of the right table (right)',
          full: 'All rows of both (full)',
        },
      },
      leftColumns: {
        label: 'Columns of the left table',
        help: 'What rows must be equal in. Empty: the columns that both tables have by name.',
      },
      rightColumns: {
        label: 'Columns of the right table',
        help: 'As many, in the same order. Empty: those of the same names.',
      },
      suffix: {
        label: 'Suffix',
        help: 'Added to the name of a column of the right table where the left one has it, too.',
      },
    },
  },
  zh: {
    title: '连接表格',
    summary: '把两个表格中相关的行并排放在一起。',
    help: '在所选列中相等的行彼此对应；一行可以对应多行。在这些列中没有值的行不对应任何行。用于比较的列只出现一次，使用左表的名称。行保持左表的顺序（右连接时为右表的顺序）；在左表中没有对应的行排在最后。',
    inputs: { left: '左表', right: '右表' },
    params: {
      how: {
        label: '保留',
        help: '如何处理在另一个表格中没有对应的行。',
        options: {
          inner: '有对应的行（内连接）',
          left: '左表的所有行（左连接）',
          right: '右表的所有行（右连接）',
          full: '两个表格的所有行（全连接）',
        },
      },
      leftColumns: { label: '左表的列', help: '行必须在这些列中相等。留空：两个表格同名的列。' },
      rightColumns: { label: '右表的列', help: '数量和顺序与左表的列相同。留空：同名的列。' },
      suffix: { label: '后缀', help: '右表的列与左表同名时，加在其名称之后。' },
    },
  },
});
