import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parquet } from '#engine/nodes/data/parquet.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { makeParquet } from '#test/support/make-parquet.ts';
import { refusalOf, tableOf } from '#test/support/source-table.ts';
import { testContext } from '#test/support/test-context.ts';

const context = testContext();
const at = (file: string) => join(context.folder, file);
const read = (file: string) => tableOf(parquet, { file }, context);
const refusal = (file: string) => refusalOf(parquet, { file }, context);
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

test('a file becomes a table: numbers stay numbers, dates and nested values are text, NaN is no value', async () => {
  await makeParquet(
    at('kinds.parquet'),
    `SELECT * FROM (VALUES
      (1::UTINYINT, 1.5::FLOAT, true, 'x', DATE '2026-01-31', TIMESTAMPTZ '2026-01-31 12:00:00+02', [1, 2], {a: 1}, 2.5::DECIMAL(5,2), 7::UBIGINT, 18446744073709551615::UBIGINT, 3::DECIMAL(30,0)),
      (2, 'nan', NULL, 'y', NULL, NULL, NULL, NULL, 3, 8, 1, 4)
     ) AS t(u, f, b, t, d, z, l, s, m, small, large, whole)`,
  );
  expect(await read('kinds.parquet')).toEqual({
    columns: [
      'u: integer',
      'f: number',
      'b: boolean',
      't: text',
      'd: text',
      'z: text',
      'l: text',
      's: text',
      'm: number',
      'small: integer',
      'large: text',
      'whole: integer',
    ],
    rows: [
      [
        1,
        1.5,
        true,
        'x',
        '2026-01-31',
        '2026-01-31 10:00:00+00',
        '[1,2]',
        '{"a":1}',
        2.5,
        7,
        '18446744073709551615',
        3,
      ],
      [2, null, null, 'y', null, null, null, null, 3, 8, '1', 4],
    ],
  });
});

test('odd column names are kept, and told apart', async () => {
  await makeParquet(
    at('names.parquet'),
    `SELECT 1 AS "a ""b""", 2 AS "c0", 3 AS "; DROP TABLE loaded", 4 AS "列", 5 AS "rowid"`,
  );
  expect((await read('names.parquet')).columns).toEqual([
    'a "b": integer',
    'c0: integer',
    '; DROP TABLE loaded: integer',
    '列: integer',
    'rowid: integer',
  ]);
});

test('a path with the letters of a pattern is one file, and a folder key=value no column', async () => {
  mkdirSync(at('[k=v]*'));
  await makeParquet(at('[k=v]*/a.parquet'), 'SELECT 1 AS a');
  expect(await read('[k=v]*/a.parquet')).toEqual({ columns: ['a: integer'], rows: [[1]] });
});

test('many rows of few bytes are not gone through before the run', async () => {
  await makeParquet(at('many.parquet'), 'SELECT 1 AS a, 2 AS b, 3 AS c FROM range(7000000)');
  const { outputs } = await parquet.infer({}, { file: 'many.parquet' }, context);
  expect(outputs.table).toEqual({
    type: 'table',
    columns: ['a', 'b', 'c'].map((name) => ({ name, type: 'integer' })),
    rows: 7_000_000,
  });
});

test('what is no Parquet file, is cut off or holds nothing is refused, before the run and in it', async () => {
  await makeParquet(at('whole.parquet'), 'SELECT range AS a, random() AS b FROM range(1000)');
  const whole = readFileSync(at('whole.parquet'));
  writeFileSync(at('empty.parquet'), '');
  writeFileSync(at('text.parquet'), 'a,b\n1,2\n');
  writeFileSync(at('cut.parquet'), whole.subarray(0, whole.length / 2));
  writeFileSync(at('short.parquet'), 'PAR1');
  const broken = Buffer.from(whole);
  broken.fill(0xff, 40, whole.length - 400);
  writeFileSync(at('broken.parquet'), broken);
  const lying = Buffer.from(whole);
  lying.writeUInt32LE(0xff_ff_ff_f0, whole.length - 8);
  writeFileSync(at('lying.parquet'), lying);
  await makeParquet(at('none.parquet'), 'SELECT 1 AS a WHERE false');
  expect(await refusal('empty.parquet')).toMatchObject({ code: 'dataFile.empty' });
  expect(await refusal('text.parquet')).toEqual({
    code: 'source.notFormat',
    param: 'file',
    file: 'text.parquet',
    format: 'Parquet',
  });
  for (const file of ['cut.parquet', 'short.parquet', 'broken.parquet', 'lying.parquet']) {
    const { code, reason } = await refusal(file);
    expect([file, code]).toEqual([file, 'source.damaged']);
    expect(reason).not.toContain(context.folder);
    expect(reason).not.toBe('');
  }
  expect(await refusal('none.parquet')).toMatchObject({ code: 'source.noRows' });
  expect(await refusal('../kinds.parquet')).toMatchObject({ code: 'dataFile.outside' });
});
