import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { files } from '#engine/nodes/data/files.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { makeParquet } from '#test/support/make-parquet.ts';
import { refusalOf, tableOf } from '#test/support/source-table.ts';
import { testContext } from '#test/support/test-context.ts';

const context = testContext();
let folders = 0;
const put = (texts: Readonly<Record<string, string>>) => {
  const folder = `folder ${(folders += 1)}`;
  mkdirSync(join(context.folder, folder));
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(context.folder, folder, name)), { recursive: true });
    writeFileSync(join(context.folder, folder, name), text);
  }
  return { folder, pattern: '', fileColumn: '' };
};
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

test('files become one table in the order of their names, by the names of their columns', async () => {
  const params = put({
    'b.csv': 'T,n,x\nv,2.5,7\n',
    'a.csv': 'n,t\n1,u\n',
    "c/o'd.CSV": 't,n\n"w, w",3\n',
    'note.txt': 'read me',
    '.hidden.csv': 'other\n1\n',
    'z.json': '{}',
  });
  symlinkSync(join(context.folder, params.folder, 'a.csv'), join(context.folder, params.folder, 'link.csv'));
  expect(await tableOf(files, { ...params, fileColumn: ' from ' }, context)).toEqual({
    columns: ['n: number', 't: text', 'x: integer', 'from: text'],
    rows: [
      [1, 'u', null, 'a.csv'],
      [2.5, 'v', 7, 'b.csv'],
      [3, 'w, w', null, "c/o'd.CSV"],
    ],
  });
  const name = await tableOf(files, { ...params, fileColumn: 'N' }, context);
  expect(name.columns).toEqual(['n: number', 't: text', 'x: integer', 'N_2: text']);
});

test('JSON and Parquet files too', async () => {
  const json = put({ '1.jsonl': '{"a": 1}\n{"a": 2}\n', '2.ndjson': '{"a": 3, "b": "x"}\n' });
  expect(await tableOf(files, json, context)).toEqual({
    columns: ['a: integer', 'b: text'],
    rows: [
      [1, null],
      [2, null],
      [3, 'x'],
    ],
  });
  const parquet = put({});
  const at = (name: string) => join(context.folder, parquet.folder, name);
  await makeParquet(at('1.parquet'), "SELECT DATE '2024-01-31' AS d, true AS ok, 5 AS filename");
  await makeParquet(at('2.parquet'), 'SELECT false AS ok');
  expect(await tableOf(files, { ...parquet, fileColumn: 'file' }, context)).toEqual({
    columns: ['d: text', 'ok: boolean', 'filename: integer', 'file: text'],
    rows: [
      ['2024-01-31', true, 5, '1.parquet'],
      [null, false, null, '2.parquet'],
    ],
  });
});

