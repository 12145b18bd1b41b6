import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { jsonLines } from '#engine/nodes/data/json-lines.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { refusalOf, tableOf } from '#test/support/source-table.ts';
import { testContext } from '#test/support/test-context.ts';

const context = testContext();
let files = 0;
const put = (content: string | Uint8Array) => {
  const file = `${(files += 1)}.jsonl`;
  writeFileSync(join(context.folder, file), content);
  return { file };
};
const read = (content: string | Uint8Array) => tableOf(jsonLines, put(content), context);
const refusal = (content: string | Uint8Array) => refusalOf(jsonLines, put(content), context);
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

const objects = [
  { n: 1, f: 1, t: 'x', d: '2026-01-31', yes: true, nested: { a: [1] }, id: '0012' },
  { n: 2, f: 1.5, t: 'é', d: null, yes: false, late: 'here' },
];
const asRead = {
  columns: ['n: integer', 'f: number', 't: text', 'd: text', 'yes: boolean', 'nested: text', 'id: text', 'late: text'],
  rows: [
    [1, 1, 'x', '2026-01-31', true, '{"a":[1]}', '0012', null],
    [2, 1.5, 'é', null, false, null, null, 'here'],
  ],
};

test.each([
  ['lines', objects.map((object) => JSON.stringify(object)).join('\n')],
  [
    'lines with blank ones and a mark at the start',
    `\u{feff}${objects.map((object) => JSON.stringify(object)).join('\r\n\r\n')}\n`,
  ],
  ['a list', JSON.stringify(objects)],
  ['a list over several lines', JSON.stringify(objects, null, 2)],
  ['objects over several lines', objects.map((object) => JSON.stringify(object, null, 2)).join('\n')],
])('%s become a table', async (_, text) => {
  expect(await read(text)).toEqual(asRead);
});

test('kinds are found from all rows, and what is written stays as it is', async () => {
  const rows = Array.from({ length: 30_000 }, (_, i) => ({ a: i, b: i }));
  const { columns } = await read([...rows, { a: 'end', c: 1 }].map((row) => JSON.stringify(row)).join('\n'));
  expect(columns).toEqual(['a: text', 'b: integer', 'c: integer']);
  expect(
    await read(
      '{"long": 18446744073709551615, "id": 9007199254740993, "mixed": 7}\n{"long": 1, "id": 1, "mixed": "x"}',
    ),
  ).toEqual({
    columns: ['long: text', 'id: integer', 'mixed: text'],
    rows: [
      ['18446744073709551615', '9007199254740993', '7'],
      ['1', 1, 'x'],
    ],
  });
});

test('odd keys are columns', async () => {
  const keys = ['a"b', 'A"B', "it's", '列', 'rowid', ' '];
  const { columns } = await read(JSON.stringify(Object.fromEntries(keys.map((key) => [key, 1]))));
  expect(columns).toHaveLength(keys.length);
  expect(columns.slice(2)).toEqual(["it's: integer", '列: integer', 'rowid: integer', ' : integer']);
  expect((await read(JSON.stringify({ 'a\0b': 'x\0y' }))).columns).toEqual(['a: text']);
});

test('thousands of keys are as many columns', async () => {
  const row = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`k${i}`, i]));
  expect((await read(`${JSON.stringify(row)}\n{"k0": 1}`)).columns).toHaveLength(3000);
});

test.each([
  ['', 'dataFile.empty'],
  [' \n', 'source.noRows'],
  ['[]', 'source.noRows'],
  ['a,b\n1,2\n', 'source.notFormat'],
  [Buffer.from([0xff, 0xfe, 0x7b, 0]), 'source.notFormat'],
  ['{"a": 1}\n{"a": 2\n{"a": 3}\n', 'json.record'],
  ['[{"a": 1}, {"a": ', 'json.record'],
  ['{"a": 1, "a": 2}\n', 'json.record'],
  [Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xe9, 0x22, 0x7d]), 'json.record'],
  ['{"a": "x\0y"}', 'json.record'],
  ['{"a": "x\n"}\n{"b": 1}', 'json.openText'],
  ['[1, 2, 3]', 'json.notObjects'],
  ['{"a": 1}\n5\n', 'json.notObjects'],
  [`{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'json.tooDeep'],
  [`{"a": ${'{"b":'.repeat(100_000)}`, 'json.tooDeep'],
  [`"\n${'['.repeat(100_000)}`, 'source.notFormat'],
  [`{"a": "\n${'['.repeat(100_000)}`, 'json.openText'],
])('refuses %#, before a run and in it', async (content, code) => {
  const { code: found, reason } = await refusal(content);
  expect(found).toBe(code);
  if (code === 'json.record') expect(reason).toMatch(/^[^/]+$/);
});

test('one text that is longer than any cell is a problem', async () => {
  expect(await refusal(`{"a": "${'x'.repeat(40 * 2 ** 20)}"}`)).toMatchObject({ code: 'source.damaged' });
});
