import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { excel } from '#engine/nodes/data/excel.ts';
import { closeDatabase } from '#engine/table/database.ts';
import type { ExcelOptions } from '#engine/table/excel-source.ts';
import { zip } from '#test/support/make-npy.ts';
import { sheetXml, xlsx, xlsxParts } from '#test/support/make-xlsx.ts';
import { refusalOf, tableOf } from '#test/support/source-table.ts';
import { testContext } from '#test/support/test-context.ts';

const context = testContext();
let files = 0;
const put = (content: Uint8Array, options: Partial<ExcelOptions> = {}) => {
  const file = `${(files += 1)}.xlsx`;
  writeFileSync(join(context.folder, file), content);
  return { file, sheet: '', range: '', header: 'auto' as const, ...options };
};
const read = (content: Uint8Array, options?: Partial<ExcelOptions>) => tableOf(excel, put(content, options), context);
const refusal = (content: Uint8Array, options?: Partial<ExcelOptions>) =>
  refusalOf(excel, put(content, options), context);
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

test('columns are what all their cells are', async () => {
  const book = xlsx({
    Data: {
      A1: 'n',
      B1: 'f',
      C1: 'yes',
      D1: ' t ',
      E1: 'mixed',
      G1: 'empty',
      A2: 1,
      B2: 1.5,
      C2: true,
      D2: '007',
      E2: 0.5,
      A4: -2,
      B4: 3,
      C4: false,
      D4: 'a & <b>',
      E4: true,
      A5: ['t="e"', '<v>#N/A</v>'],
      B5: ['', '<f>1/8</f><v>1.25E-1</v>'],
      D5: ['t="str"', '<f>"x"</f><v>x_x000A_y</v>'],
      E5: ['s="1"', ''],
    },
  });
  expect(await read(book)).toEqual({
    columns: ['n: integer', 'f: number', 'yes: boolean', 't: text', 'mixed: text', 'empty: text'],
    rows: [
      [1, 1.5, true, '007', '0.5', null],
      [-2, 3, false, 'a & <b>', 'TRUE', null],
      [null, 0.125, null, 'x\ny', null, null],
    ],
  });
});

test('the first row is names, or data where it looks so or is said to be', async () => {
  const numbers = xlsx({ Data: { A1: 1, B1: 2.5, A2: 3, B2: 4 } });
  const rows = [
    [1, 2.5],
    [3, 4],
  ];
  expect(await read(numbers)).toEqual({ columns: ['column1: integer', 'column2: number'], rows });
  expect(await read(numbers, { header: 'yes' })).toEqual({ columns: ['1: integer', '2.5: integer'], rows: [[3, 4]] });
  const names = xlsx({ Data: { A1: 'a', A2: 'b' } });
  expect((await read(names)).columns).toEqual(['a: text']);
  expect(await read(names, { header: 'no' })).toEqual({ columns: ['column1: text'], rows: [['a'], ['b']] });
  // Years as names, above texts that have one.
  const years = xlsx({ Data: { A1: 'of', B1: 2020, C1: 2021, D1: 2022, A2: 'x', B2: 5, C2: 6, D2: 7 } });
  expect((await read(years)).columns).toEqual(['of: text', '2020: integer', '2021: integer', '2022: integer']);
});

test('texts that cells share, in pieces, without what is said of their sound', async () => {
  const texts =
    '<si><t>name</t></si><si><r><t xml:space="preserve">two </t></r><r><t>pieces</t></r></si><si><t>猫</t><rPh sb="0" eb="1"><t>ねこ</t></rPh></si>';
  const shared = (i: number) => ['t="s"', `<v>${i}</v>`] as const;
  const cells = { A1: shared(0), A2: shared(1), A3: shared(2) };
  expect(await read(xlsx({ Data: cells }, { texts }))).toEqual({
    columns: ['name: text'],
    rows: [['two pieces'], ['猫']],
  });
  expect(await refusal(xlsx({ Data: { A1: shared(3) } }, { texts }))).toMatchObject({ code: 'source.damaged' });
});

