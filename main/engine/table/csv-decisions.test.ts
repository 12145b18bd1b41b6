// What is found about files as people have them (../shared/trials/field holds their like): encodings, headers that count,
// decimal commas, words for missing values; and each decision changed by hand.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { Fault } from '#shared/protocol/problem.ts';
import { csvDecisions } from '#engine/table/csv-decisions.ts';
import type { CsvOptions } from '#engine/table/csv-head.ts';
import { csvSchema, csvToParquet } from '#engine/table/csv.ts';
import { closeDatabase, textsFolder } from '#engine/table/database.ts';
import { tableSlice } from '#engine/table/parquet-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'neuroloom-csv-decisions-'));
const [file, parquet] = [join(folder, 'data.csv'), join(folder, 'data.parquet')];
afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  // Whatever was rewritten is gone.
  expect(readdirSync(await textsFolder())).toEqual([]);
});

async function read(content: string | Uint8Array, options: CsvOptions = {}) {
  writeFileSync(file, content);
  const table = await csvToParquet(file, parquet, 'data.csv', options);
  expect(await csvSchema(file, 'data.csv', options)).toEqual(table);
  const { columns, rows, decisions } = table;
  const cells = (await tableSlice(parquet, table, 0, 1000)).rows;
  return { names: columns.map(({ name }) => name), types: columns.map(({ type }) => type), rows, cells, decisions };
}

