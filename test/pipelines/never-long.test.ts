// Nothing on the engine's own thread keeps everybody waiting: 300 nodes and tables of many columns are gone through in
// pieces. `npm run bench -- --only promises` holds each piece to 100 ms, with 20,000 columns.
import { Hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import { Packr } from 'msgpackr';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { packing } from '#shared/protocol/packing.ts';
import { messageSize } from '#shared/protocol/message-size.ts';
import { largestMessage } from '#shared/protocol/rpc.ts';
import { translator } from '#shared/text/translate.ts';
import { filesIn } from '#engine/files/formats.ts';
import { summaryOf } from '#engine/kinds/kinds.ts';
import { target } from '#engine/nodes/data/target.ts';
import { writeChecked } from '#engine/store/checked-file.ts';
import { openStore } from '#engine/store/store.ts';
import { uniqueNames } from '#engine/table/columns.ts';
import type { WireValue } from '#engine/values/wire-value.ts';
import { testContext } from '#test/support/test-context.ts';
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
/** Each column that JavaScript asks DuckDB for. */
const asked = [vi.spyOn(DuckDBDataChunk.prototype, 'getColumnVector'), vi.spyOn(DuckDBResult.prototype, 'columnName')];
const columnsAsked = () => asked.reduce((sum, { mock }) => sum + mock.calls.length, 0);
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
  expect(result).toBe('semicolon');
  expect(turns).toBeGreaterThanOrEqual(3);
  withinOnTheClock(longestMs, maxMs);
});

test('a file of many columns is read, shown, made a dataset and kept, a thousand columns at once at most', async () => {
  const line = (cell: (column: number) => string | number) => Array.from({ length: columns }, (_, i) => cell(i)).join();
  const rows = Array.from({ length: 30 }, (_, row) => line((column) => ((row * 31 + column * 7) % 97) / 10));
  const [csv, parquet] = [join(folder, 'wide.csv'), join(folder, 'wide.parquet')];
  writeFileSync(csv, [line((column) => `column ${column}`), ...rows, ''].join('\n'));
  const options = { delimiter: 'auto', header: 'auto' } as const;
  const read = await fared(() => csvToParquet(csv, parquet, 'wide.csv', options, signal), columnsAsked);
  withinOnTheClock(read.longestMs, maxMs);
  expect(read.most).toBeLessThanOrEqual(1000);
  const { result: shape } = read;
  // Thirty values of numbers are no classes, and a million texts are no news.
  expect(new Set(shape.columns.map(({ categories }) => categories))).toEqual(new Set(['many']));

  const page = await fared(() => tableSlice(parquet, shape, 0, 200, signal), columnsAsked);
  withinOnTheClock(page.longestMs, maxMs);
  expect(page.result.rows).toHaveLength(Math.min(30, Math.floor(250_000 / columns)));
  expect(page.result.rows[1]?.slice(0, 3)).toEqual([3.1, 3.8, 4.5]);
  expect(page.most).toBeLessThanOrEqual(1000);

  const table = { type: 'table', file: parquet, ...shape } as const;
  const roles = { group: '', time: '', split: '', weight: '', kept: [] };
  const params = {
    target: 'column 0',
    task: 'number',
    positive: '',
    features: [],
    inputName: '',
    shape: [],
    ...roles,
  } as const;
  const made = await fared(() => target.run({ table }, params, testContext()), columnsAsked);
  withinOnTheClock(made.longestMs, maxMs);
  expect(made.most).toBeLessThanOrEqual(1000);
  expect(made.result.dataset.inputs[0]?.features).toHaveLength(columns - 1);

  const store = await openStore({ folder });
  for (const [name, value] of Object.entries<WireValue>({ table, dataset: made.result.dataset })) {
    const staging = await store.stage();
    const info = { kind: 'data.csv', seconds: 1, outputs: { [name]: { type: value.type, summary: summaryOf(value) } } };
    const saved = await fared(() => store.save(name, { [name]: value }, info, staging));
    withinOnTheClock(saved.longestMs, maxMs);
    const loaded = await fared(() => store.load(name));
    withinOnTheClock(loaded.longestMs, maxMs);
    expect(loaded.result).toEqual(saved.result);
  }
});

