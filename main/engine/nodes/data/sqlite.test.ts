import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { sqlite } from '#engine/nodes/data/sqlite.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { refusalOf, tableOf } from '#test/support/source-table.ts';
import { testContext } from '#test/support/test-context.ts';

const context = testContext();
const at = (file: string) => join(context.folder, file);
const make = (file: string, statements: string) => {
  const database = new DatabaseSync(at(file));
  database.exec(statements);
  database.close();
};
const read = (file: string, table = '') => tableOf(sqlite, { file, table }, context);
const refusal = (file: string, table = '') => refusalOf(sqlite, { file, table }, context);
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

test('a table is read with what its cells are, whatever its columns are declared', async () => {
  make(
    'kinds.db',
    `CREATE TABLE "odd ""one""; --" (n INTEGER, f REAL, mixed, t TEXT, b BLOB, "列" INT, none);
     INSERT INTO "odd ""one""; --" VALUES
      (1, 1.5, 1, 'x', x'00FF', 9007199254740993, NULL), (NULL, 2, 'y', NULL, NULL, 2, NULL)`,
  );
  expect(await read('kinds.db')).toEqual({
    columns: ['n: integer', 'f: number', 'mixed: text', 't: text', 'b: text', '列: integer', 'none: text'],
    rows: [
      [1, 1.5, '1', 'x', '\\x00FF', '9007199254740993', null],
      [null, 2, 'y', null, null, 2, null],
    ],
  });
});

test('several tables are a choice; a view is one of them', async () => {
  make(
    'several.db',
    'CREATE TABLE a (x); INSERT INTO a VALUES (1), (2); CREATE VIEW v AS SELECT 2 * x AS double FROM a',
  );
  expect(await refusal('several.db')).toEqual({
    code: 'source.choosePart',
    param: 'table',
    file: 'several.db',
    available: 'a, v',
  });
  expect(await refusal('several.db', 'b')).toMatchObject({ code: 'source.noPart', part: 'b', available: 'a, v' });
  expect(await read('several.db', 'v')).toEqual({ columns: ['double: integer'], rows: [[2], [4]] });
});

test('many rows come all, in their order', async () => {
  make(
    'many.db',
    'CREATE TABLE a (x); WITH RECURSIVE n(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM n LIMIT 9000) INSERT INTO a SELECT x FROM n',
  );
  const { table } = await sqlite.run({}, { file: 'many.db', table: '' }, context);
  expect(table.rows).toBe(9000);
  expect((await read('many.db')).rows).toEqual(Array.from({ length: 1000 }, (_, i) => [i]));
});

test('a view without an end, a damaged file and one that is written to are problems', async () => {
  make(
    'endless.db',
    'CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n',
  );
  expect(await refusal('endless.db')).toMatchObject({ code: 'source.damaged', reason: 'not authorized' });
  make('none.db', 'CREATE TABLE a (x)');
  expect(await refusal('none.db')).toMatchObject({ code: 'source.noRows' });
  make('no-table.db', 'PRAGMA user_version = 1');
  expect(await refusal('no-table.db')).toMatchObject({ code: 'source.noRows' });
  writeFileSync(at('text.db'), 'a,b\n1,2\n');
  expect(await refusal('text.db')).toMatchObject({ code: 'source.notFormat', format: 'SQLite' });
  writeFileSync(at('empty.db'), '');
  expect(await refusal('empty.db')).toMatchObject({ code: 'dataFile.empty' });
  const whole = readFileSync(at('many.db'));
  writeFileSync(at('cut.db'), whole.subarray(0, 20_000));
  expect(await refusal('cut.db')).toMatchObject({ code: 'source.damaged' });
  writeFileSync(at('broken.db'), Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 0xff)]));
  expect(await refusal('broken.db')).toMatchObject({ code: 'source.damaged' });
  writeFileSync(at('kinds.db-wal'), 'x');
  expect(await refusal('kinds.db')).toMatchObject({ code: 'source.inUse' });
});
