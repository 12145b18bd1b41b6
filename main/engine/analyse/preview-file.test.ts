// What a dialogue is told about a file before a node reads it: the same for every kind of file, within its bounds, and by
// the parameters that were asked with.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { kindOfFile, tableFiles } from '#shared/nodes/file-kinds.ts';
import { filePreview, previewLimits } from '#shared/protocol/file-preview.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import { previewOf } from '#engine/analyse/preview-file.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { makeDuckdb } from '#test/support/make-duckdb.ts';
import { npy } from '#test/support/make-npy.ts';
import { makeParquet } from '#test/support/make-parquet.ts';

const top = mkdtempSync(join(tmpdir(), 'neuroloom-preview-'));
const folder = join(top, 'inside');
mkdirSync(folder);
const at = (name: string) => join(folder, name);
const { signal } = new AbortController();
afterAll(async () => {
  await closeDatabase();
  rmSync(top, { recursive: true });
});

type Params = Readonly<Record<string, ParamValue>>;

async function preview(kind: string, params: Params) {
  const found = await previewOf(kind, params, folder, signal);
  return filePreview.parse(found);
}

async function refusal(kind: string, params: Params, from: string | null = folder): Promise<unknown> {
  const error = await previewOf(kind, params, from ?? undefined, signal).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Fault);
  return (error as Fault).problem;
}

test('a CSV file: decisions, columns, rows; each changes with the parameters', async () => {
  writeFileSync(at('a.csv'), 'a;b\n1;2,5\n;3,5\n');
  const found = await preview('data.csv', { file: 'a.csv' });
  expect(found).toEqual({
    columns: [
      { name: 'a', type: 'integer', missing: { count: 1, row: 2 } },
      { name: 'b', type: 'number' },
    ],
    columnCount: 2,
    rowCount: 2,
    first: [
      ['1', '2,5'],
      ['', '3,5'],
    ],
    last: [],
    decisions: {
      encoding: { value: 'utf-8', by: 'fits' },
      delimiter: { value: 'semicolon', by: 'records' },
      header: { value: true, by: 'texts' },
      decimal: { value: 'comma', by: 'cells' },
      fit: 'same',
      couldBeNames: false,
    },
  });
  const changed = await preview('data.csv', { file: 'a.csv', delimiter: 'comma', header: 'no', decimal: 'point' });
  expect(changed.columns.map(({ name }) => name)).toEqual(['column1']);
  expect([changed.first[1], changed.decisions?.delimiter]).toEqual([['1;2', '5'], { value: 'comma', by: 'given' }]);
});

test('a file that cannot be read whole is shown all the same, with what is wrong', async () => {
  writeFileSync(at('bad.csv'), 'a,b\n1,2\nx,3\n');
  const found = await preview('data.csv', { file: 'bad.csv', types: 'a: number' });
  expect(found.first).toEqual([
    ['1', '2'],
    ['x', '3'],
  ]);
  expect(found.problem).toMatchObject({ code: 'csv.notOfType', facts: { column: 'a', row: 2 } });
});

test('first and last rows share none', async () => {
  for (const rows of [20, 21, 45]) {
    writeFileSync(at('rows.csv'), `n\n${Array.from({ length: rows }, (_, i) => `${i}\n`).join('')}`);
    const { first, last } = await preview('data.csv', { file: 'rows.csv' });
    expect([first.length, last.length]).toEqual([20, Math.min(20, rows - 20)]);
    expect(last.at(-1)).toEqual(rows > 20 ? [String(rows - 1)] : undefined);
  }
});

test('however wide, long and large: what is shown stays small, and a large file is not read whole', async () => {
  const names = Array.from({ length: 20_531 }, (_, i) => `gene${i}`);
  writeFileSync(at('wide.csv'), `${names.join(',')}\n${names.map(() => '1').join(',')}\n`);
  const wide = await preview('data.csv', { file: 'wide.csv' });
  expect([wide.columns.length, wide.columnCount, wide.first[0]?.length]).toEqual([200, 20_531, 200]);
  // Types of so many columns take longer than a person wants to wait; how many rows there are is seen all the same.
  expect([wide.columns[0], wide.rowCount, wide.last]).toEqual([{ name: 'gene0' }, 1, []]);
  writeFileSync(at('wide.csv'), `${names.join(',')}\n${`${names.map(() => '1').join(',')}\n`.repeat(30)}`);
  const long = await preview('data.csv', { file: 'wide.csv' });
  expect([long.rowCount, long.first.length > 10, long.last.length > 0]).toEqual([null, true, true]);
  writeFileSync(at('cell.csv'), `a,${'n'.repeat(5000)}\n1,${'x'.repeat(100_000)}\n`);
  const { columns, first } = await preview('data.csv', { file: 'cell.csv' });
  expect([columns[1]?.name.length, first[0]?.[1]]).toEqual([201, `${'x'.repeat(200)}…`]);
  writeFileSync(at('large.csv'), `n,t\n${'1,text of some length\n'.repeat(300_000)}2,end\n`);
  const large = await preview('data.csv', { file: 'large.csv' });
  expect([large.rowCount, large.columns, large.last.at(-1)]).toEqual([
    null,
    [{ name: 'n' }, { name: 't' }],
    ['2', 'end'],
  ]);
});