async function problem(content: string | Uint8Array, options: CsvOptions = {}) {
  const error = await read(content, options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Fault);
  const { code, facts } = (error as Fault).problem;
  return { code, ...facts };
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
/** 年龄,城市 / 45,是 / 59,否 in GB18030. */
const chinese = Buffer.concat([
  Buffer.from('c4eac1e42cb3c7cad00a', 'hex'),
  Buffer.from('34352ccac70a35392cb7f10a', 'hex'),
]);

test.each([
  ['UTF-8 with its mark', Buffer.from('\ufeffname,n\nJosé,1\n'), 'utf-8', 'fits', 'José'],
  ['UTF-16 with its mark', Buffer.from('\ufeffname,n\n李,1\n', 'utf16le'), 'utf-16le', 'mark', '李'],
  ['UTF-16 the other way round', utf16be('\ufeffname,n\n李,1\n'), 'utf-16be', 'mark', '李'],
  ['UTF-16 without a mark', Buffer.from('name,n\n李,1\n', 'utf16le'), 'utf-16le', 'evidence', '李'],
  [
    'Windows-1252',
    Buffer.from('name,n\nJosé €,1\n', 'latin1').fill(0x80, 12, 13),
    'windows-1252',
    'evidence',
    'José €',
  ],
  ['accented capitals in pairs', Buffer.from('name,n\nGRÖßE,1\n', 'latin1'), 'windows-1252', 'evidence', 'GRÖßE'],
])('%s', async (_, bytes, value, by, cell) => {
  const { names, cells, decisions } = await read(bytes);
  expect([names, cells, decisions.encoding]).toEqual([['name', 'n'], [[cell, 1]], { value, by }]);
});

test('GB18030 by its letters, and each encoding by choice', async () => {
  const found = await read(chinese);
  expect(found.decisions.encoding).toEqual({ value: 'gb18030', by: 'evidence' });
  expect([found.names, found.cells]).toEqual([
    ['年龄', '城市'],
    [
      [45, '是'],
      [59, '否'],
    ],
  ]);
  const latin = await read(chinese, { encoding: 'windows-1252' });
  expect([latin.names[0], latin.decisions.encoding.by]).toEqual(['ÄêÁä', 'given']);
  expect((await read(Buffer.from('a,b\n1,2\n', 'utf16le'), { encoding: 'utf-16' })).cells).toEqual([[1, 2]]);
});

test('letters far down the file count too', async () => {
  const ascii = `a,b\n${'1,x\n'.repeat(400_000)}`;
  const { rows, decisions } = await read(Buffer.concat([Buffer.from(ascii), Buffer.from('2,é\n', 'latin1')]));
  expect([rows, decisions.encoding.value]).toEqual([400_001, 'windows-1252']);
});

test('what fits no encoding is refused by its place', async () => {
  const bytes = (...parts: (string | number[])[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
  const code = 'csv.encoding';
  const place = { code, file: 'data.csv' };
  expect(await problem('a,b\n1,x\0y\n')).toEqual({ ...place, line: 2, byte: 8 });
  expect(await problem(bytes('a,b\n1,café\n2,caf', [0xe9], '\n'))).toEqual({ ...place, line: 3, byte: 18 });
  expect(await problem(bytes('a,b\n', '1,2\n'.repeat(300_000), '1,é\n'.repeat(9), '1,', [0xe9], '\n'))).toMatchObject({
    code,
  });
  expect(await problem(bytes('a,b\n1,', [0x81, 0x20], '\n'))).toEqual({ ...place, line: 2, byte: 7 });
  expect(await problem(bytes('a,b\n1,', [0xff], '\n'), { encoding: 'gb18030' })).toEqual({
    ...place,
    line: 2,
    byte: 7,
  });
  expect(await problem(bytes('a,b\n1,', [0xe9], '\n'), { encoding: 'utf-8' })).toEqual({ ...place, line: 2, byte: 7 });
  expect(await problem(bytes([0xff, 0xfe], [0x61, 0, 0x0a, 0, 0x00, 0xd8, 0x61, 0]))).toEqual({
    ...place,
    line: 2,
    byte: 7,
  });
});

test.each([
  ['0,1,2\n0.5,1.5,2.5\n', ['0', '1', '2'], 'counts'],
  [',0,1,y\n0,0.5,1.5,2.5\n1,0.5,2.5,1.5\n', ['column1', '0', '1', 'y'], 'counts'],
  ['0,1,2,label\n0.5,1.5,2.5,1\n', ['0', '1', '2', 'label'], 'counts'],
  ['country,2019,2020,2021\nFrance,1,2,3\n', ['country', '2019', '2020', '2021'], 'counts'],
  ['age,7\n1,2\n3,4\n', ['age', '7'], 'typesBelow'],
  ['5.1,3.5,setosa\n4.9,3.0,setosa\n', ['column1', 'column2', 'column3'], 'noNames'],
  ['5,3,setosa\n4,3,setosa\n', ['column1', 'column2', 'column3'], 'noNames'],
  ['5,?,1\n4,3,2\n', ['column1', 'column2', 'column3'], 'noNames'],
  ['0,1,2\n1,5,6\n2,7,8\n', ['column1', 'column2', 'column3'], 'noNames'],
])('the first line of %j', async (text, names, by) => {
  const found = await read(text);
  expect([found.names, found.decisions.header.by]).toEqual([names, by]);
});

test('a first line of data that could be names is told', async () => {
  const couldBe = async (text: string) => (await read(text)).decisions.couldBeNames;
  expect(await couldBe('1,2\n3,4\n')).toBe(true);
  expect(await couldBe('5.1,3.5,setosa\n4.9,3.0,setosa\n')).toBe(false);
});

test('a header one name longer or shorter than all rows', async () => {
  const longer = await read('"id","x",\n1,2.5\n2,3.5\n');
  expect([longer.names, longer.cells, longer.decisions.fit]).toEqual([
    ['id', 'x'],
    [
      [1, 2.5],
      [2, 3.5],
    ],
    'lastEmpty',
  ]);
  const shorter = await read('"x y","z\nz"\n"a",1,2\n"b",3,4\n');
  expect([shorter.names, shorter.cells, shorter.decisions.fit]).toEqual([
    ['column1', 'x y', 'z\nz'],
    [
      ['a', 1, 2],
      ['b', 3, 4],
    ],
    'indexUnnamed',
  ]);
  expect(await problem('a,b,\n1,2\n3,4,5\n')).toMatchObject({ code: 'csv.ragged', line: 2 });
});

test('numbers with a decimal comma, and thousands', async () => {
  const found = await read('a;b;c\n1,5;2;x\n-0,25;4;1,5\n');
  expect([found.cells, found.decisions.decimal]).toEqual([
    [
      [1.5, 2, 'x'],
      [-0.25, 4, '1,5'],
    ],
    { value: 'comma', by: 'cells' },
  ]);
  expect((await read('1,5;2\n2,5;3\n')).names).toEqual(['column1', 'column2']);
  expect((await read('a;b\n1.234,5;2\n3;4\n', { thousands: 'point' })).cells).toEqual([
    [1234.5, 2],
    [3, 4],
  ]);
  expect((await read("a,b\n1'234,2\n3,4\n", { thousands: 'apostrophe' })).cells[0]).toEqual([1234, 2]);
  expect((await read('a;b\n1,234;2\n', { decimal: 'point', thousands: 'comma' })).cells[0]).toEqual([1234, 2]);
  expect((await read('a;b\n -1,5 ;2\n-;3\n 2\u00a0;3\n')).cells.map(([a]) => a)).toEqual([-1.5, null, 2]);
});

test('a decimal comma between commas stands in quotes; groups of three digits are thousands', async () => {
  const found = await read('a,b,c\n"1,5",2,x\n"-0,25",4,"y,z"\n');
  expect(found.decisions.decimal).toEqual({ value: 'comma', by: 'cells' });
  expect(found.cells).toEqual([
    [1.5, 2, 'x'],
    [-0.25, 4, 'y,z'],
  ]);
  const text = 'a,b\n"1,234",2\n"5,678",4\n';
  expect((await read(text)).types).toEqual(['text', 'integer']);
  expect((await read(text, { thousands: 'comma' })).cells[0]).toEqual([1234, 2]);
  expect((await read(text, { decimal: 'comma' })).cells[0]).toEqual([1.234, 2]);
});

test('a sign that would mean two things is a problem', async () => {
  const clash = { code: 'csv.clash', file: 'data.csv' };
  expect(await problem('a;b\n1;2\n', { comment: 'semicolon' })).toEqual({ ...clash, sign: ';' });
  expect(await problem('a;b\n1;2\n', { decimal: 'comma', thousands: 'comma' })).toEqual({ ...clash, sign: ',' });
  expect(await problem('a;b\n1;2\n', { decimal: 'point', thousands: 'point' })).toEqual({ ...clash, sign: '.' });
});

test('the cut of a large file that is rewritten is no cut through a cell', async () => {
  const row = `1,"${'x\n'.repeat(50_000)}","${'y\n'.repeat(50_000)}é"\n`;
  writeFileSync(file, Buffer.from(`a,b,c\n${row.repeat(200)}`, 'latin1'));
  const { columns, rows } = await csvSchema(file, 'data.csv', {});
  expect([columns.map(({ type }) => type), rows]).toEqual([['integer', 'text', 'text'], null]);
});

test('columns apart by spaces', async () => {
  const { names, cells, decisions } = await read(' x   y name\n1.5  2 "a  b"\n 10 20 c  \n');
  expect([names, cells, decisions.delimiter]).toEqual([
    ['x', 'y', 'name'],
    [
      [1.5, 2, 'a  b'],
      [10, 20, 'c'],
    ],
    { value: 'space', by: 'records' },
  ]);
  expect((await read('note\nall is well\nso it is\n')).names).toEqual(['note']);
});

test('lines above, comments, other quotes, and blanks that belong to cells', async () => {
  const text = "A title, with\nmore; of it\n# made by hand\na,b\n1,'x,y'\n # aside\n2,'it''s'\n";
  const options = { skip: 2, comment: 'hash', quote: 'single' } as const;
  expect((await read(text, options)).cells).toEqual([
    [1, 'x,y'],
    [2, "it's"],
  ]);
  expect(await problem(`${text}1,2,3\n`, options)).toMatchObject({ code: 'csv.ragged', line: 8 });
  expect((await read('a,b\n1,"x\n2,y"\n', { quote: 'none' })).cells[0]).toEqual([1, '"x']);
  expect((await read('a,b\n1, x\n2,x \n')).cells.map(([, b]) => b)).toEqual(['x', 'x']);
  expect((await read('a,b\n1, x\n2,x \n', { trim: false })).cells.map(([, b]) => b)).toEqual([' x', 'x ']);
});

test('words for a missing value, and a dash among numbers', async () => {
  const { types, cells } = await read('a,b,c,d\n1,x,-,?\n?,-,2, ?\n - ,?,3.5,4\n');
  expect(types).toEqual(['integer', 'text', 'number', 'integer']);
  expect(cells).toEqual([
    [1, 'x', null, null],
    [null, '-', 2, null],
    [null, null, 3.5, 4],
  ]);
  const own = await read('a,b\n1,?\nnone,-\n', { missing: 'none' });
  expect(own.cells).toEqual([
    [1, '?'],
    [null, '-'],
  ]);
});

test('types that were set', async () => {
  const text = 'zip,n,when: hour\n8001,1,5\n01234,2,7\n';
  const { types, cells } = await read(text, { types: 'zip: text\n\nn : number\nwhen: hour: text' });
  expect([types, cells[1]]).toEqual([
    ['text', 'number', 'text'],
    ['01234', 2, '7'],
  ]);
  const truths = await read('a,b\n1,Y\n0,n\n,Y\n', { types: 'a: boolean\nb: boolean' });
  expect([truths.types, truths.cells[0]]).toEqual([
    ['boolean', 'boolean'],
    ['1', 'Y'],
  ]);
  expect(await problem('n\n1\n2\n', { types: 'n: boolean' })).toMatchObject({
    code: 'csv.notOfType',
    row: 2,
    value: '2',
  });
  expect(await problem(text, { types: 'zip: date' })).toEqual({ code: 'csv.typeWords', line: 'zip: date' });
  expect(await problem(text, { types: 'zap: text' })).toEqual({ code: 'csv.typeColumn', column: 'zap' });
  expect(await problem('n\n1\n2.5\n', { types: 'n: integer' })).toEqual({
    code: 'csv.notOfType',
    file: 'data.csv',
    column: 'n',
    row: 2,
    value: '2.5',
    type: 'integer',
  });
});

test('a dialogue is told the decisions, the names, and the first and last rows', async () => {
  writeFileSync(file, Buffer.from(`a;é\n${Array.from({ length: 50_000 }, (_, i) => `${i},5;x\n`).join('')}`, 'latin1'));
  const asked = await csvDecisions(file, 'data.csv', {});
  expect(asked).toMatchObject({
    encoding: { value: 'windows-1252', by: 'evidence' },
    delimiter: { value: 'semicolon', by: 'records' },
    header: { value: true, by: 'texts' },
    decimal: { value: 'comma', by: 'cells' },
    names: ['a', 'é'],
  });
  expect([asked.first[0], asked.last.at(-1), asked.last.length]).toEqual([['0,5', 'x'], ['49999,5', 'x'], 20]);
});

test('the last rows of a small file are rows of its table', async () => {
  writeFileSync(file, 'A title\na,b\n1,x\n# aside\n2,y\n');
  const asked = await csvDecisions(file, 'data.csv', { skip: 1, comment: 'hash' });
  expect([asked.first, asked.last]).toEqual([
    asked.last,
    [
      ['1', 'x'],
      ['2', 'y'],
    ],
  ]);
});

test('hostile files are problems, and take no more memory than their largest cells', async () => {
  const before = process.memoryUsage.rss();
  expect(await problem(`a,b\n1,"${'x'.repeat(40_000_000)}\n`)).toMatchObject({ file: 'data.csv' });
  expect(await problem(`"${'x,\n'.repeat(10_000_000)}`)).toMatchObject({ code: 'csv.quote', line: 1 });
  expect(await problem(Buffer.alloc(5_000_000))).toMatchObject({ code: 'csv.encoding', line: 1, byte: 1 });
  expect(await problem(`a,b\n1,"${'x'.repeat(100_000_000)}"\n`)).toMatchObject({ file: 'data.csv' });
  expect(
    await problem(Buffer.from(`a,b\n1,é\n2,${'x'.repeat(5_000_000)}\n3,\xe9\n`, 'latin1').fill(0x81, 8, 9)),
  ).toMatchObject({
    code: 'csv.encoding',
  });
  // UTF-8 above, Windows-1252 far below.
  const mixed = [Buffer.from(`a,b\n${'1,né\n'.repeat(500_000)}`), Buffer.from('2,ca\xe9\n', 'latin1')];
  expect(await problem(Buffer.concat(mixed))).toMatchObject({ code: 'csv.encoding', line: 500_002 });
  expect(process.memoryUsage.rss() - before).toBeLessThan(1.5 * 2 ** 30);
});
