import { defineNode } from '#shared/spec/define-node.ts';

export const distinct = defineNode({
  kind: 'table.distinct',
  icon: 'copy',
  inputs: { table: { type: 'table' } },
  outputs: { table: { type: 'table' } },
  params: {
    columns: { type: 'columns', default: [], of: 'table' },
    keep: { type: 'choice', default: 'first', options: ['first', 'last'] },
  },
  example: { columns: ['target'] },
})({
  en: {
    title: 'Remove duplicates',
    summary: 'Keeps one of the rows that are equal.',
    help: 'Of rows with the same values in the chosen columns one stays, in its place. Two missing values count as the same. A duplicate of a training row among the test rows makes a model look better than it is.',
    params: {
      columns: { label: 'Columns', help: 'Rows are the same when they are so in these. Empty: in all columns.' },
      keep: {
        label: 'Keep',
        help: 'Which of the equal rows stays.',
        options: { first: 'The first', last: 'The last' },
      },
    },
  },
  zh: {
    title: '去除重复',
    summary: '相同的行只保留一行。',
    help: '在所选列中取值相同的行只保留一行，位置不变。两个缺失值视为相同。如果测试行中有训练行的副本，模型看起来会比实际更好。',
    params: {
      columns: { label: '列', help: '在这些列中相同即视为相同的行。留空：所有列。' },
      keep: { label: '保留', help: '相同的行中保留哪一行。', options: { first: '第一行', last: '最后一行' } },
    },
  },
});
