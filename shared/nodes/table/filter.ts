import { defineNode } from '#shared/spec/define-node.ts';

export const filter = defineNode({
  kind: 'table.filter',
  icon: 'list-filter',
  inputs: { table: { type: 'table' } },
  outputs: { table: { type: 'table' } },
  params: {
    condition: { type: 'text', default: '', maxLength: 10_000, multiline: true },
  },
  example: { condition: "a > 0 AND target = 'red'" },
})({
  en: {
    title: 'Filter rows',
    summary: 'Keeps the rows for which a condition holds.',
    help: "Keeps the rows for which a condition is true, in their order; where it cannot be told because a value is missing, the row goes. Written as in SQL: `age >= 18 AND city IN ('Oslo', 'Bergen')`, `price IS NOT NULL`, `name LIKE 'A%'`. Text stands in single quotes, a column whose name has spaces or capital words of SQL in double quotes: `\"net price\" > 5`. Functions that read files or the clock are refused.",
    params: { condition: { label: 'Condition', help: 'True for the rows to keep, such as age >= 18.' } },
  },
  zh: {
    title: '筛选行',
    summary: '保留满足条件的行。',
    help: "保留条件为真的行，顺序不变；因缺少值而无法判断的行会被去掉。写法与 SQL 相同：`age >= 18 AND city IN ('Oslo', 'Bergen')`、`price IS NOT NULL`、`name LIKE 'A%'`。文本放在单引号中；名称含空格或 SQL 关键字的列放在双引号中：`\"net price\" > 5`。读取文件或时钟的函数会被拒绝。",
    params: { condition: { label: '条件', help: '要保留的行为真，例如 age >= 18。' } },
  },
});
