// SQL over several tables: what it gives, and that it reads and does nothing else.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '#engine/nodes/table/sql.ts';
import { closeDatabase } from '#engine/table/database.ts';
import type { TableValue } from '#engine/values/table.ts';
import { cellsOf, tableOf } from '#test/support/table-of.ts';
import { faultOf, testContext } from '#test/support/test-context.ts';

const context = testContext();
let t1: TableValue;
let t3: TableValue;
beforeAll(async () => {
  t1 = await tableOf('id,city,price\n1,Oslo,2.5\n2,Bergen,4\n3,Oslo,3.5\n', context);
  t3 = await tableOf('id,note,user\n2,b,u\n3,c,v\n3,d,w\n', context);
});
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

const wired = () => ({ t1, t2: undefined, t3, t4: undefined });

async function made(query: string, signal = context.signal) {
  const { table } = await sql.run(wired(), { query }, { ...context, signal });
  const predicted = (await sql.infer(wired(), { query }, context)).outputs.table;
  expect(predicted?.columns).toEqual(table.columns.map(({ name, type }) => ({ name, type })));
  return cellsOf(table);
}

test('tables are grouped, joined, and named after their ports', async () => {
  expect(
    await made('SELECT city, sum(price) AS total, count(*) AS n FROM t1 GROUP BY city ORDER BY total DESC'),
  ).toEqual([
    ['city', 'total', 'n'],
    ['Oslo', 6, 2],
    ['Bergen', 4, 1],
  ]);
  expect(
    await made('WITH x AS (SELECT * FROM t3) SELECT * FROM t1 JOIN x ON t1.id = x.id ORDER BY note -- end'),
  ).toEqual([
    ['id', 'city', 'price', 'id_1', 'note', 'user'],
    [2, 'Bergen', 4, 2, 'b', 'u'],
    [3, 'Oslo', 3.5, 3, 'c', 'v'],
    [3, 'Oslo', 3.5, 3, 'd', 'w'],
  ]);
  expect(await made('SELECT id, user, row_number() OVER (ORDER BY note DESC) AS r FROM t3 ORDER BY r LIMIT 1')).toEqual(
    [
      ['id', 'user', 'r'],
      [3, 'w', 1],
    ],
  );
  expect(await made(`SELECT id FROM t1 WHERE id NOT IN (SELECT id FROM t3) UNION ALL SELECT 7`)).toEqual([
    ['id'],
    [1],
    [7],
  ]);
});

test.each([
  ['', 'expression.empty'],
  ['SELECT', 'expression.syntax'],
  ['SELECT 1; SELECT 2', 'sql.notSelect'],
  [`COPY t1 TO '/tmp/neuroloom-x'`, 'sql.notSelect'],
  [`ATTACH '/tmp/x.db'`, 'sql.notSelect'],
  ['INSTALL httpfs', 'sql.notSelect'],
  ['PRAGMA database_list', 'sql.notSelect'],
  ['SET threads = 8', 'sql.notSelect'],
  ['CREATE TABLE x AS SELECT 1', 'sql.notSelect'],
  ['SELECT * FROM t2', 'sql.table'],
  [`SELECT * FROM '/etc/passwd'`, 'sql.table'],
  ['SELECT * FROM information_schema.tables', 'sql.table'],
  ['SELECT * FROM sqlite_master', 'sql.table'],
  ['SELECT * FROM (WITH sqlite_master AS (SELECT 1) SELECT * FROM sqlite_master), sqlite_master', 'sql.table'],
  [`SELECT * FROM read_csv('/etc/passwd')`, 'expression.notAllowed'],
  [`SELECT * FROM read_parquet('/etc/passwd')`, 'expression.notAllowed'],
  [`SELECT * FROM glob('/*')`, 'expression.notAllowed'],
  ['SELECT * FROM duckdb_settings()', 'expression.notAllowed'],
  [`SELECT * FROM query('SELECT 1')`, 'expression.notAllowed'],
  ['SELECT count(*) FROM generate_series(1, 1000000000) a, generate_series(1, 1000000000) b', 'expression.notAllowed'],
  [`SELECT getenv('HOME')`, 'expression.notAllowed'],
  [`SELECT current_setting('temp_directory')`, 'expression.notAllowed'],
  ['SELECT current_user', 'expression.notAllowed'],
  ['SELECT random()', 'expression.notAllowed'],
  ['SELECT * FROM t1 USING SAMPLE 1', 'expression.notAllowed'],
  ['SELECT * FROM t1 TABLESAMPLE 10%', 'expression.notAllowed'],
  ['DESCRIBE t1', 'expression.notAllowed'],
  ['SELECT * FROM (SHOW TABLES)', 'expression.notAllowed'],
  ['WITH RECURSIVE c AS (SELECT 1 UNION ALL SELECT 1 FROM c) SELECT * FROM c', 'expression.notAllowed'],
  ['SELECT $1', 'expression.notAllowed'],
  ['SELECT gone FROM t1', 'expression.failed'],
  ['SELECT id FROM t1, t3', 'expression.failed'],
])('refused before and in the run: %s', async (query, code) => {
  const before = await faultOf(Promise.resolve(sql.infer(wired(), { query }, context)));
  expect(before).toMatchObject({ code, param: 'query' });
  expect(await faultOf(made(query))).toEqual(before);
});

test('a query without end is cancelled', async () => {
  const lines = Array.from({ length: 3000 }, (_, i) => `${i}`);
  const large = await tableOf(['n', ...lines, ''].join('\n'), context);
  const cancel = new AbortController();
  const query = 'SELECT count(*) AS n FROM t1 a, t1 b, t1 c, t1 d WHERE a.n + b.n + c.n + d.n = -1';
  const running = sql.run({ ...wired(), t1: large }, { query }, { ...context, signal: cancel.signal });
  setTimeout(() => cancel.abort(new Error('enough')), 300);
  await expect(running).rejects.toThrow('enough');
});
