import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Fault } from '#shared/protocol/problem.ts';
import { csvSchema, csvToParquet } from '#engine/table/csv.ts';
import type { CsvOptions } from '#engine/table/csv.ts';
import { likeliestDelimiter, records } from '#engine/table/csv-head.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { readClassIndexes, readMatrix } from '#engine/table/matrix.ts';
import { describeTable, distinctValues, firstNotNumber, tableSlice } from '#engine/table/parquet-table.ts';
import { strangeColumns } from '#test/support/strange-names.ts';
import { withinOnTheClock } from '#test/support/clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'neuroloom-csv-'));
afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true });
});

const auto: CsvOptions = { delimiter: 'auto', header: 'auto' };

async function read(content: string | Uint8Array, options: Partial<CsvOptions> = {}, name = 'data.csv') {
  const file = join(folder, name);
  writeFileSync(file, content);
  const parquet = join(folder, 'data.parquet');
  const table = await csvToParquet(file, parquet, name, { ...auto, ...options });
  const shape = await describeTable(parquet);
  const slice = await tableSlice(parquet, table, 0, 1000);
  const before = await csvSchema(file, name, { ...auto, ...options });
  // What is known before a run is what the run finds.
  expect(before).toEqual(table);
  // Words for true and false are kept as text.
  const stored = table.columns.map(({ name: n, type }) => ({ name: n, type: type === 'boolean' ? 'text' : type }));
  expect(shape).toEqual({ columns: stored, rows: table.rows });
  const { decisions: _, ...found } = table;
  return { ...found, cells: slice.rows };
}

async function problem(content: string | Uint8Array, options: Partial<CsvOptions> = {}) {
  const error = await read(content, options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Fault);
  const { code, facts, param } = (error as Fault).problem;
  expect(param).toBe('file');
  return { code, ...facts };
}

test('kinds, categories and the first text of each column', async () => {
  expect(await read('n,x,who,ok\n1,2.5,ann,true\n2,3,bob,false\n1,4,7,true\n')).toEqual({
    columns: [
      { name: 'n', type: 'integer', categories: ['1', '2'] },
      { name: 'x', type: 'number', categories: ['2.5', '3', '4'] },
      { name: 'who', type: 'text', categories: ['7', 'ann', 'bob'], firstText: { value: 'ann', row: 1, count: 2 } },
      { name: 'ok', type: 'boolean', categories: ['false', 'true'] },
    ],
    rows: 3,
    repeated: [],
    cells: [
      [1, 2.5, 'ann', 'true'],
      [2, 3, 'bob', 'false'],
      [1, 4, '7', 'true'],
    ],
  });
});

test('mean and standard deviation of numbers that are large, unless one is infinite', async () => {
  const { columns } = await read(
    'year,price,balance,rare,huge,small,text\n2000,1e5,-2000,5000,1e300,999,1e5\n2010,3e5,2000,1,-1e300,-999,2e5\n2020,,0,inf,0,0,x\n',
  );
  expect(columns.map(({ name, large }) => [name, large])).toEqual([
    ['year', { mean: 2010, spread: expect.closeTo(Math.sqrt(200 / 3), 10) as number }],
    ['price', { mean: 200_000, spread: 100_000 }],
    ['balance', { mean: 0, spread: expect.closeTo(Math.sqrt(8e6 / 3), 8) as number }],
    ['rare', undefined],
    // Squares of these would overflow.
    ['huge', undefined],
    ['small', undefined],
    ['text', undefined],
  ]);
});

test('words for true and false stay as they are written, false first', async () => {
  const { columns, cells } = await read('a,b,c,d,e\nYes,t,TRUE,no,true\nNo,f,false,Yes,False\n,T,true,no,true\n');
  expect(columns.map(({ type, categories }) => [type, categories])).toEqual([
    ['boolean', ['No', 'Yes']],
    ['boolean', ['f', 'T', 't']],
    ['boolean', ['false', 'TRUE', 'true']],
    ['boolean', ['no', 'Yes']],
    ['boolean', ['False', 'true']],
  ]);
  expect(cells).toEqual([
    ['Yes', 't', 'TRUE', 'no', 'true'],
    ['No', 'f', 'false', 'Yes', 'False'],
    [null, 'T', 'true', 'no', 'true'],
  ]);
  const matrix = await readMatrix(join(folder, 'data.parquet'), columns, 3);
  expect([...matrix.values]).toEqual([1, 1, 1, 0, 1, 0, 0, 0, 1, 0, Number.NaN, 1, 1, 0, 1]);
  const a = columns[0] ?? { name: '', type: 'text' };
  expect(await firstNotNumber(join(folder, 'data.parquet'), a, 'text')).toBeUndefined();
  expect(await firstNotNumber(join(folder, 'data.parquet'), a, 'any')).toEqual({ value: null, row: 3 });
});

