// Numbers as the file has them: in the smallest type that holds each exactly, fitted from 64 bits and rounded last.
import { noTable } from '#test/support/no-table.ts';
import { scaleStep } from '#test/support/scale-step.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewsOf } from '#engine/kinds/kinds.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { split } from '#engine/nodes/data/split.ts';
import { standardise } from '#engine/nodes/data/standardise.ts';
import { target } from '#engine/nodes/data/target.ts';
import { fit } from '#engine/nodes/train/fit.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { minBytes } from '#engine/table/matrix.ts';
import { packOutputs } from '#engine/store/pack.ts';
import { writeTable } from '#engine/table/write-table.ts';
import { catalogue, defaultParams } from '#shared/nodes/catalogue.ts';
import { translator } from '#shared/text/translate.ts';
import type { DatasetValue, Numbers } from '#engine/values/dataset.ts';
import type { LayerValue } from '#engine/values/layer.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import type { TableValue } from '#engine/values/table.ts';
import { elements } from '#engine/network/layer.ts';
import { refTo } from '#engine/network/build-network.ts';
import { testContext } from '#test/support/test-context.ts';

const context = testContext();
beforeAll(async () => {
  await openBackend();
});
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

const params = { ...defaultParams(catalogue['data.target']), target: 'y' } as unknown as Parameters<
  typeof target.run
>[1];
const undivided = { by: 'fractions' as const, validation: 0, test: 0, stratified: false, shuffle: false };

/** Columns x0, x1, … of these numbers by row and column, and y, 0 and 1 in turn. */
async function tableOf(rows: number, columns: number, cell: (row: number, column: number) => number) {
  const file = context.newFile('table.parquet');
  const names = Array.from({ length: columns }, (_, i) => `x${i}`);
  await writeTable(file, {
    columns: [
      ...names.map((name) => ({ name, storage: 'double' as const })),
      { name: 'y', storage: 'integer' as const },
    ],
    rows,
    numbers(column, from, items) {
      for (let i = 0; i < items.length; i += 1) items[i] = column === columns ? (from + i) % 2 : cell(from + i, column);
    },
    values: () => [],
  });
  const table: TableValue = {
    type: 'table',
    file,
    rows,
    columns: [
      ...names.map((name) => ({ name, type: 'number' as const })),
      { name: 'y', type: 'integer' as const, categories: ['0', '1'] },
    ],
  };
  return table;
}

async function datasetOf(
  rows: number,
  columns: number,
  cell: (row: number, column: number) => number,
  shape: readonly number[] = [],
): Promise<DatasetValue> {
  const table = await tableOf(rows, columns, cell);
  return (await target.run({ table }, { ...params, shape }, context)).dataset;
}

const numbersOf = ({ splits }: DatasetValue): Numbers => splits.train.inputs[0]?.values ?? new Float32Array(0);

test('400 values far from 0 stay 400 through the fitted step, and what rounding would do to them is told', async () => {
  const dataset = await datasetOf(400, 1, (row) => 1_700_000_000 + row * 0.25);
  expect(numbersOf(dataset)).toBeInstanceOf(Float64Array);
  expect(new Set(Float32Array.from(numbersOf(dataset))).size).toBe(2);
  expect(dataset.inputs[0]?.merged).toEqual([{ name: 'x0', values: 400, left: 2 }]);
  const [told] = await viewsOf(dataset, translator('en'), noTable);
  expect(told).toMatchObject({ view: 'text', title: 'view.rounding' });
  expect(JSON.stringify(told)).toContain('“x0” keeps 2 of its 400 different values');
  const divided = (await split.run({ dataset }, undivided, context)).dataset;
  const scaled = (await standardise.run({ dataset: divided }, { input: '', centre: true, scale: true }, context))
    .dataset;
  expect(numbersOf(scaled)).toBeInstanceOf(Float32Array);
  expect(new Set(numbersOf(scaled)).size).toBe(400);
  expect(scaled.inputs[0]?.merged).toBeUndefined();
  // scikit-learn's StandardScaler: the mean of 0.25 · 0 … 0.25 · 399, and their population deviation.
  expect(scaleStep(scaled.inputs[0]?.preprocessing).mean[0]).toBe(1_700_000_000 + (399 * 0.25) / 2);
  expect(scaleStep(scaled.inputs[0]?.preprocessing).scale[0]).toBeCloseTo(0.25 * Math.sqrt((400 ** 2 - 1) / 12), 9);
});

