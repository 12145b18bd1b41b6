import { defineNode } from '#shared/spec/define-node.ts';

export const derive = defineNode({
  kind: 'table.derive',
  icon: 'wand',
  inputs: { table: { type: 'table' } },
  outputs: { table: { type: 'table' } },
  params: {
    name: { type: 'text', default: '', maxLength: 1000 },
    expression: { type: 'text', default: '', maxLength: 10_000, multiline: true },
  },
  example: { name: 'ratio', expression: 'a / (b + 10)' },
})({
  en: {
    title: 'Derive column',
    summary: 'Adds a column computed from others.',
    help: "Computes one value for each row and adds it as a column; a name that is there already gets the new values. Written as in SQL: `weight / (height * height)`, `ln(price + 1)`, `lower(trim(city))`, `CASE WHEN age < 18 THEN 'child' ELSE 'adult' END`, `date_diff('day', CAST(start AS DATE), CAST(\"end\" AS DATE))`. A whole number divided by another gives a fraction; where a value is missing, the result is. Functions that read files or the clock are refused.",
    params: {
      name: { label: 'Name', help: 'What the new column is called.' },
      expression: { label: 'Expression', help: 'Computed for each row, such as weight / (height * height).' },
    },
  },
  zh: {
    title: '派生列',
    summary: '添加由其他列计算出的列。',
    help: "为每一行计算一个值，并作为一列添加；若名称已存在，则该列换成新的值。写法与 SQL 相同：`weight / (height * height)`、`ln(price + 1)`、`lower(trim(city))`、`CASE WHEN age < 18 THEN 'child' ELSE 'adult' END`、`date_diff('day', CAST(start AS DATE), CAST(\"end\" AS DATE))`。整数相除得到小数；缺少值时结果也缺失。读取文件或时钟的函数会被拒绝。",
    params: {
      name: { label: '名称', help: '新列的名称。' },
      expression: { label: '表达式', help: '为每一行计算，例如 weight / (height * height)。' },
    },
  },
});
