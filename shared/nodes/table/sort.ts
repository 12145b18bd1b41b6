import { defineNode } from '#shared/spec/define-node.ts';

export const sort = defineNode({
  kind: 'table.sort',
  icon: 'chevrons-up-down',
  inputs: { table: { type: 'table' } },
  outputs: { table: { type: 'table' } },
  params: {
    columns: { type: 'columns', default: [], of: 'table' },
    order: { type: 'choice', default: 'ascending', options: ['ascending', 'descending'] },
  },
  example: { columns: ['target', 'a'] },
})({
  en: {
    title: 'Sort rows',
    summary: 'Puts rows in the order of one or more columns.',
    help: 'Sorts by the first chosen column, rows that are equal there by the second, and so on. Rows that are equal in all of them keep their order, so that columns with different directions are two of these nodes, the less important one first. Text goes by its letters’ code, no before yes, and rows without a value come last.',
    params: {
      columns: { label: 'Columns', help: 'The columns to sort by, the most important first. Empty: the order stays.' },
      order: {
        label: 'Order',
        help: 'From small to large, or the other way.',
        options: { ascending: 'Ascending', descending: 'Descending' },
      },
    },
  },
  zh: {
    title: '排序',
    summary: '按一列或多列排列各行。',
    help: '先按第一个所选的列排序，在该列相等的行按第二个所选的列排序，依此类推。在所有列都相等的行保持原来的顺序，因此方向不同的列可用两个这样的节点，次要的在前。文本按字符编码排序，否在是之前，没有值的行排在最后。',
    params: {
      columns: { label: '列', help: '排序所依据的列，最重要的在前。留空：顺序不变。' },
      order: {
        label: '顺序',
        help: '从小到大，或从大到小。',
        options: { ascending: '升序', descending: '降序' },
      },
    },
  },
});
