import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv } from '#engine/nodes/data/csv.ts';
import { faultOf, testContext } from '#test/support/test-context.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { describeTable } from '#engine/table/parquet-table.ts';

const context = testContext();
const base = {
  delimiter: 'auto',
  header: 'auto',
  encoding: 'auto',
  missing: 'NA',
  types: '',
  decimal: 'auto',
  thousands: 'none',
  quote: 'double',
  skip: 0,
  comment: 'none',
  trim: true,
} as const;
const params = (file: string) => ({ ...base, file });
beforeAll(() => {
  mkdirSync(join(context.folder, 'data'));
  writeFileSync(join(context.folder, 'data', 'ok.csv'), 'a,b\n1,x\n2,y\n');
  writeFileSync(join(context.folder, 'empty.csv'), '');
  writeFileSync(join(context.folder, 'ragged.csv'), 'a,b\n1,2\n3\n');
  writeFileSync(join(context.folder, 'twice.csv'), 'a,A\n1,2\n');
});
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

test('a file becomes a table, and is described the same before the run', async () => {
  const { outputs, problems } = await csv.infer({}, params('data/ok.csv'), context);
  const { table } = await csv.run({}, params('data/ok.csv'), context);
  expect(problems).toEqual([]);
  expect(outputs.table).toEqual({ type: 'table', columns: table.columns, rows: table.rows });
  expect(await describeTable(table.file)).toEqual({
    columns: [
      { name: 'a', type: 'integer' },
      { name: 'b', type: 'text' },
    ],
    rows: 2,
  });
});

test.each([
  ['', { code: 'dataFile.notChosen' }],
  ['none.csv', { code: 'dataFile.missing', file: 'none.csv' }],
  ['data', { code: 'dataFile.missing', file: 'data' }],
  ['a\u0000b.csv', { code: 'dataFile.missing', file: 'a\u0000b.csv' }],
  ['../outside.csv', { code: 'dataFile.outside', file: '../outside.csv' }],
  ['data/../../outside.csv', { code: 'dataFile.outside', file: 'data/../../outside.csv' }],
  ['/etc/passwd', { code: 'dataFile.outside', file: '/etc/passwd' }],
  ['C:\\data.csv', { code: 'dataFile.outside', file: 'C:\\data.csv' }],
  ['\\\\server\\share\\data.csv', { code: 'dataFile.outside', file: '\\\\server\\share\\data.csv' }],
  ['.', { code: 'dataFile.outside', file: '.' }],
  ['empty.csv', { code: 'dataFile.empty', file: 'empty.csv' }],
  ['ragged.csv', { code: 'csv.ragged', file: 'ragged.csv', line: 3, expected: 2, received: 1 }],
])('refuses %j, before a run and in it', async (file, expected) => {
  expect(await faultOf(csv.run({}, params(file), context))).toEqual({ ...expected, param: 'file' });
  const { outputs, problems } = await csv.infer({}, params(file), context);
  const { code, ...facts } = expected;
  expect([outputs, problems]).toEqual([{}, [{ code, severity: 'error', param: 'file', facts }]]);
});

test('a pipeline that was not saved has no folder to look in', async () => {
  const { problems } = await csv.infer({}, params('data/ok.csv'), { ...context, folder: undefined });
  expect(problems.map(({ code }) => code)).toEqual(['dataFile.notSaved']);
});

test('a way that leaves a sub-folder but not the folder is fine', async () => {
  const { problems } = await csv.infer({}, params('data/../data/ok.csv'), context);
  expect(problems).toEqual([]);
});

test('repeated names are a warning', async () => {
  const { outputs, problems } = await csv.infer({}, params('twice.csv'), context);
  expect(outputs.table?.columns.map(({ name }) => name)).toEqual(['a', 'A_2']);
  expect(problems).toEqual([
    { code: 'csv.repeatedColumns', severity: 'warning', param: 'file', facts: { file: 'twice.csv', columns: 'A' } },
  ]);
});

test('the key follows the content, and what is known follows the file', async () => {
  const path = join(context.folder, 'changing.csv');
  const look = async () => ({
    hash: await csv.outside?.(params('changing.csv'), context),
    columns: (await csv.infer({}, params('changing.csv'), context)).outputs.table?.columns.map(({ name }) => name),
  });
  writeFileSync(path, 'a\n1\n');
  const first = await look();
  expect(await look()).toEqual(first);
  writeFileSync(path, 'b\n1\n');
  const second = await look();
  expect([first.columns, second.columns]).toEqual([['a'], ['b']]);
  expect(second.hash).not.toEqual(first.hash);
  writeFileSync(path, 'a\n1\n');
  expect(await look()).toEqual(first);
  rmSync(path);
  expect(await look()).toEqual({ hash: [], columns: undefined });
});
