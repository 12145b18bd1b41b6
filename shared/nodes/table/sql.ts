import { defineNode } from '#shared/spec/define-node.ts';

export const sql = defineNode({
  kind: 'table.sql',
  icon: 'database',
  inputs: {
    t1: { type: 'table' },
    t2: { type: 'table', optional: true },
    t3: { type: 'table', optional: true },
    t4: { type: 'table', optional: true },
  },
  outputs: { table: { type: 'table' } },
  params: {
    query: { type: 'text', default: 'SELECT * FROM t1', maxLength: 20_000, multiline: true },
  },
})({
  en: {
    title: 'SQL',
    summary: 'Makes a table of up to four others by an SQL query.',
    help: 'Runs one SELECT over the tables that are wired, called `t1` to `t4`: `SELECT city, avg(price) AS price FROM t1 JOIN t2 USING (id) GROUP BY city ORDER BY city`. Common table expressions, subqueries and window functions may be used; what reads files, settings or the clock, draws random numbers or changes anything is refused. It is DuckDB’s SQL. Without ORDER BY the order of the rows is the engine’s, the same each time. For more tables wire one SQL node into another.',
    inputs: { t1: 'Table t1', t2: 'Table t2', t3: 'Table t3', t4: 'Table t4' },
    params: { query: { label: 'Query', help: 'One SELECT over t1, t2, t3 and t4.' } },
  },
  zh: {
    title: 'SQL',
    summary: '用 SQL 查询由最多四个表格得出一个表格。',
    help: '对所连接的表格（名为 `t1` 到 `t4`）执行一个 SELECT：`SELECT city, avg(price) AS price FROM t1 JOIN t2 USING (id) GROUP BY city ORDER BY city`。可以使用公用表表达式、子查询和窗口函数；读取文件、设置或时钟、抽取随机数或进行更改的内容会被拒绝。使用 DuckDB 的 SQL。没有 ORDER BY 时行的顺序由引擎决定，每次相同。更多表格可把一个 SQL 节点接到另一个。',
    inputs: { t1: '表格 t1', t2: '表格 t2', t3: '表格 t3', t4: '表格 t4' },
    params: { query: { label: '查询', help: '对 t1、t2、t3、t4 的一个 SELECT。' } },
  },
});
