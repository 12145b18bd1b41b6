import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { closeDatabase, configureDatabase, withConnection } from '#engine/table/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'neuroloom-database-'));
const dead = join(folder, '4194305');
afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true });
});

test('opens with its limits, and sweeps what a dead process spilled', async () => {
  mkdirSync(dead);
  writeFileSync(join(dead, 'left.tmp'), '');
  // Beyond the largest process id that Linux gives out.
  configureDatabase({ spillFolder: folder, memoryMegabytes: 128, threads: 1 });
  const settings = await withConnection(undefined, async (connection) => {
    const result = await connection.run(
      `SELECT name, value FROM duckdb_settings() WHERE name IN ('memory_limit', 'threads', 'temp_directory',
       'autoinstall_known_extensions', 'autoload_known_extensions', 'lock_configuration') ORDER BY name`,
    );
    return result.getRows();
  });
  expect(settings).toEqual([
    ['autoinstall_known_extensions', 'false'],
    ['autoload_known_extensions', 'false'],
    ['lock_configuration', 'true'],
    ['memory_limit', '128.0 MiB'],
    ['temp_directory', join(folder, String(process.pid))],
    ['threads', '1'],
  ]);
  expect(existsSync(dead)).toBe(false);
  expect(() => configureDatabase({ threads: 2 })).toThrow('already open');
});

test.each([
  ['the network', "SELECT * FROM read_csv('https://127.0.0.1:9/x.csv')", 'requires the extension httpfs'],
  ['an extension', 'INSTALL httpfs', 'Failed to install local extension'],
  ['its own limits', "SET memory_limit = '100GB'", 'configuration has been locked'],
])('reaches nothing outside: %s', async (_, statement, reason) => {
  await expect(withConnection(undefined, (connection) => connection.run(statement))).rejects.toThrow(reason);
});

test('a query is interrupted by its signal, and by no other', async () => {
  const endless = 'SELECT count(*) FROM range(1000000000000) a WHERE a.range % 7 = 8';
  const cancel = new AbortController();
  const cancelled = withConnection(cancel.signal, (connection) => connection.run(endless));
  const other = withConnection(new AbortController().signal, async (connection) => {
    const result = await connection.run('SELECT sum(range)::DOUBLE FROM range(2000)');
    return result.getRows();
  });
  setTimeout(() => cancel.abort(new Error('enough')), 50);
  await expect(cancelled).rejects.toThrow('enough');
  expect(await other).toEqual([[1_999_000]]);
  await expect(withConnection(cancel.signal, () => Promise.resolve(1))).rejects.toThrow('enough');
});

test('what outgrows the memory is spilled, and leaves nothing behind', async () => {
  const rows = await withConnection(undefined, async (connection) => {
    await connection.run(
      'CREATE TEMP TABLE large AS SELECT range::DOUBLE AS a, random() AS b, random() AS c FROM range(8000000)',
    );
    const result = await connection.run('SELECT count(*)::DOUBLE FROM large WHERE b >= 0 AND c >= 0');
    return result.getRows();
  });
  expect(rows).toEqual([[8_000_000]]);
  await closeDatabase();
  expect(existsSync(join(folder, String(process.pid)))).toBe(false);
});