test('cells of blanks alone have no value', async () => {
  const { columns, cells } = await read('n,x,who,ok\n1, ,ann,Yes\n  ,2.5,\u3000,\t\n3,4,"  ",No\n');
  expect(columns.map(({ type, missing }) => [type, missing])).toEqual([
    ['integer', { count: 1, row: 2 }],
    ['number', { count: 1, row: 1 }],
    ['text', { count: 2, row: 2 }],
    ['boolean', { count: 1, row: 2 }],
  ]);
  expect(cells).toEqual([
    [1, null, 'ann', 'Yes'],
    [null, 2.5, null, null],
    [3, 4, null, 'No'],
  ]);
});

test('columns that lack values are found in every group of a wide table', async () => {
  const names = Array.from({ length: 1200 }, (_, i) => `c${i}`);
  const line = (empty: readonly number[]) => names.map((_, i) => (empty.includes(i) ? '' : '1')).join(',');
  const { columns } = await read([names.join(','), line([3]), line([1100]), line([3, 0]), ''].join('\n'));
  expect(columns.flatMap(({ name, missing }) => (missing ? [[name, missing]] : []))).toEqual([
    ['c0', { count: 1, row: 3 }],
    ['c3', { count: 2, row: 1 }],
    ['c1100', { count: 1, row: 2 }],
  ]);
});

test('whole numbers keep all their digits', async () => {
  const ids = ['9007199254740992', '9007199254740993', '9223372036854775808', '12345678901234567890123'];
  const text = `id,long,large\n${ids[0]},${ids[2]},1e20\n${ids[1]},${ids[3]},${ids[3]}\n-7,1,2\n`;
  const { columns, cells } = await read(text, { header: 'yes' });
  expect(columns.map(({ type, categories }) => [type, categories])).toEqual([
    ['integer', ['-7', ids[0], ids[1]]],
    ['text', ['1', ids[3], ids[2]]],
    ['number', ['2', '100000000000000000000', '1.2345678901234568e+22']],
  ]);
  expect(cells.map((row) => row.slice(0, 2))).toEqual([
    [ids[0], ids[2]],
    [ids[1], ids[3]],
    [-7, '1'],
  ]);
  const id = columns[0] ?? { name: '', type: 'text' };
  const parquet = join(folder, 'data.parquet');
  expect(await distinctValues(parquet, id, 5)).toEqual({ values: ['-7', ids[0], ids[1]], more: false, missing: 0 });
  expect([...(await readClassIndexes(parquet, id, ['-7', ids[0] ?? '', ids[1] ?? ''], 3))]).toEqual([1, 2, 0]);
});

