import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { oneInput } from '#test/support/one-input.ts';
import type { OneSplit } from '#test/support/one-input.ts';
import type { ExplanationValue } from '#engine/values/explanation.ts';
import type { PredictionsValue } from '#engine/values/predictions.ts';
import type { ReportValue } from '#engine/values/report.ts';
import type { WireValue } from '#engine/values/wire-value.ts';
import type { WordVectorsValue } from '#engine/values/word-vectors.ts';
import { tableFrom } from '#engine/kinds/kinds.ts';
import { sliceOf, writeValueTable } from '#engine/table/value-table.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { describeTable, tableSlice } from '#engine/table/parquet-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'neuroloom-as-table-'));
afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true });
});

/** The table's names and cells; the file that is written of it must read back as the same. */
async function read(value: WireValue) {
  const table = tableFrom(value);
  if (!table) throw new Error('Not readable as a table.');
  const slice = sliceOf(table, 0, 1000);
  const file = join(folder, 'value.parquet');
  await writeValueTable(file, table);
  const shape = await describeTable(file);
  expect(await tableSlice(file, shape, 0, 1000)).toEqual(slice);
  expect(sliceOf(table, 1, 1).rows).toEqual(slice.rows.slice(1, 2));
  expect(sliceOf(table, 99, 5).rows).toEqual([]);
  return [slice.columns.map(({ name }) => name), ...slice.rows];
}

const part = (x: number[], y: number[], source: number[]): OneSplit => ({
  rows: y.length,
  x: Float32Array.from(x),
  y: Float32Array.from(y),
  source: Int32Array.from(source),
});
const target = { name: 'Split', kind: 'binary', classes: ['no', 'yes'] } as const;

test('a dataset: features, target in words, split; names stay apart', async () => {
  const value = oneInput({
    shape: [2],
    features: ['a', 'b'],
    target,
    preprocessing: [],
    splits: {
      train: part([1, 2, 3, 4], [0, 1], [5, 6]),
      validation: part([], [], []),
      test: part([0.5, Number.NaN], [1], [7]),
    },
  });
  expect(await read(value)).toEqual([
    ['a', 'b', 'Split', 'split_2'],
    [1, 2, 'no', 'train'],
    [3, 4, 'yes', 'train'],
    [0.5, null, 'yes', 'test'],
  ]);
});

test('predictions: one unit, several units, a number', async () => {
  const base = {
    type: 'predictions',
    split: 'test',
    rows: 2,
    truth: Float32Array.of(1, 0),
    source: Int32Array.of(4, 2),
  } as const;
  const binary: PredictionsValue = { ...base, target, units: 1, outputs: Float32Array.of(0.75, 0.5) };
  expect(await read(binary)).toEqual([
    ['row', 'Split', 'predicted Split', 'p(yes)'],
    [5, 'yes', 'yes', 0.75],
    [3, 'no', 'no', 0.5],
  ]);
  const classes: PredictionsValue = {
    ...base,
    target: { name: 'k', kind: 'classes', classes: ['x', 'y', 'z'] },
    units: 3,
    outputs: Float32Array.of(0.25, 0.25, 0.5, 0.5, 0.25, 0.25),
  };
  expect(await read(classes)).toEqual([
    ['row', 'k', 'predicted k', 'p(x)', 'p(y)', 'p(z)'],
    [5, 'y', 'z', 0.25, 0.25, 0.5],
    [3, 'x', 'x', 0.5, 0.25, 0.25],
  ]);
  const number: PredictionsValue = {
    ...base,
    target: { name: 'n', kind: 'number', classes: [] },
    units: 1,
    outputs: Float32Array.of(1.5, 2.5),
  };
  expect(await read(number)).toEqual([
    ['row', 'n', 'predicted n'],
    [5, 1, 1.5],
    [3, 0, 2.5],
  ]);
});

test('a report: metrics, or the epochs of a history', async () => {
  const report: ReportValue = { type: 'report', title: 'evaluation', metrics: { loss: 0.5, r2: null } };
  expect(await read(report)).toEqual([
    ['metric', 'value'],
    ['loss', 0.5],
    ['r2', null],
  ]);
  const log = (epoch: number, logs: Record<string, number | null>) => ({ epoch, epochs: 2, seconds: 1, logs });
  expect(
    await read({ ...report, title: 'history', history: [log(1, { loss: 1 }), log(2, { loss: 0.5, val_loss: 2 })] }),
  ).toEqual([
    ['epoch', 'loss', 'val_loss'],
    [1, 1, null],
    [2, 0.5, 2],
  ]);
});

test('an explanation: a row per row, output and feature', async () => {
  const value: ExplanationValue = {
    type: 'explanation',
    method: 'exact',
    features: ['a', 'b'],
    outputs: ['u', 'v'],
    rows: 1,
    values: Float64Array.of(0.1, 0.2, 0.3, 0.4),
    base: Float64Array.of(1, 2),
    predictions: Float64Array.of(1.4, 2.6),
    data: Float32Array.of(10, 20),
    source: Int32Array.of(3),
    additivityError: 0,
    backgroundRows: 1,
    evaluations: 4,
  };
  expect(await read(value)).toEqual([
    ['row', 'output', 'feature', 'value', 'shap', 'base', 'prediction'],
    [4, 'u', 'a', 10, 0.1, 1, 1.4],
    [4, 'u', 'b', 20, 0.3, 1, 1.4],
    [4, 'v', 'a', 10, 0.2, 2, 2.6],
    [4, 'v', 'b', 20, 0.4, 2, 2.6],
  ]);
});

test('word vectors: a row per word', async () => {
  const value: WordVectorsValue = {
    type: 'wordVectors',
    objective: 'oneTable',
    words: ['the', 'king'],
    counts: Int32Array.of(3, 2),
    dimension: 2,
    vectors: Float32Array.of(1, 2, 3, 4),
    logSums: Float64Array.of(1),
    points: Float32Array.of(5, 6, 7, 8),
    explained: Float64Array.of(1, 0),
    listed: 1,
    tokens: 5,
    pairs: 8,
    history: [],
  };
  expect(await read(value)).toEqual([
    ['word', 'count', 'x', 'y', 'v1', 'v2'],
    ['the', 3, 5, 6, 1, 2],
    ['king', 2, 7, 8, 3, 4],
  ]);
});

test('what is no table is none', () => {
  expect(tableFrom({ type: 'optimizer', className: 'SGD', config: {}, wholeBatch: false })).toBeUndefined();
});