test('numbers are kept in the smallest type that holds each of them', async () => {
  const typeOf = async (rows: number, cell: (row: number, column: number) => number) =>
    numbersOf(await datasetOf(rows, 64, cell)).constructor.name;
  expect(await typeOf(20, (row) => row)).toBe('Float32Array');
  expect(await typeOf(20, (row) => row / 4)).toBe('Float32Array');
  expect(await typeOf(20, (row) => row / 10)).toBe('Float64Array');
  const many = Math.ceil(minBytes / 64);
  expect(await typeOf(many, (row, column) => (row + column) % 256)).toBe('Uint8Array');
  expect(await typeOf(many, (row, column) => (row === many - 1 ? -1 : (row + column) % 256))).toBe('Float32Array');
  expect(await typeOf(many, (row, column) => (row === many - 1 ? 0.1 : (row + column) % 256))).toBe('Float64Array');
});

const side = 16;
const shape = [side, side, 3];
const size = elements(shape);
const network: LayerValue = {
  type: 'layer',
  network: {
    layers: [
      { name: 'x', className: 'InputLayer', config: { batch_shape: [null, ...shape] }, calls: [] },
      { name: 'small', className: 'Rescaling', config: { scale: 1 / 255, offset: 0 }, calls: [[refTo('x')]] },
      { name: 'c', className: 'Conv2D', config: { filters: 2, kernel_size: [5, 5] }, calls: [[refTo('small')]] },
      { name: 'f', className: 'Flatten', config: {}, calls: [[refTo('c')]] },
      { name: 'p', className: 'Dense', config: { units: 1, activation: 'sigmoid' }, calls: [[refTo('f')]] },
    ],
    inputs: [refTo('x')],
    outputs: [refTo('p')],
  },
};
const optimizer: OptimizerValue = {
  type: 'optimizer',
  className: 'Adam',
  config: { learning_rate: 0.001 },
  wholeBatch: false,
};
const training = {
  ...defaultParams(catalogue['train.fit']),
  epochs: 2,
  batchSize: 100,
  validate: false,
} as unknown as Parameters<typeof fit.run>[1];

test('pictures stay bytes, in memory and as they are kept, and teach a network what floats would', async () => {
  const rows = Math.ceil(minBytes / size);
  const dataset = await datasetOf(rows, size, (row, column) => (row * 7 + column * column) % 256, shape);
  const values = numbersOf(dataset);
  expect(values).toBeInstanceOf(Uint8Array);
  const kept = packOutputs({ dataset }).arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  expect(values.byteLength / values.length).toBe(1);
  expect(kept / values.length).toBeLessThan(1.2);

  const floats: DatasetValue = {
    ...dataset,
    splits: {
      ...dataset.splits,
      train: { ...dataset.splits.train, inputs: [{ values: Float32Array.from(values) }] },
    },
  };
  const learnt = async (given: DatasetValue, dataBytes?: number) => {
    const own = { ...context, ...(dataBytes !== undefined && { dataBytes }) };
    const { model } = await fit.run({ dataset: given, network, optimizer }, training, own);
    expect(model.eagerBecause).toBeUndefined();
    return { model, weights: model.weights.map((weight) => weight.values) };
  };
  const [ofBytes, ofFloats] = [await learnt(dataset), await learnt(floats)];
  expect(ofBytes.weights).toEqual(ofFloats.weights);
  expect(ofBytes.model.history.map(({ logs }) => logs)).toEqual(ofFloats.model.history.map(({ logs }) => logs));
  // Read in blocks, a quarter as many bytes are a block of as many rows.
  const inBlocks = await learnt(dataset, 4 * 300 * (size + 4));
  expect(inBlocks.model.blocks?.rows).toBe(300);
});