test.each([
  ['a byte-order mark', '\ufeffa,b\n1,2\n3,4\n'],
  ['Windows line ends', 'a,b\r\n1,2\r\n3,4\r\n'],
  ['no line end after the last row', 'a,b\n1,2\n3,4'],
  ['empty lines', 'a,b\n1,2\n\n3,4\n\n'],
  ['quoted cells', '"a","b"\n"1","2"\n"3","4"\n'],
  ['semicolons', 'a;b\n1;2\n3;4\n'],
  ['tabs', 'a\tb\n1\t2\n3\t4\n'],
  ['pipes', 'a|b\n1|2\n3|4\n'],
  ['spaces in the header', 'a, b \n1,2\n3,4\n'],
])('reads a file with %s', async (_, content) => {
  const { columns, cells } = await read(content);
  expect(columns.map(({ name, type }) => [name, type])).toEqual([
    ['a', 'integer'],
    ['b', 'integer'],
  ]);
  expect(cells).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('quoted cells may hold line ends, delimiters and quotes', async () => {
  const { cells } = await read('a,b\n1,"two\nlines, one ""cell"""\n2,x\n');
  expect(cells).toEqual([
    [1, 'two\nlines, one "cell"'],
    [2, 'x'],
  ]);
});

test('the usual words for a missing value are missing values', async () => {
  const { columns, cells } = await read('a,b\n1,NA\n,4\nnan,5\n');
  expect(columns.map(({ type }) => type)).toEqual(['integer', 'integer']);
  expect(cells).toEqual([
    [1, null],
    [null, 4],
    [null, 5],
  ]);
});

test('repeated and empty column names become distinct ones', async () => {
  const { columns, repeated } = await read('a,A,a,,b\n1,2,3,4,5\n');
  expect(columns.map(({ name }) => name)).toEqual(['a', 'A_2', 'a_3', 'column4', 'b']);
  expect(repeated).toEqual(['A', 'a']);
});

test('a file without a header: found by itself, and by order', async () => {
  expect((await read('1,2\n3,4\n')).columns.map(({ name }) => name)).toEqual(['column1', 'column2']);
  expect((await read('x,y\nz,w\n', { header: 'no' })).cells).toEqual([
    ['x', 'y'],
    ['z', 'w'],
  ]);
  expect((await read('1,2\n3,4\n', { header: 'yes' })).cells).toEqual([[3, 4]]);
});

test('numbers as text keep their text: leading zeros, dates', async () => {
  const { columns, cells } = await read('code,day\n007,2020-01-31\n010,2020-02-01\n');
  expect(columns.map(({ type }) => type)).toEqual(['text', 'text']);
  expect(cells[0]).toEqual(['007', '2020-01-31']);
});

test('a late text makes the column text, and says where', async () => {
  const lines = Array.from({ length: 30_000 }, (_, i) => (i === 29_000 ? 'oops' : String(i)));
  const { columns } = await read(`a\n${lines.join('\n')}\n`);
  expect(columns).toEqual([
    { name: 'a', type: 'text', categories: 'many', firstText: { value: 'oops', row: 29_001, count: 1 } },
  ]);
});

test('letters of the file name are no pattern', async () => {
  writeFileSync(join(folder, 'other.csv'), 'z\n9\n');
  expect((await read('a\n1\n', {}, "[o]*'?er.csv")).columns[0]?.name).toBe('a');
});

test('10,000 columns', async () => {
  const row = (of: (column: number) => string) => Array.from({ length: 10_000 }, (_, i) => of(i)).join(',');
  const content = `${row((i) => `x${i}`)}\n${row(String)}\n${row((i) => String(i / 2))}\n`;
  const file = join(folder, 'wide.csv');
  writeFileSync(file, content);
  const table = await csvToParquet(file, join(folder, 'wide.parquet'), 'wide.csv', auto);
  expect([table.columns.length, table.rows]).toEqual([10_000, 2]);
  expect(table.columns[9_999]).toEqual({ name: 'x9999', type: 'number', categories: ['4999.5', '9999'] });
});

test('the columns of a wide table are what they are in a narrow one', async () => {
  const cells = [
    ['1', '-2', ''],
    ['1.5', '2', '-3e5'],
    ['007', '1', '2'],
    ['a', 'NA', '1'],
    [' 1', '2 ', '3'],
    ['9007199254740993', '12345678901234567890', '1'],
    ['Yes', 'No', ''],
    ['-', '1', '2'],
    ['"1"', '"2"', '3'],
    ['inf', '1', '2'],
    ['NA', '', ''],
    ['"x,\n""y"', 'x ', ' '],
  ];
  const text = (times: number) => {
    const all = Array.from({ length: times }, () => cells).flat();
    return [all.map((_, i) => `c${i}`), ...[0, 1, 2].map((row) => all.map((column) => column[row]))]
      .map(String)
      .join('\n');
  };
  const facts = ({ columns, cells: rows }: Awaited<ReturnType<typeof read>>) => ({
    // Of a wide table first texts and gaps are looked up in the first 200 columns alone.
    columns: columns.slice(-cells.length).map(({ type, categories }) => ({ type, categories })),
    rows: rows.map((row) => row.slice(-cells.length)),
  });
  const [narrow, wide] = [await read(text(1)), await read(text(90))];
  expect(wide.columns.length).toBe(1080);
  expect(facts(wide)).toEqual(facts(narrow));
});

test('a point groups digits, where the comma is the delimiter too', async () => {
  const found = await read('a,b,c\n1.234,x,1.5\n5.678.901,y,22\n', { thousands: 'point' });
  expect(found.columns.map(({ type }) => type)).toEqual(['integer', 'text', 'integer']);
  expect(found.cells).toEqual([
    [1234, 'x', 15],
    [5_678_901, 'y', 22],
  ]);
});

test('what cannot be read is told with its place', async () => {
  const file = 'data.csv';
  expect(await problem('')).toEqual({ code: 'dataFile.empty', file });
  expect(await problem('\n \n\n')).toEqual({ code: 'dataFile.empty', file });
  expect(await problem('a,b\n')).toEqual({ code: 'csv.noRows', file });
  expect(await problem('a,b,c\n1,2,3\n4,5\n6,7,8\n')).toEqual({
    code: 'csv.ragged',
    file,
    line: 3,
    expected: 3,
    received: 2,
  });
  expect(await problem('a,b,c\n1,2,3\n4,5,6,7\n')).toEqual({
    code: 'csv.ragged',
    file,
    line: 3,
    expected: 3,
    received: 4,
  });
  expect(await problem('a,b,c\n1,2\n4,5,6\n')).toEqual({ code: 'csv.ragged', file, line: 2, expected: 3, received: 2 });
  expect(await problem('a,b\n1,"x\n2,3\n')).toEqual({ code: 'csv.quote', file, line: 2 });
  expect(await problem('"a,b\n1,2\n')).toEqual({ code: 'csv.quote', file, line: 1 });
  expect(await problem(`${'a,'.repeat(1_000_000)}\n1\n`)).toMatchObject({ code: 'csv.tooManyColumns', limit: 25_000 });
});

test('a bad line far down the file is found by its number', async () => {
  const lines = Array.from({ length: 50_000 }, (_, i) => (i === 40_000 ? '1,2,3' : `${i},2`));
  expect(await problem(`a,b\n${lines.join('\n')}\n`)).toMatchObject({ code: 'csv.ragged', line: 40_002, received: 3 });
});

test('a cancelled reading throws the reason', async () => {
  const file = join(folder, 'long.csv');
  writeFileSync(file, `a,b\n${'1.25,2.5\n'.repeat(2_000_000)}`);
  const cancel = new AbortController();
  const reading = csvToParquet(file, join(folder, 'long.parquet'), 'long.csv', auto, cancel.signal);
  setTimeout(() => cancel.abort(new Error('enough')), 100);
  const start = performance.now();
  await expect(reading).rejects.toThrow('enough');
  withinOnTheClock(performance.now() - start, 1000);
});

test('records and delimiters', async () => {
  expect(await records('a,"b,\n""c"\r\n\r\nd,e', ',', true, 9)).toEqual([
    ['a', 'b,\n"c'],
    ['d', 'e'],
  ]);
  expect(await records('a,b\nc,', ',', false, 9)).toEqual([['a', 'b']]);
  expect(await records('a"b,"c"d,""\n"open', ',', true, 9)).toEqual([['a"b', 'cd', '']]);
  expect(await records('a,b\nc,', ',', true, 9)).toEqual([
    ['a', 'b'],
    ['c', ''],
  ]);
  expect(await likeliestDelimiter('a;b\n1,5;2,5\n3,5;4,5\n', true)).toBe('semicolon');
  expect(await likeliestDelimiter('name,when\nx,"1;2;3"\ny,4\n', true)).toBe('comma');
  expect(await likeliestDelimiter('one\n1\n2\n', true)).toBe('comma');
});

test.each(['year=2024', 'data[1]', 'a*b', 'what?'])(
  'a folder called %s, and a file of that name, are read as themselves',
  async (name) => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, 'data1'), 'c\n9\n');
    writeFileSync(join(folder, 'axxb'), 'c\n9\n');
    const table = await read('a,year\n1,7\n2,8\n', {}, join(name, name));
    expect(table.columns.map(({ name: column }) => column)).toEqual(['a', 'year']);
    expect(table.cells).toEqual([
      [1, 7],
      [2, 8],
    ]);
  },
);