test('CSV files are read as the first of them', async () => {
  // Alone, the second would be read with a decimal point, and its comma as a delimiter.
  const params = put({ '1.csv': 'a;b\n1,5;x\n2,5;y\n', '2.csv': 'a;b\n3;z\n4,25;u, v\n' });
  expect((await tableOf(files, params, context)).rows).toEqual([
    [1.5, 'x'],
    [2.5, 'y'],
    [3, 'z'],
    [4.25, 'u, v'],
  ]);
  const plain = put({ '1.csv': '1,2\n3,4\n', '2.csv': '5,6\n' });
  expect(await tableOf(files, plain, context)).toEqual({
    columns: ['column1: integer', 'column2: integer'],
    rows: [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  });
});

test('a pattern chooses among names, or among paths', async () => {
  const params = put({
    'a1.csv': 'a\n1\n',
    'a22.csv': 'a\n2\n',
    'x/a3.csv': 'a\n3\n',
    'b.tsv': 'a\n4\n',
    'c.json': '{"a": 5}',
  });
  const rows = async (pattern: string) => (await tableOf(files, { ...params, pattern }, context)).rows.flat();
  expect(await rows('')).toEqual([1, 2, 4, 3]);
  expect(await rows('*.csv')).toEqual([1, 2, 3]);
  expect(await rows('A?.CSV')).toEqual([1, 3]);
  expect(await rows('x/*')).toEqual([3]);
  expect(await rows('**2**')).toEqual([2]);
  expect(await rows('c*')).toEqual([5]);
  expect(await refusalOf(files, { ...params, pattern: '*' }, context)).toMatchObject({
    code: 'files.mixed',
    param: 'pattern',
    first: 'a1.csv',
    file: 'c.json',
  });
  expect(await refusalOf(files, { ...params, pattern: 'a' }, context)).toEqual({
    code: 'files.none',
    param: 'folder',
    folder: params.folder,
    pattern: 'a',
  });
});

test('a column without a value goes with every kind; words and truths are words', async () => {
  const params = put({ '1.csv': 'n,e,w\n1,,yes\n', '2.csv': 'n,e,w\n,2.5,maybe\n', '3.csv': 'n,e,w\n3,,no\n' });
  expect(await tableOf(files, params, context)).toEqual({
    columns: ['n: integer', 'e: number', 'w: text'],
    rows: [
      [1, null, 'yes'],
      [null, 2.5, 'maybe'],
      [3, null, 'no'],
    ],
  });
});

test.each([
  [{}, { code: 'files.none', pattern: '*.*' }],
  [{ 'a.txt': 'a\n1\n' }, { code: 'files.none' }],
  [
    { '1.csv': 'a\n1\n', '2.csv': 'b\n1\n' },
    { code: 'files.otherColumns', first: '1.csv', file: '2.csv' },
  ],
  [
    { '1.csv': 'a,b\n1,2\n', '2.csv': '3,4\n5,6\n' },
    { code: 'files.otherColumns', file: '2.csv' },
  ],
  [
    { '1.csv': 'a,b\n1,x\n', '2.csv': 'a,b\nn/a!,y\n' },
    { code: 'files.otherType', column: 'a', numbers: '1.csv', texts: '2.csv' },
  ],
  [
    { '1.csv': 'a,b\n1,2\n', '2.csv': 'a,b\n1,2\n3\n' },
    { code: 'csv.ragged', file: '2.csv' },
  ],
  [
    { '1.csv': 'a,b\n1,2\n', '2.csv': '' },
    { code: 'dataFile.empty', file: '2.csv' },
  ],
  [{ '1.jsonl': '{"a": 1}\n', '2.jsonl': '{"a": \n' }, { file: '2.jsonl' }],
  [{ '1.parquet': 'no' }, { code: 'source.notFormat', file: '1.parquet' }],
])('what is wrong names the file: %j', async (texts, expected) => {
  expect(await refusalOf(files, put(texts), context)).toMatchObject({ param: 'folder', ...expected });
});

test('of many bytes the first files tell the columns before the run', async () => {
  const line = `1,${'x'.repeat(16_000)}\n`;
  const params = put({ '1.csv': `a,t\n${line.repeat(2200)}`, '2.csv': 'a,b\n2.5,3\n' });
  const { outputs } = await files.infer({}, { ...params, fileColumn: 'file' }, context);
  expect(outputs.table).toEqual({
    type: 'table',
    columns: [
      { name: 'a', type: 'integer' },
      { name: 't', type: 'text' },
      { name: 'file', type: 'text' },
    ],
    rows: null,
  });
  const { table } = await files.run({}, { ...params, fileColumn: 'file' }, context);
  expect([table.rows, table.columns.map(({ name }) => name)]).toEqual([2201, ['a', 't', 'b', 'file']]);
});

test('the key changes with the names, sizes and times of the files, and a run keeps to it', async () => {
  const params = put({ '1.csv': 'a\n1\n' });
  const keys = async () => files.outside?.(params, context);
  const before = await keys();
  expect(await keys()).toEqual(before);
  utimesSync(join(context.folder, params.folder, '1.csv'), 1, 1);
  const touched = await keys();
  expect(touched).not.toEqual(before);
  writeFileSync(join(context.folder, params.folder, '2.csv'), 'a\n2\n');
  expect(await keys()).not.toEqual(touched);
  const running = files.run({}, params, { ...context, outside: touched ?? [] });
  await expect(running).rejects.toMatchObject({ problem: { code: 'files.changed' } });
});