const formats = ['General', 'yyyy\\-mm\\-dd', 'd/m/yy h:mm', 'h:mm:ss.000', '[h]:mm', '0.0 "days"', '[$-409]mmm'];
const styles = `<numFmts>${formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${[...formats.map((_, i) => 200 + i), 14, 22, 45, 46].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;

test.each([
  [0, 45_322, '45322'],
  [1, 45_322, '2024-01-31'],
  [1, 45_322.25, '2024-01-31T06:00:00'],
  [2, 45_322, '2024-01-31T00:00:00'],
  [3, 0.5 + 0.25 / 86_400, '12:00:00.250'],
  [3, 45_322.5, '2024-01-31T12:00:00'],
  [4, 1.5, '36:00:00'],
  [5, 3, '3'],
  [6, 45_322, '2024-01-31'],
  [7, 1, '1900-01-01'],
  [7, 59, '1900-02-28'],
  [7, 60, '60'],
  [7, 61, '1900-03-01'],
  [7, 2_958_465, '9999-12-31'],
  [7, 2_958_466, '2958466'],
  [7, -1, '-1'],
  [8, 45_322.999_999_999_9, '2024-02-01T00:00:00'],
  [9, 0.01, '00:14:24'],
  [10, 2, '48:00:00'],
])('a cell of style %d that holds %d is %s', async (style, value, expected) => {
  // A word makes the column text, whatever the cell is.
  const cells = { A1: 'x', A2: [`s="${style}"`, `<v>${value}</v>`], A3: 'word' } as const;
  expect((await read(xlsx({ Data: cells }, { styles }))).rows).toEqual([[expected], ['word']]);
});

test('days count from 1904 where the file says so; a date is no name', async () => {
  const cells = { A1: ['s="1"', '<v>0</v>'], A2: ['s="1"', '<v>43860</v>'] } as const;
  expect(await read(xlsx({ Data: cells }, { styles, before: '<workbookPr date1904="1"/>' }))).toEqual({
    columns: ['column1: text'],
    rows: [['1904-01-01'], ['2024-01-31']],
  });
});

test('a sheet is chosen by name; without one it is the first that holds anything, and the others are told', async () => {
  const book = xlsx(
    { Secret: { A1: 's', A2: 1 }, Blank: {}, First: { A1: 'a', A2: 2 }, 'R & D': { A1: 'b', A2: 3 } },
    { hidden: ['Secret'] },
  );
  expect((await read(book)).columns).toEqual(['a: integer']);
  expect((await read(book, { sheet: 'R & D' })).rows).toEqual([[3]]);
  expect((await read(book, { sheet: 'Secret' })).rows).toEqual([[1]]);
  expect(await refusal(book, { sheet: 'Other' })).toMatchObject({
    code: 'source.noPart',
    param: 'sheet',
    part: 'Other',
    available: 'Secret, Blank, First, R & D',
  });
  const { problems } = await excel.infer({}, put(book), context);
  expect(problems).toMatchObject([
    { code: 'excel.otherSheets', severity: 'info', facts: { sheet: 'First', others: 'Blank, R & D' } },
    { code: 'excel.hiddenSheets', severity: 'info', facts: { others: 'Secret' } },
  ]);
  const only = xlsx({ Secret: { A1: 's', A2: 1 } }, { hidden: ['Secret'] });
  expect((await read(only)).rows).toEqual([[1]]);
});

test('a range cuts out rows and columns', async () => {
  const book = xlsx({ Data: { A1: 'A title', B3: 'a', C3: 'b', D3: 'c', B4: 1, C4: 2, D4: 3, B5: 4, C5: 5, D5: 6 } });
  const inside = { columns: ['a: integer', 'b: integer'], rows: [[1, 2]] };
  expect(await read(book, { range: 'B3:C4' })).toEqual(inside);
  expect(await read(book, { range: ' $b$3:$c$4 ' })).toEqual(inside);
  expect((await read(book, { range: '3:5' })).rows).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect((await read(book, { range: 'D3:D' })).rows).toEqual([[3], [6]]);
  for (const range of ['B3', ':', 'C1:B2', 'A5:B4', 'A0:B2', 'A1:XFE2', 'A1:B1048577', 'Data!A1:B2'])
    expect(await refusal(book, { range })).toEqual({ code: 'excel.range', param: 'range', range });
  expect(await refusal(book, { range: 'F1:G9' })).toMatchObject({ code: 'source.noRows' });
});

test('cells may come without their places and with prefixes, and many rows come all', async () => {
  const rows = Array.from({ length: 9000 }, (_, i) => `<x:row><x:c><x:v>${i}</x:v></x:c></x:row>`).join('');
  const sheet = `<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>i</x:t></x:is></x:c></x:row>${rows}</x:sheetData></x:worksheet>`;
  const params = put(xlsx({ Data: sheet }));
  const { table } = await excel.run({}, params, context);
  expect(table.rows).toBe(9000);
  expect((await tableOf(excel, params, context)).rows[999]).toEqual([999]);
});

const parts = xlsxParts({ Data: { A1: 'a', A2: 1 } });
const whole = zip(parts);
const cfb = (name: string) => {
  const file = Buffer.alloc(1536);
  file.write('d0cf11e0a1b11ae1', 0, 'hex');
  file.writeUInt16LE(9, 30);
  file.write(name, 1024, 'utf16le');
  file.writeUInt32LE(1, 48);
  return file;
};
const withSheet = (xml: string) => zip({ ...parts, 'xl/worksheets/sheet1.xml': Buffer.from(xml) });
const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

test.each([
  ['nothing', Buffer.alloc(0), 'dataFile.empty'],
  ['text', Buffer.from('a,b\n1,2\n'), 'source.notFormat'],
  ['another archive', zip({ 'a.txt': Buffer.from('a') }), 'source.notFormat'],
  ['a cut off file', whole.subarray(0, whole.length - 300), 'source.damaged'],
  ['an encrypted file', cfb('EncryptedPackage'), 'excel.encrypted'],
  ['a file of before 2007', cfb('Workbook'), 'excel.other'],
  [
    'a binary file',
    zip({ '_rels/.rels': Buffer.from(String(parts['_rels/.rels']).replace('workbook.xml', 'workbook.bin')) }),
    'excel.other',
  ],
  [
    'a file without its sheet',
    zip(Object.fromEntries(Object.entries(parts).filter(([name]) => !name.includes('sheet1')))),
    'source.damaged',
  ],
  ['a sheet of nothing', xlsx({ Data: {} }), 'source.noRows'],
  ['names alone', xlsx({ Data: { A1: 'a', B1: 'b' } }), 'source.noRows'],
  ['a row beyond the last', xlsx({ Data: { A1048577: 1 } }), 'source.damaged'],
  ['a column beyond the last', xlsx({ Data: { XFE1: 1 } }), 'source.damaged'],
  ['a place that is none', withSheet(sheetXml({ A1: 1 }).replace('r="A1"', 'r="AAAAAAAAAA1"')), 'source.damaged'],
  ['a cell in another row', withSheet(sheetXml({ A1: 1 }).replace('r="A1"', 'r="A7"')), 'source.damaged'],
  ['XML that is cut off', withSheet(sheetXml({ A1: 1 }).slice(0, -20)), 'source.damaged'],
  ['elements without an end', withSheet('<a>'.repeat(100_000)), 'source.damaged'],
  [
    'attributes without an end',
    withSheet(`<a ${Array.from({ length: 5000 }, (_, i) => `a${i}="" `).join('')}/>`),
    'source.damaged',
  ],
  ['a cell without an end', xlsx({ Data: { A1: 'x'.repeat(2 ** 21) } }), 'source.damaged'],
  [
    'entities that grow',
    withSheet(`<!DOCTYPE a [<!ENTITY l0 "lol">${lol}]>${sheetXml({ A1: ['t="str"', '<v>&l9;</v>'] }).slice(56)}`),
    'source.damaged',
  ],
  [
    'a file from elsewhere',
    withSheet(`<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet>&a;</worksheet>`),
    'source.damaged',
  ],
])('refuses %s', async (_, content, code) => {
  expect((await refusal(content)).code).toBe(code);
});

test('a bomb is refused by what it declares, by what comes out of it, and by what its cells share', async () => {
  const texts = Buffer.alloc(300 * 2 ** 20, ' ');
  const book = xlsxParts({ Data: { A1: 1 } }, { texts: '' });
  const bomb = zip({ ...book, 'xl/sharedStrings.xml': texts });
  expect(bomb.length).toBeLessThan(2 ** 20);
  expect(await refusal(bomb)).toMatchObject({ code: 'source.unpacksTooLarge', limit: 256 });
  const lying = zip(xlsxParts({ Data: `<worksheet>${' '.repeat(2 ** 23)}</worksheet>` }), { claim: 10_000 });
  expect(await refusal(lying)).toMatchObject({
    code: 'source.damaged',
    reason: '“xl/worksheets/sheet1.xml”: it is longer than it says',
  });
  const row = Array.from({ length: 100 }, () => '<c t="s"><v>0</v></c>').join('');
  const shared = xlsx(
    { Data: `<worksheet><row>${row}</row></worksheet>` },
    { texts: `<si><t>${'x'.repeat(1_000_000)}</t></si>` },
  );
  expect(await refusal(shared)).toMatchObject({ code: 'source.unpacksTooLarge', part: 'Data', limit: 64 });
});

test('a million cells that have a style alone are no rows', async () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => `<row r="${i + 1}">${'<c s="1"/>'.repeat(100)}</row>`).join('');
  const params = put(xlsx({ Styled: `<worksheet>${rows}</worksheet>`, Data: { A1: 'a', A2: 1 } }));
  expect((await excel.run({}, params, context)).table.rows).toBe(1);
});

test('the first rows of a large sheet tell its columns before the run', async () => {
  const head = sheetXml({ A1: 'a', A2: 1 });
  const rows = Array.from({ length: 21_000 }, (_, i) => `<row r="${i + 3}"><c><v>1</v></c></row>`).join('');
  const last = '<row r="30000"><c><v>0.5</v></c><c><v>7</v></c></row>';
  const sheet = head.replace('</sheetData>', `${rows}${' '.repeat(2 ** 25)}${last}</sheetData>`);
  const params = put(xlsx({ Data: sheet }));
  const { outputs } = await excel.infer({}, params, context);
  expect(outputs.table).toEqual({ type: 'table', columns: [{ name: 'a', type: 'integer' }], rows: null });
  const { table } = await excel.run({}, params, context);
  expect([table.rows, table.columns.map(({ name, type }) => `${name}: ${type}`)]).toEqual([
    21_002,
    ['a: number', 'column2: integer'],
  ]);
});

test('a cancel ends the reading', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `<row r="${i + 1}">${'<c><v>1</v></c>'.repeat(20)}</row>`).join(
    '',
  );
  const params = put(xlsx({ Data: `<worksheet>${rows}</worksheet>` }));
  const stop = new AbortController();
  const running = excel.run({}, params, { ...context, signal: stop.signal });
  setTimeout(() => stop.abort(), 5);
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
});
