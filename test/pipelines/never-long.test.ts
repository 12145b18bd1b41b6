// Nothing on the engine's own thread keeps everybody waiting: 300 nodes and tables of many columns are gone through in
// pieces. `npm run bench -- --only promises` holds each piece to 100 ms, with 20,000 columns.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sliceOf } from '#engine/table/value-table.ts';
import { csvToParquet } from '#engine/table/csv.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { tableSlice } from '#engine/table/parquet-table.ts';
import { inferPipeline } from '#engine/analyse/infer-pipeline.ts';
import { likeliestDelimiter } from '#engine/table/csv-head.ts';
import { planRun } from '#engine/run/plan.ts';
import { onTheClock, withinOnTheClock } from '#test/support/clock.ts';
import { documentOf, fakeRunners } from '#test/support/fake-runners.ts';
import { fared } from '#test/support/longest-pause.ts';

const { signal } = new AbortController();
const maxMs = 100;
const columns = onTheClock ? 20_000 : 3000;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'neuroloom-pauses-'));
});
afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

const long = documentOf(
  Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`n${i}`, i === 0 ? '' : `n${i - 1}`])),
);

test('300 nodes are analysed with looks at what is waiting', async () => {
  const { runners } = fakeRunners();
  const told = Object.fromEntries(
    Object.entries(runners).map(([kind, { spec }]) => [
      kind,
      { spec, infer: () => ({ outputs: { out: { type: 'report' as const } }, problems: [] }) },
    ]),
  );
  const context = { runners: told, folder: null, signal, memoryBytes: 1e9, dataBytes: 1e9, memo: new Map() };
  const { turns, longestMs, result } = await fared(() => inferPipeline(long, context));
  expect(Object.keys(result.wires)).toHaveLength(300);
  expect(turns).toBeGreaterThanOrEqual(5);
  withinOnTheClock(longestMs, maxMs);
});

test('300 nodes are planned with looks at what is waiting', async () => {
  const { turns, longestMs, result } = await fared(() =>
    planRun(long, {
      runners: fakeRunners().runners,
      store: { find: () => Promise.resolve(undefined) },
      lastRuns: { read: () => Promise.resolve(new Map()) },
      backend: 'tensorflow',
      folder: null,
      signal,
    }),
  );
  expect(result.nodes.size).toBe(300);
  expect(turns).toBeGreaterThanOrEqual(5);
  withinOnTheClock(longestMs, maxMs);
});

test('a delimiter is looked for with a look at what is waiting after each', async () => {
  const text = `${Array.from({ length: columns }, (_, i) => `c${i}`).join(';')}\n`;
  const { turns, longestMs, result } = await fared(() => likeliestDelimiter(text, true));
  expect(result).toBe(';');
  expect(turns).toBeGreaterThanOrEqual(3);
  withinOnTheClock(longestMs, maxMs);
});

test('a file of many columns is read, and pages of it, with looks at what is waiting', async () => {
  const line = (cell: (column: number) => string | number) => Array.from({ length: columns }, (_, i) => cell(i)).join();
  const rows = Array.from({ length: 30 }, (_, row) => line((column) => ((row * 31 + column * 7) % 97) / 10));
  const [csv, parquet] = [join(folder, 'wide.csv'), join(folder, 'wide.parquet')];
  writeFileSync(csv, [line((column) => `column ${column}`), ...rows, ''].join('\n'));
  const options = { delimiter: 'auto', header: 'auto' } as const;
  const read = await fared(() => csvToParquet(csv, parquet, 'wide.csv', options, signal));
  withinOnTheClock(read.longestMs, maxMs);
  // Thirty values of numbers are no classes, and a million texts are no news.
  expect(new Set(read.result.columns.map(({ categories }) => categories))).toEqual(new Set(['many']));

  const page = await fared(() => tableSlice(parquet, read.result, 0, 200, signal));
  withinOnTheClock(page.longestMs, maxMs);
  expect(page.result.rows).toHaveLength(Math.min(30, Math.floor(250_000 / columns)));
  expect(page.result.rows[1]?.slice(0, 3)).toEqual([3.1, 3.8, 4.5]);
  expect(page.turns).toBeGreaterThanOrEqual(Math.floor(columns / 1000));

  const table = { columns: read.result.columns, rows: 200, cell: (column: number, row: number) => column + row };
  const started = performance.now();
  expect(sliceOf(table, 0, 200).rows.length * columns).toBeLessThanOrEqual(250_000);
  withinOnTheClock(performance.now() - started, maxMs);
});
