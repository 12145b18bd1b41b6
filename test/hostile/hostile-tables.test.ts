// Tables' files made to hurt: each is read, or refused by a problem with words, within bounds of memory; none takes the
// engine with it.
import { closeSync, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Fault } from '#shared/protocol/problem.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { csvSchema, csvToParquet } from '#engine/table/csv.ts';

const folder = mkdtempSync(join(tmpdir(), 'neuroloom-hostile-'));
afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

const file = join(folder, 'hostile.csv');
const GiB = 2 ** 30;

/** What comes of reading it before a run and in one: the rows, or the code of the problem; and the memory on the way. */
async function readBoth(): Promise<{ readonly before: unknown; readonly run: unknown; readonly grown: number }> {
  const start = process.memoryUsage().rss;
  let most = start;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const told = async (read: () => Promise<{ readonly rows: number | null }>): Promise<unknown> => {
    try {
      return (await read()).rows;
    } catch (error) {
      if (error instanceof Fault) return error.problem.code;
      throw error;
    }
  };
  try {
    const before = await told(() => csvSchema(file, 'hostile.csv', {}));
    const run = await told(() => csvToParquet(file, join(folder, 'out.parquet'), 'hostile.csv', {}));
    return { before, run, grown: most - start };
  } finally {
    clearInterval(timer);
  }
}

test('a quote that never closes', async () => {
  writeFileSync(file, `a,b\n1,2\n"3,${'4\n'.repeat(5_000_000)}`);
  const { before, run, grown } = await readBoth();
  expect([before, run]).toEqual(['csv.quote', 'csv.quote']);
  expect(grown).toBeLessThan(GiB);
});

test('a million columns', async () => {
  const names = Array.from({ length: 1_000_000 }, (_, i) => `c${i}`).join(',');
  writeFileSync(file, `${names}\n${names}\n`);
  const { before, run, grown } = await readBoth();
  expect([before, run]).toEqual(['csv.tooManyColumns', 'csv.tooManyColumns']);
  expect(grown).toBeLessThan(GiB);
});

test('a cell of a gigabyte', async () => {
  writeFileSync(file, 'a,b\n1,2\n3,');
  truncateSync(file, GiB);
  const end = openSync(file, 'a');
  writeSync(end, '\n5,6\n');
  closeSync(end);
  const { before, run, grown } = await readBoth();
  for (const code of [before, run]) expect(code).toMatch(/^csv\./);
  expect(grown).toBeLessThan(GiB);
});

test('bytes of value 0 in cells and names', async () => {
  writeFileSync(file, 'a\u{0}b,c\n1,x\u{0}y\n2,\u{0}\n');
  const { before, run } = await readBoth();
  expect(before).toEqual(run);
  expect(run === 2 || typeof run === 'string').toBe(true);
});

test('two encodings in one file', async () => {
  const words = Buffer.concat([Buffer.from('a,b\ncafé,1\n', 'utf8'), Buffer.from('café,2\n', 'latin1')]);
  writeFileSync(file, words);
  const { before, run } = await readBoth();
  expect(before).toEqual(run);
  expect(run === 2 || run === 'csv.encoding').toBe(true);
});
