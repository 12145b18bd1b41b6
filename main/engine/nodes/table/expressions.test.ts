// Expressions that a person wrote: their values, their types before the run, and that none of them reaches anything but
// the row that it is computed of.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { derive } from '#engine/nodes/table/derive.ts';
import { filter } from '#engine/nodes/table/filter.ts';
import { closeDatabase } from '#engine/table/database.ts';
import type { TableValue } from '#engine/values/table.ts';
import { cellsOf, tableOf } from '#test/support/table-of.ts';
import { faultOf, testContext } from '#test/support/test-context.ts';

const context = testContext();
let table: TableValue;
beforeAll(async () => {
  const text = 'rowid,constructor,__proto__,"a ""b"".c[0]",when,n\n1,x,2.5,Yes,2024-02-29,9\n2,y,,No,2023-01-01,\n';
  table = await tableOf(text, context);
});
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

/** The derived column: its type, which is what was predicted, and its cells. */
async function derived(expression: string, name = 'new') {
  const made = await derive.run({ table }, { name, expression }, context);
  const predicted = (await derive.infer({ table }, { name, expression }, context)).outputs.table;
  expect(predicted?.columns.map(({ name: of, type }) => [of, type])).toEqual(
    made.table.columns.map(({ name: of, type }) => [of, type]),
  );
  const [names = [], ...rows] = await cellsOf(made.table);
  const place = names.indexOf(name);
  return [made.table.columns[place]?.type, ...rows.map((row) => row[place])];
}

const condition = async (text: string) =>
  (await cellsOf((await filter.run({ table }, { condition: text }, context)).table)).slice(1).map((row) => row[0]);

test('a column is computed of others, and its type is known before', async () => {
  expect(await derived('rowid * 2')).toEqual(['integer', 2, 4]);
  expect(await derived('rowid / 4')).toEqual(['number', 0.25, 0.5]);
  expect(await derived('0.1 * rowid')).toEqual(['number', 0.1, 0.2]);
  expect(await derived('"__proto__" + N -- sum')).toEqual(['number', 11.5, null]);
  expect(await derived(`upper("constructor") || '!'`)).toEqual(['text', 'X!', 'Y!']);
  expect(await derived('"a ""b"".c[0]" AND rowid > 0')).toEqual(['boolean', true, false]);
  expect(await derived(`CASE WHEN rowid = 1 THEN 'yes' ELSE 'no' END`)).toEqual(['text', 'yes', 'no']);
  expect(await derived('CAST("when" AS DATE) + 1')).toEqual([
    'text',
    expect.stringContaining('2024-03-01'),
    expect.anything(),
  ]);
  expect(await derived(`date_diff('day', CAST("when" AS DATE), DATE '2024-03-01')`)).toEqual(['integer', 1, 425]);
  expect(await derived('coalesce(n, 0)')).toEqual(['integer', 9, 0]);
  expect(await derived(`"constructor" LIKE 'x%' OR "constructor" IN ('y')`)).toEqual(['boolean', true, true]);
});

test('a name that is there gets the new values in its place, and all else stays as it is written', async () => {
  const { table: made } = await derive.run({ table }, { name: 'ROWID', expression: 'rowid + 1' }, context);
  expect(await cellsOf(made)).toEqual([
    ['ROWID', 'constructor', '__proto__', 'a "b".c[0]', 'when', 'n'],
    [2, 'x', 2.5, 'Yes', '2024-02-29', 9],
    [3, 'y', null, 'No', '2023-01-01', null],
  ]);
});

test('rows are kept for which a condition is true', async () => {
  expect(await condition('rowid >= 2')).toEqual([2]);
  expect(await condition('"__proto__" < 5')).toEqual([1]);
  expect(await condition('"__proto__" IS NULL')).toEqual([2]);
  expect(await condition('NOT "a ""b"".c[0]"')).toEqual([2]);
  expect(await condition(`"a ""b"".c[0]" = 'Yes' /* as written */`)).toEqual([1]);
  expect(await condition('true) OR (false')).toEqual([1, 2]);
  expect(await faultOf(condition('rowid > 5'))).toEqual({ code: 'table.noRows' });
});

test.each([
  ['', { code: 'expression.empty' }],
  ['rowid +', { code: 'expression.syntax', place: 8 }],
  ["'é' || rowid rowid", { code: 'expression.syntax', place: 14 }],
  ['gone > 1', { code: 'column.missing', column: 'gone' }],
  ['rowid + 1', { code: 'filter.notCondition', type: 'BIGINT' }],
  [`rowid > 'x'`, { code: 'expression.failed' }],
  [`CAST("constructor" AS INTEGER) = 1`, { code: 'expression.failed' }],
  ['rowid > 0; DROP TABLE t1', { code: 'expression.syntax' }],
  ['true) FROM t1 WHERE (true', { code: 'expression.notAllowed' }],
  ['true) LIMIT (1', { code: 'expression.notAllowed' }],
  ['true), (true', { code: 'expression.notAllowed' }],
  ['(SELECT true)', { code: 'expression.notAllowed', place: 1 }],
  [`rowid IN (SELECT 1 FROM read_csv('/etc/passwd'))`, { code: 'expression.notAllowed' }],
  [`EXISTS (FROM '/etc/passwd')`, { code: 'expression.notAllowed' }],
  [`EXISTS (FROM information_schema.tables)`, { code: 'expression.notAllowed' }],
  [`rowid > 0 AND getenv('HOME') = ''`, { code: 'expression.notAllowed', what: 'getenv', place: 15 }],
  [`current_setting('temp_directory') = ''`, { code: 'expression.notAllowed', what: 'current_setting' }],
  [`getvariable('x')`, { code: 'expression.notAllowed' }],
  ['random() < 0.5', { code: 'expression.notAllowed', what: 'random' }],
  ['now() > now()', { code: 'expression.notAllowed' }],
  ['current_date > current_date', { code: 'column.missing' }],
  [`repeat('x', 1000000000) = ''`, { code: 'expression.notAllowed', what: 'repeat' }],
  ['len(range(1000000000)) > 1', { code: 'expression.notAllowed' }],
  ['count(*) > 1', { code: 'expression.notAllowed' }],
  ['row_number() OVER () > 1', { code: 'expression.notAllowed' }],
  ['COLUMNS(*) > 1', { code: 'expression.notAllowed' }],
  ['$1 > 1', { code: 'expression.notAllowed' }],
  ['t1.rowid > 1', { code: 'expression.notAllowed' }],
  ['"kept 0" > 1', { code: 'column.missing' }],
  [`${'NOT '.repeat(2000)}true`, { code: 'expression.syntax' }],
  [`'é' || getenv('HOME')`, { code: 'expression.notAllowed', what: 'getenv', place: 8 }],
  [`COPY t1 TO '/tmp/x'`, { code: 'expression.syntax' }],
  ['rowid\0 > 1', { code: 'expression.notAllowed' }],
])('refused before and in the run: %s', async (text, expected) => {
  const before = await faultOf(Promise.resolve(filter.infer({ table }, { condition: text }, context)));
  const inRun = await faultOf(condition(text));
  expect(inRun).toMatchObject({ ...expected, param: 'condition' });
  // Only values tell that one of them is no number.
  if (expected.code !== 'expression.failed') expect(before).toEqual(inRun);
});

test('a new column needs a name', () =>
  expect(faultOf(derived('rowid', ' '))).resolves.toEqual({ code: 'derive.noName', param: 'name' }));
