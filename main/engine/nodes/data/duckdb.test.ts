import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { duckdb } from '#engine/nodes/data/duckdb.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { tableSlice } from '#engine/table/parquet-table.ts';
import { makeDuckdb } from '#test/support/make-duckdb.ts';
import { refusalOf, tableOf } from '#test/support/source-table.ts';
import { testContext } from '#test/support/test-context.ts';

const context = testContext();
const at = (file: string) => join(context.folder, file);
const make = (file: string, ...statements: string[]) => makeDuckdb(at(file), statements);
const read = (file: string, table = '') => tableOf(duckdb, { file, table }, context);
const refusal = (file: string, table = '') => refusalOf(duckdb, { file, table }, context);
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

test('a table is read with its types, whatever it is called, and the file stays as it is', async () => {
  await make(
    'kinds.duckdb',
    `CREATE TABLE loaded AS SELECT * FROM (VALUES (1, 1.5::DOUBLE, true, 'x', DATE '2026-01-31', [1, 2]),
      (2, NULL, false, NULL, NULL, NULL)) AS t("a ""b""", f, b, t, d, l)`,
  );
  const before = readFileSync(at('kinds.duckdb'));
  expect(await read('kinds.duckdb')).toEqual({
    columns: ['a "b": integer', 'f: number', 'b: boolean', 't: text', 'd: text', 'l: text'],
    rows: [
      [1, 1.5, true, 'x', '2026-01-31', '[1,2]'],
      [2, null, false, null, null, null],
    ],
  });
  expect(readFileSync(at('kinds.duckdb')).equals(before)).toBe(true);
});

test('several tables are a choice; one of another schema and a view are among them', async () => {
  await make(
    'several.duckdb',
    'CREATE TABLE a AS SELECT 1 AS x',
    'CREATE SCHEMA s',
    'CREATE TABLE s.a AS SELECT 2 AS x',
    'CREATE VIEW v AS SELECT 2 * x AS double FROM a',
  );
  const available = 'a, s.a, v';
  expect(await refusal('several.duckdb')).toMatchObject({ code: 'source.choosePart', param: 'table', available });
  expect(await refusal('several.duckdb', 'b')).toMatchObject({ code: 'source.noPart', part: 'b', available });
  expect((await read('several.duckdb', 's.a')).rows).toEqual([[2]]);
  const params = { file: 'several.duckdb', table: 'v' };
  // A view is not asked for its rows before the run.
  const { outputs } = await duckdb.infer({}, params, context);
  expect(outputs.table).toEqual({ type: 'table', columns: [{ name: 'double', type: 'integer' }], rows: null });
  const { table } = await duckdb.run({}, params, context);
  expect((await tableSlice(table.file, table, 0, 10)).rows).toEqual([[2]]);
});

test('a view reaches no file beside the database', async () => {
  writeFileSync(at('secret.csv'), 'a\n1\n');
  await make('spy.duckdb', `CREATE VIEW v AS SELECT * FROM read_csv('${at('secret.csv')}')`);
  expect(await refusal('spy.duckdb', 'v')).toEqual({
    code: 'source.readsElsewhere',
    param: 'table',
    file: 'spy.duckdb',
    part: 'v',
  });
});

test('what is no DuckDB file, damaged, empty or being written is a problem', async () => {
  await make('none.duckdb');
  expect(await refusal('none.duckdb')).toMatchObject({ code: 'source.noRows' });
  await make('no-rows.duckdb', 'CREATE TABLE a (x INTEGER)');
  expect(await refusal('no-rows.duckdb')).toMatchObject({ code: 'source.noRows' });
  writeFileSync(at('text.duckdb'), 'a,b\n1,2\n');
  expect(await refusal('text.duckdb')).toMatchObject({ code: 'source.notFormat', format: 'DuckDB' });
  writeFileSync(at('empty.duckdb'), '');
  expect(await refusal('empty.duckdb')).toMatchObject({ code: 'dataFile.empty' });
  await make('many.duckdb', 'CREATE TABLE a AS SELECT range AS x, random() AS y FROM range(100000)');
  const whole = readFileSync(at('many.duckdb'));
  writeFileSync(at('cut.duckdb'), whole.subarray(0, 20_000));
  expect(await refusal('cut.duckdb')).toMatchObject({ code: 'source.damaged' });
  writeFileSync(
    at('broken.duckdb'),
    Buffer.concat([whole.subarray(0, 12_288), Buffer.alloc(whole.length - 12_288, 255)]),
  );
  expect(await refusal('broken.duckdb')).toMatchObject({ code: 'source.damaged' });
  writeFileSync(at('many.duckdb.wal'), 'x');
  expect(await refusal('many.duckdb')).toMatchObject({ code: 'source.inUse' });
});