test('a table in a folder called key=value has its own columns alone', async () => {
  mkdirSync(join(folder, 'run=7'));
  const parquet = join(folder, 'run=7', 'table.parquet');
  const file = join(folder, 'run=7', 'table.csv');
  writeFileSync(file, 'run,b\n1,x\n2,y\n');
  await csvToParquet(file, parquet, 'table.csv', auto);
  const shape = await describeTable(parquet);
  expect(shape.columns.map(({ name }) => name)).toEqual(['run', 'b']);
  expect((await tableSlice(parquet, shape, 0, 9)).rows).toEqual([
    [1, 'x'],
    [2, 'y'],
  ]);
  const [run] = shape.columns;
  expect(run && (await distinctValues(parquet, run, 9)).values).toEqual(['1', '2']);
  expect(await firstNotNumber(parquet, { name: 'b', type: 'text' }, 'text')).toEqual({ value: 'x', row: 1 });
  expect([...(await readMatrix(parquet, [{ name: 'run', type: 'integer' }], 2)).values]).toEqual([1, 2]);
});

test('columns may have any name', async () => {
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
  const text = [
    strangeColumns.map(quoted).join(','),
    strangeColumns.map((_, i) => (i % 2 === 0 ? i : i + 0.5)).join(','),
    strangeColumns.map((_, i) => (i % 3 === 0 ? 'word' : i)).join(','),
  ].join('\n');
  const table = await read(text, { header: 'yes' });
  expect(table.columns.map(({ name }) => name)).toEqual([...strangeColumns.slice(0, -1), 'cASE_2']);
  const parquet = join(folder, 'data.parquet');
  for (const [i, column] of table.columns.entries()) {
    expect(column.firstText).toEqual(i % 3 === 0 ? { value: 'word', row: 2, count: 1 } : undefined);
    if (i % 3 === 0) expect(await firstNotNumber(parquet, column, 'text')).toEqual({ value: 'word', row: 2 });
    else expect((await distinctValues(parquet, column, 5)).values.length).toBeGreaterThan(0);
  }
});