const kinds: readonly [string, Params, () => Promise<void> | void][] = [
  [
    'data.parquet',
    { file: 'a.parquet' },
    () => makeParquet(at('a.parquet'), 'SELECT i AS n, NULLIF(i, 1)::VARCHAR AS t FROM range(30) AS r(i)'),
  ],
  [
    'data.jsonLines',
    { file: 'a.jsonl' },
    () =>
      writeFileSync(
        at('a.jsonl'),
        Array.from({ length: 30 }, (_, i) => `{"n":${i},"t":${i === 1 ? 'null' : `"${i}"`}}\n`).join(''),
      ),
  ],
  [
    'data.duckdb',
    { file: 'a.duckdb', table: 'b' },
    () =>
      makeDuckdb(at('a.duckdb'), [
        'CREATE TABLE a(i INT)',
        'CREATE TABLE b AS SELECT i AS n, NULLIF(i, 1)::VARCHAR AS t FROM range(30) AS r(i)',
      ]),
  ],
  [
    'data.sqlite',
    { file: 'a.sqlite' },
    () => {
      const database = new DatabaseSync(at('a.sqlite'));
      database.exec(`CREATE TABLE b (n INTEGER, t TEXT); WITH r(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM r WHERE i < 29)
      INSERT INTO b SELECT i, CASE WHEN i = 1 THEN NULL ELSE i || '' END FROM r`);
      database.close();
    },
  ],
];

test.each(kinds)('%s: columns and first rows', async (kind, params, make) => {
  await make();
  const { columns, rowCount, first, last } = await preview(kind, params);
  expect(columns.map(({ name, type, missing }) => [name, type, missing?.count])).toEqual([
    ['n', 'integer', undefined],
    ['t', 'text', 1],
  ]);
  expect([rowCount, first.length, first.slice(0, 3), last]).toEqual([
    30,
    previewLimits.rows,
    [
      ['0', '0'],
      ['1', null],
      ['2', '2'],
    ],
    [],
  ]);
});

test('a large array shows its first rows without being read', async () => {
  writeFileSync(at('large.npy'), npy('<f8', [3_000_000, 2], Buffer.alloc(48_000_000)));
  const { rowCount, first, columns } = await preview('data.numpy', { file: 'large.npy' });
  expect([rowCount, first.length, first[0], columns.length]).toEqual([3_000_000, 20, ['0.0', '0.0'], 2]);
});

test('what is asked wrongly is refused: kinds, parameters, and every way out of the folder', async () => {
  writeFileSync(join(top, 'secret.csv'), 'a\n1\n');
  symlinkSync(join(top, 'secret.csv'), at('link.csv'));
  expect(await refusal('data.split', { file: 'a.csv' })).toMatchObject({ code: 'node.unknownKind' });
  expect(await refusal('toString', { file: 'a.csv' })).toMatchObject({ code: 'node.unknownKind' });
  expect(await refusal('data.csv', { file: 'a.csv', skip: -1 })).toMatchObject({ code: 'param.range' });
  expect(await refusal('data.csv', { file: 'a.csv' }, null)).toMatchObject({ code: 'dataFile.notSaved' });
  expect(await refusal('data.csv', {})).toMatchObject({ code: 'dataFile.notChosen' });
  for (const file of ['../secret.csv', join(top, 'secret.csv'), 'link.csv'])
    expect(await refusal('data.csv', { file })).toMatchObject({ code: 'dataFile.outside' });
  await expect(previewOf('data.csv', { file: 'a.csv' }, folder, AbortSignal.abort())).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test('every kind that reads a table from a file can be asked, and the name of a file says which', async () => {
  for (const kind of tableFiles.keys()) {
    writeFileSync(at('empty'), '');
    expect(await refusal(kind, { file: 'empty' })).toMatchObject({ code: 'dataFile.empty' });
  }
  const names = [
    'A.CSV',
    'b.tsv',
    'c.data',
    'd.parquet',
    'e.json',
    'f.ndjson',
    'g.npz',
    'h.db',
    'i.duckdb',
    'j.png',
    'k',
  ];
  expect(names.map(kindOfFile)).toEqual([
    'data.csv',
    'data.csv',
    'data.csv',
    'data.parquet',
    'data.jsonLines',
    'data.jsonLines',
    'data.numpy',
    'data.sqlite',
    'data.duckdb',
    undefined,
    undefined,
  ]);
});
