import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { closeDatabase } from '#engine/table/database.ts';
import { readClassIndexes, readMatrix } from '#engine/table/matrix.ts';
import { describeTable, distinctValues, firstNotNumber, tableSlice } from '#engine/table/parquet-table.ts';
import { writeTable } from '#engine/table/write-table.ts';
import type { TableSource } from '#engine/table/write-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'neuroloom-write-'));
afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true });
});

/** One column of each kind; cells tell their row, and every 1,000th is missing or cannot be computed with. */
const mixed = (rows: number): TableSource => ({
  columns: [
    { name: 'float', storage: 'float' },
    { name: 'a "double"', storage: 'double' },
    { name: 'integer', storage: 'integer' },
    { name: 'text; --', storage: 'text' },
    { name: 'boolean', storage: 'boolean' },
  ],
  rows,
  numbers(column, from, items) {
    for (let i = 0; i < items.length; i += 1)
      items[i] = column === 1 && (from + i) % 1000 === 999 ? Number.NaN : from + i + (column === 2 ? 0 : 0.5);
  },
  values: (column, from, to) =>
    Array.from({ length: to - from }, (_, i) => {
      const row = from + i;
      if (row % 1000 === 999) return null;
      return column === 3 ? (['zebra', 'Ábel', "o'neil"][row % 3] ?? null) : row % 2 === 0;
    }),
});

test('rows, order and values survive, over several blocks', async () => {
  const file = join(folder, "it's [1].parquet");
  const seen: number[] = [];
  await writeTable(file, mixed(5000), { progress: (fraction) => seen.push(fraction) });
  expect(seen).toEqual([0.4096, 0.8192, 1]);
  const shape = await describeTable(file);
  expect(shape).toEqual({
    columns: [
      { name: 'float', type: 'number' },
      { name: 'a "double"', type: 'number' },
      { name: 'integer', type: 'integer' },
      { name: 'text; --', type: 'text' },
      { name: 'boolean', type: 'boolean' },
    ],
    rows: 5000,
  });
  const page = await tableSlice(file, shape, 2998, 3);
  expect([page.offset, page.total, page.rows]).toEqual([
    2998,
    5000,
    [
      [2998.5, 2998.5, 2998, 'Ábel', true],
      [2999.5, null, 2999, null, null],
      [3000.5, 3000.5, 3000, 'zebra', true],
    ],
  ]);
  expect((await tableSlice(file, shape, 4999, 10)).rows.length).toBe(1);
  expect((await tableSlice(file, shape, 9999, 10)).rows).toEqual([]);
});

test('distinct values, class indexes and bad cells', async () => {
  const file = join(folder, 'facts.parquet');
  await writeTable(file, mixed(3000));
  const { columns } = await describeTable(file);
  const text = columns[3] ?? { name: '', type: 'text' };
  expect(await distinctValues(file, text, 10)).toEqual({
    values: ["o'neil", 'zebra', 'Ábel'],
    more: false,
    missing: 3,
  });
  expect(await distinctValues(file, text, 2)).toEqual({ values: ["o'neil", 'zebra'], more: true, missing: 3 });
  expect(await distinctValues(file, columns[1] ?? text, 2)).toEqual({ values: ['0.5', '1.5'], more: true, missing: 3 });
  const indexes = await readClassIndexes(file, text, ['zebra', "o'neil"], 3000);
  expect([...indexes.subarray(0, 4), indexes[999]]).toEqual([0, -1, 1, 0, -1]);
  expect(await firstNotNumber(file, text, 'text')).toEqual({ value: 'zebra', row: 1 });
  expect(await firstNotNumber(file, columns[1] ?? text, 'text')).toBeUndefined();
  expect(await firstNotNumber(file, columns[1] ?? text, 'any')).toEqual({ value: 'nan', row: 1000 });
});

test('a matrix is row by row, with booleans as numbers and bad cells counted', async () => {
  const file = join(folder, 'matrix.parquet');
  await writeTable(file, mixed(3000));
  const integer = { name: 'integer', type: 'integer' } as const;
  const boolean = { name: 'boolean', type: 'boolean' } as const;
  const double = { name: 'a "double"', type: 'number' } as const;
  const text = { name: 'text; --', type: 'text' } as const;
  const { values, bad } = await readMatrix(file, [integer, boolean, double, text], 3000);
  expect([...values.subarray(0, 7)]).toEqual([0, 1, 0.5, Number.NaN, 1, 0, 1.5]);
  expect([...bad]).toEqual([0, 3, 3, 3000]);
  expect(values[2998 * 4]).toBe(2998);
  await expect(readMatrix(file, [integer], 2999)).rejects.toThrow('2999 were expected');
});

test('several tables at once do not mix', async () => {
  const constant = (value: number): TableSource => ({
    columns: [{ name: 'x', storage: 'integer' }],
    rows: 10_000,
    numbers: (_, __, items) => items.fill(value),
    values: () => [],
  });
  const files = [1, 2, 3].map((value) => join(folder, `parallel-${value}.parquet`));
  await Promise.all(files.map((file, i) => writeTable(file, constant(i + 1))));
  const found = await Promise.all(files.map((file) => distinctValues(file, { name: 'x', type: 'integer' }, 5)));
  expect(found.map(({ values }) => values)).toEqual([['1'], ['2'], ['3']]);
});

test('what the source throws, and a cancel, end the writing', async () => {
  const failing: TableSource = {
    ...mixed(100_000),
    numbers: (column, from) => {
      if (column === 2 && from > 0) throw new RangeError('no more rows');
    },
  };
  await expect(writeTable(join(folder, 'failing.parquet'), failing)).rejects.toThrow('no more rows');
  const cancel = new AbortController();
  const options = {
    signal: cancel.signal,
    progress: (fraction: number) => fraction > 0.1 && cancel.abort(new Error('enough')),
  };
  await expect(writeTable(join(folder, 'cancelled.parquet'), mixed(100_000), options)).rejects.toThrow('enough');
});

test('an instance that was closed and opened again can write again', async () => {
  await closeDatabase();
  const file = join(folder, 'again.parquet');
  await writeTable(file, mixed(10));
  expect((await describeTable(file)).rows).toBe(10);
});
