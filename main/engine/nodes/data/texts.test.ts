// What is special to data.texts: which files are rows, and what is refused.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { texts } from '#engine/nodes/data/texts.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { tableSlice } from '#engine/table/parquet-table.ts';
import { faultOf, testContext } from '#test/support/test-context.ts';

const context = testContext();
const write = (name: string, content: string | Uint8Array): void => {
  const file = join(context.folder ?? '', name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
};

beforeAll(() => {
  write('mail/good/b.txt', '\uFEFFIt is good,\nhe said.\n');
  write('mail/good/deep/a.md', '# Well');
  write('mail/bad/z.TXT', '');
  write('mail/bad/z.png', 'no text');
  write('mail/loose.txt', 'of no class');
  write('mail/bad/.hidden.txt', 'hidden');
  write('damaged/bad/one.txt', 'fine');
  write('damaged/good/two.txt', Uint8Array.of(0x61, 0x0a, 0xff, 0x62));
  write('empty/bad/picture.png', '');
});
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

test('each text is a row with its class and name, and others are named', async () => {
  const { outputs, problems } = await texts.infer({}, { folder: 'mail' }, context);
  const { table } = await texts.run({}, { folder: 'mail' }, context);
  expect(outputs.table).toEqual({ type: 'table', columns: table.columns, rows: 3 });
  expect(table.columns[1]).toMatchObject({ name: 'class', type: 'text', categories: ['bad', 'good'] });
  expect((await tableSlice(table.file, table, 0, 10)).rows).toEqual([
    ['', 'bad', 'bad/z.TXT'],
    ['It is good,\nhe said.\n', 'good', 'good/b.txt'],
    ['# Well', 'good', 'good/deep/a.md'],
  ]);
  expect(problems).toMatchObject([
    { code: 'text.otherFiles', severity: 'info', facts: { count: 2, files: 'bad/z.png, loose.txt' } },
  ]);
});

test('a file that is no UTF-8 is named, and a folder without texts is refused', async () => {
  expect(await faultOf(texts.run({}, { folder: 'damaged' }, context))).toMatchObject({
    code: 'words.notText',
    param: 'folder',
    file: 'good/two.txt',
    line: 2,
    byte: 3,
  });
  const { problems } = await texts.infer({}, { folder: 'empty' }, context);
  expect(problems).toMatchObject([{ code: 'text.noFiles', param: 'folder' }]);
  expect(await faultOf(texts.run({}, { folder: 'empty' }, context))).toMatchObject({ code: 'text.noFiles' });
});

test('another content is another key', async () => {
  const before = await texts.outside?.({ folder: 'mail' }, context);
  write('mail/bad/z.TXT', 'more');
  expect(await texts.outside?.({ folder: 'mail' }, context)).not.toEqual(before);
});
