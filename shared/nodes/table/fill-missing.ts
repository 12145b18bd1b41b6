import { defineNode } from '#shared/spec/define-node.ts';

export const fillMissing = defineNode({
  kind: 'table.fillMissing',
  icon: 'droplets',
  inputs: { table: { type: 'table' } },
  outputs: { table: { type: 'table' } },
  params: {
    method: { type: 'choice', default: 'median', options: ['mean', 'median', 'mostFrequent', 'constant'] },
    columns: { type: 'columns', default: [], of: 'table' },
    value: { type: 'text', default: '0', maxLength: 1000, when: { param: 'method', in: ['constant'] } },
    flag: { type: 'boolean', default: false },
  },
  example: { columns: ['a', 'b'] },
})({
  en: {
    title: 'Fill missing',
    summary: 'Puts a value where one is missing.',
    help: 'Fills gaps with the mean, the median or the most frequent value of their column, or with a constant. The value is found from **all** rows of the table, those of a later test split included. “Prepare” fills gaps with values found from the training rows alone, and does the same to later files; use this node where a value is known to be right, such as 0 for “none”.',
    params: {
      method: {
        label: 'Fill with',
        help: 'Mean and median need numbers. Of values that are equally frequent the smallest is taken.',
        options: { mean: 'Mean', median: 'Median', mostFrequent: 'Most frequent value', constant: 'A constant' },
      },
      columns: { label: 'Columns', help: 'The columns to fill. Empty: all that the method fits.' },
      value: { label: 'Constant', help: 'Numbers with a decimal point, such as 0.5.' },
      flag: {
        label: 'Add a column that says where',
        help: 'For each filled column one called “NAME missing”, true where there was a gap: that a value is missing may itself tell something.',
      },
    },
  },
  zh: {
    title: '填充缺失',
    summary: '在缺失处填入一个值。',
    help: '用该列的平均值、中位数、最常见的值或一个常量填充缺失。这个值由表格的**所有**行得出，包括之后的测试行。“准备数据”只用训练行得出填充值，并对以后的文件做同样处理；若已知某个值是正确的（例如 0 表示“没有”），再使用此节点。',
    params: {
      method: {
        label: '填充方式',
        help: '平均值和中位数需要数字列。出现次数相同时取最小的值。',
        options: { mean: '平均值', median: '中位数', mostFrequent: '最常见的值', constant: '常量' },
      },
      columns: { label: '列', help: '要填充的列。留空：此方式适用的所有列。' },
      value: { label: '常量', help: '数字使用小数点，例如 0.5。' },
      flag: {
        label: '添加标记列',
        help: '为每个填充的列添加一列“名称 missing”，缺失处为真：缺失本身也可能含有信息。',
      },
    },
  },
});
