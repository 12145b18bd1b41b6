// Datasets larger than the memory for them: left in the store's file, read by whoever needs them, intact or not at all.
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DatasetValue, Rows, SplitData } from '#engine/values/dataset.ts';
import { imageView } from '#engine/results/image-view.ts';
import { dataMemoryBytes } from '#engine/store/location.ts';
import { openStore } from '#engine/store/store.ts';
import type { Store } from '#engine/store/store.ts';
import { residentValue } from '#engine/kinds/kinds.ts';
import { tableFrom } from '#engine/kinds/kinds.ts';
import { sliceOf } from '#engine/table/value-table.ts';

const width = 4;
const dataBytes = 100_000;
const info = { kind: 'data.split', seconds: 1, outputs: { dataset: { type: 'dataset' as const, summary: {} } } };
const { signal } = new AbortController();

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuroloom-stored-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function split(rows: number, first: number): SplitData {
  return {
    rows,
    inputs: [{ values: Float32Array.from({ length: rows * width }, (_, i) => first + i) }],
    targets: [Float32Array.from({ length: rows }, (_, i) => i % 2)],
    source: Int32Array.from({ length: rows }, (_, i) => i),
    roles: {
      group: Int32Array.from({ length: rows }, (_, i) => i % 7),
      time: Float64Array.from({ length: rows }, (_, i) => i / 3),
      split: Uint8Array.from({ length: rows }, (_, i) => i % 3),
    },
  };
}

const dataset = (shape: readonly number[] = [width]): DatasetValue => ({
  type: 'dataset',
  inputs: [
    {
      name: '',
      shape,
      features: ['a', 'b', 'c', 'd'],
      preprocessing: [{ step: 'standardise', mean: Float64Array.of(1, 2, 3, 4), scale: new Float64Array(width) }],
    },
  ],
  targets: [{ name: 'y', kind: 'binary', classes: ['0', '1'] }],
  splits: { train: split(80_000, 0.5), validation: split(70_000, 7), test: split(3, 9) },
});

async function put(store: Store, key: string, value: DatasetValue): Promise<DatasetValue> {
  const kept = (await store.save(key, { dataset: value }, info, await store.stage()))['dataset'];
  if (kept?.type !== 'dataset') throw new Error('It was not kept');
  return kept;
}

/** Of a split's only input. */
function rowsOf({ inputs: [rows] }: SplitData): Rows {
  if (!rows) throw new Error('No input');
  return rows;
}

const key = (digit: string): string => digit.repeat(64);

test('the rows of a large dataset stay in the file, and are those that were put in', async () => {
  const store = await openStore({ folder, dataBytes });
  const whole = dataset();
  const loaded = (await store.load(key('a'))) ?? (await put(store, key('a'), whole), await store.load(key('a')));
  for (const value of [await put(store, key('b'), whole), loaded?.['dataset'] as DatasetValue]) {
    const [train, validation, few] = [value.splits.train, value.splits.validation, value.splits.test].map(rowsOf) as [
      Rows,
      Rows,
      Rows,
    ];
    expect([train.stored?.length, validation.stored?.length, few.stored]).toEqual([320_000, 280_000, undefined]);
    // Not before they are asked for.
    expect(Object.getOwnPropertyDescriptor(train, 'values')?.get).toBeDefined();
    const resident = await residentValue(value, signal);
    expect(resident).toEqual(whole);
    expect([train.values, validation.values, few.values]).toEqual([
      rowsOf(whole.splits.train).values,
      rowsOf(whole.splits.validation).values,
      rowsOf(whole.splits.test).values,
    ]);
    // One reading for all who ask at a time.
    expect(train.values).toBe(train.values);
  }
});

test('put in again it is whole, wherever its rows lay', async () => {
  const store = await openStore({ folder, dataBytes });
  const stored = await put(store, key('a'), dataset());
  await put(store, key('b'), stored);
  const plain = await openStore({ folder });
  expect((await plain.load(key('b')))?.['dataset']).toEqual(dataset());
});

test('what fits into the memory is held as before; what is broken is not handed out', async () => {
  const store = await openStore({ folder, dataBytes });
  const { stored, values } = rowsOf((await put(store, key('a'), dataset())).splits.train);
  expect(stored).toBeDefined();
  expect(values).toHaveLength(320_000);
  const plain = await openStore({ folder, dataBytes: 10 ** 9 });
  const held = (await plain.load(key('a')))?.['dataset'];
  expect(held?.type === 'dataset' && rowsOf(held.splits.train).stored).toBeUndefined();
  const file = await open(stored?.file ?? '', 'r+');
  await file.write(Uint8Array.of(1, 2, 3, 4), 0, 4, (stored?.offset ?? 0) + 400_000);
  await file.close();
  expect(await store.load(key('a'))).toBeUndefined();
});

test('a page of it is read without the rest', async () => {
  const store = await openStore({ folder, dataBytes });
  const whole = dataset();
  const stored = await put(store, key('a'), whole);
  const reads = (value: DatasetValue) => {
    const table = tableFrom(value);
    if (!table) throw new Error('It is no table');
    return [0, 79_990, 149_990].map((offset) => sliceOf(table, offset, 20));
  };
  expect(reads(stored)).toEqual(reads(whole));
  const shown = dataset([2, 2, 1]);
  const pictures = { ...stored, inputs: shown.inputs };
  expect(imageView(pictures)).toEqual(imageView(shown));
  // Cut off behind the first rows, these are still shown.
  const train = rowsOf(stored.splits.train);
  const file = await open(train.stored?.file ?? '', 'r+');
  await file.truncate((train.stored?.offset ?? 0) + 2 ** 21);
  await file.close();
  expect(imageView(pictures)).toEqual(imageView(shown));
});

test('a reading of all rows ends with the run', async () => {
  const store = await openStore({ folder, dataBytes });
  const value = await put(store, key('a'), dataset());
  await expect(residentValue(value, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
});

test('the memory is a share of the machine’s, a quarter unless it is set', () => {
  expect(dataMemoryBytes({}, 1000)).toBe(250);
  expect(dataMemoryBytes({ NEUROLOOM_MEMORY_SHARE: '0.5' }, 1000)).toBe(500);
  for (const text of ['0', '-1', '1.5', 'half', ''])
    expect(dataMemoryBytes({ NEUROLOOM_MEMORY_SHARE: text }, 1000)).toBe(250);
});