test('a page of a value with many columns is made at once', () => {
  const table = {
    columns: Array.from({ length: columns }, (_, i) => ({ name: `c${i}`, type: 'number' as const })),
    rows: 200,
    cell: (column: number, row: number) => column + row,
  };
  const started = performance.now();
  expect(sliceOf(table, 0, 200).rows.length * columns).toBeLessThanOrEqual(250_000);
  withinOnTheClock(performance.now() - started, maxMs);
});

test('what is kept is hashed in pieces, between looks at what is waiting', async () => {
  const megabyte = 2 ** 20;
  const hashed = vi.spyOn(Hash.prototype, 'update');
  const { most } = await fared(
    () => writeChecked(join(folder, 'long.bin'), [new Uint8Array(20 * megabyte)]),
    () => hashed.mock.calls.reduce((sum, [piece]) => sum + piece.length, 0),
  );
  expect(most).toBeLessThanOrEqual(4 * megabyte);
  expect(hashed.mock.calls.length).toBeGreaterThanOrEqual(5);
});

test('a table of many columns is exported in pieces', async () => {
  const classes = Array.from({ length: columns }, (_, i) => `class ${i}`);
  const rows = 40;
  const value = {
    type: 'predictions',
    split: 'test',
    target: { name: 'y', kind: 'classes', classes },
    rows,
    units: columns,
    outputs: new Float32Array(rows * columns),
    truth: new Float32Array(rows),
    source: Int32Array.from({ length: rows }, (_, row) => row),
  } as const;
  const [file] = await filesIn('table', value, translator('en'));
  const pieces: unknown[] = [];
  let last = performance.now();
  for (const piece of file?.pieces ?? []) {
    withinOnTheClock(performance.now() - last, maxMs);
    pieces.push(piece);
    last = performance.now();
  }
  expect(pieces.join('').trimEnd().split('\n')).toHaveLength(rows + 1);
  expect(pieces.length).toBeGreaterThanOrEqual(4);
});

test('300 wires of one dataset of many columns cross as one', async () => {
  const features = Array.from({ length: columns }, (_, i) => `column ${i}`);
  const dataset = { type: 'dataset', inputs: [{ name: '', shape: [columns], features, standardised: false }] };
  const answer = (count: number) => ({
    wires: Object.fromEntries(Array.from({ length: count }, (_, i) => [`n${i}`, { dataset: { ...dataset } }])),
  });
  const [alone, many] = [answer(1), answer(300)];
  const started = performance.now();
  const [one, all] = [messageSize(alone, largestMessage), messageSize(many, largestMessage)];
  const bytes = new Packr(packing).pack(many);
  const read = new Packr(packing).unpack(bytes) as typeof many;
  withinOnTheClock(performance.now() - started, maxMs);
  expect(Object.keys(read.wires)).toHaveLength(300);
  expect(read.wires['n299']).toEqual(many.wires['n299']);
  expect(all).toBeLessThan(2 * one);
  expect(bytes.length).toBeLessThan(2 * new Packr(packing).pack(alone).length);
});

test('20,000 columns of one name get names of their own without trying them all', () => {
  const tried = vi.spyOn(String.prototype, 'toLowerCase');
  const names = uniqueNames(Array.from({ length: 20_000 }, () => 'x'));
  const calls = tried.mock.calls.length;
  tried.mockRestore();
  expect(names.slice(0, 3)).toEqual(['x', 'x_2', 'x_3']);
  expect(new Set(names).size).toBe(20_000);
  expect(calls).toBeLessThanOrEqual(100_000);
});
