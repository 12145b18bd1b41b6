// The bundled samples against the checksums of scikit-learn's copies, and what simple models reach on them when the
// product's own nodes prepare the data and the product's own trainer trains: the mean over three seeds meets the case's
// target on the case's test rows.
import { scaleStep } from '#test/support/scale-step.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sample } from '#engine/nodes/data/sample.ts';
import type { SampleName } from '#engine/nodes/data/sample-tables.ts';
import { standardise } from '#engine/nodes/data/standardise.ts';
import { target } from '#engine/nodes/data/target.ts';
import type { RunContext } from '#engine/values/runner.ts';
import { oneInput, onlyOne } from '#test/support/one-input.ts';
import type { OneDataset, OneSplit } from '#test/support/one-input.ts';
import type { WeightData } from '#engine/values/model.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import type { Network } from '#engine/network/build-network.ts';
import { initialValues } from '#engine/network/initializers.ts';
import type { NamedObject } from '#engine/network/named-object.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { openPredictor } from '#engine/network/predictor.ts';
import { deriveSeed } from '#engine/kernels/random.ts';
import { train } from '#engine/training/trainer.ts';
import { missingLayers, readModel } from '#test/reference/keras-model.ts';
import type { CaseModel } from '#test/reference/keras-model.ts';
import { CaseCount, loadCases } from '#test/reference/load-cases.ts';

interface DataCase {
  readonly id: string;
  readonly dataset: string;
  readonly rows: number;
  readonly columns: number;
  readonly feature_names: readonly string[];
  readonly target_names: readonly string[];
  readonly class_counts: readonly number[] | null;
  readonly column_sums: readonly number[];
  readonly first_row: readonly number[];
  readonly last_row: readonly number[];
  readonly target_sum: number;
  readonly train_index: readonly number[];
  readonly test_index: readonly number[];
  readonly train_mean: readonly number[] | null;
  readonly train_std: readonly number[] | null;
}

interface ModelCase {
  readonly id: string;
  readonly dataset: string;
  readonly preprocessing: string;
  readonly input_shape: readonly number[];
  readonly model: CaseModel;
  readonly parameters: number;
  readonly optimizer: NamedObject;
  readonly loss: string;
  readonly batch_size: number;
  readonly epochs: number;
  readonly shuffle: boolean;
  readonly target: { readonly accuracy_mean_at_least?: number; readonly r2_mean_at_least?: number };
}

const seeds = [1, 2, 3];
const count = new CaseCount('datasets');
const folder = mkdtempSync(join(tmpdir(), 'neuroloom-datasets-'));
const context: RunContext = {
  node: 'node',
  signal: new AbortController().signal,
  seed: 1,
  folder,
  progress: () => undefined,
  epoch: () => undefined,
  newFile: (name) => join(folder, name),
};
let tf: Tf;

beforeAll(async () => {
  const backend = await openBackend();
  expect(backend.name).toBe('tensorflow');
  tf = backend.tf;
});
afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true });
  count.print(12);
});

const cases = loadCases<DataCase | ModelCase>('datasets').flatMap((file) => file.cases);
const isData = (one: DataCase | ModelCase): one is DataCase => !('model' in one);
const tables = cases.filter(isData);
const models = cases.filter((one) => !isData(one)) as readonly ModelCase[];
const shapeText = (shape: readonly number[]) => shape.join(' × ');

/** A sample through the product's nodes: all rows for training. */
async function wholeDataset(dataset: string, shape: readonly number[] = []): Promise<OneDataset> {
  const { table } = await sample.run({}, { name: dataset.replace('_', '-') as SampleName }, context);
  const roles = { group: '', time: '', split: '', weight: '', kept: [] };
  const params = {
    target: 'target',
    task: 'auto',
    positive: '',
    features: [],
    inputName: '',
    shape,
    ...roles,
  } as const;
  return onlyOne((await target.run({ table }, params, context)).dataset);
}

function rowsAt(whole: OneSplit, width: number, rows: readonly number[]): OneSplit {
  const x = new Float32Array(rows.length * width);
  for (const [i, row] of rows.entries()) x.set(whole.x.subarray(row * width, (row + 1) * width), i * width);
  return {
    rows: rows.length,
    x,
    y: Float32Array.from(rows, (row) => whole.y[row] ?? Number.NaN),
    source: Int32Array.from(rows),
  };
}

/** The case's own split in place of the split node's, so that results can be compared. */
function splitAs(whole: OneDataset, { train_index, test_index }: DataCase): OneDataset {
  const all = whole.splits.train;
  const width = whole.features.length;
  return {
    ...whole,
    splits: { ...whole.splits, train: rowsAt(all, width, train_index), test: rowsAt(all, width, test_index) },
  };
}

const near = (actual: number, expected: number, relative: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(expected)));

describe('bundled samples', () => {
  test.each(tables.map((one) => [one.id, one] as const))('%s', async (_, one) => {
    const whole = await wholeDataset(one.dataset);
    const { x, y, rows } = whole.splits.train;
    const width = whole.features.length;
    expect([rows, whole.features, whole.target.classes]).toEqual([one.rows, one.feature_names, one.target_names]);
    const row = (at: number) => [...x.subarray(at * width, (at + 1) * width)];
    expect([row(0), row(rows - 1)]).toEqual([one.first_row.map(Math.fround), one.last_row.map(Math.fround)]);
    for (let j = 0; j < one.columns; j += 1) {
      const sum = x.reduce((total, value, at) => total + (at % width === j ? value : 0), 0);
      near(sum, one.column_sums[j] ?? Number.NaN, 1e-6);
    }
    expect(y.reduce((total, value) => total + value, 0)).toBe(one.target_sum);
    const counts = whole.target.classes.map((__, label) => y.filter((value) => value === label).length);
    expect(counts).toEqual(one.class_counts ?? []);
    const step = scaleStep((await standardised(splitAs(whole, one))).preprocessing);
    for (const [j, mean] of (one.train_mean ?? []).entries()) near(step.mean[j] ?? Number.NaN, mean, 1e-6);
    for (const [j, std] of (one.train_std ?? []).entries()) near(step.scale[j] ?? Number.NaN, std, 1e-6);
    count.ran();
  });
});

const standardised = async (dataset: OneDataset): Promise<OneDataset> =>
  onlyOne(
    (await standardise.run({ dataset: oneInput(dataset) }, { input: '', centre: true, scale: true }, context)).dataset,
  );

/** The data of a model case as its `preprocessing` says. */
async function prepared(one: ModelCase): Promise<OneDataset> {
  const data = tables.find(({ dataset }) => dataset === one.dataset);
  if (!data) throw new Error(`No rows for ${one.dataset}`);
  const whole = await wholeDataset(one.dataset, one.input_shape);
  const split = splitAs(whole, data);
  if (one.preprocessing.startsWith('(x - mean) / std')) {
    return standardised(split);
  }
  if (one.preprocessing !== 'pixel / 16') throw new Error(`Unknown preprocessing: ${one.preprocessing}`);
  const scaled = (part: OneSplit): OneSplit => ({ ...part, x: part.x.map((pixel) => pixel / 16) });
  return { ...split, splits: { ...split.splits, train: scaled(split.splits.train), test: scaled(split.splits.test) } };
}

function freshWeights(network: Network, seed: number): WeightData[] {
  return network.weights.map(({ layer, name, shape, trainable, initializer }) => {
    return {
      layer,
      name,
      shape,
      trainable,
      values: initialValues(initializer, shape, deriveSeed(seed, 'weights', layer, name)),
    };
  });
}

/** Trains and predicts the test rows; outputs row by row. */
async function testOutputs(
  one: ModelCase,
  dataset: OneDataset,
  truth: Float32Array,
  seed: number,
): Promise<Float64Array> {
  const data = readModel(one.model);
  const network = buildNetwork(data);
  expect(network.parameters).toBe(one.parameters);
  const { rows, x } = dataset.splits.train;
  const { weights } = await train(tf, {
    network,
    weights: freshWeights(network, seed),
    optimizer: { className: one.optimizer.class_name, config: one.optimizer.config },
    objective: { losses: [one.loss], metrics: [[]] },
    data: { rows, inputs: [{ values: x, shape: one.input_shape }], truths: [{ values: truth, shape: [1] }] },
    epochs: one.epochs,
    batchSize: one.batch_size,
    shuffle: one.shuffle,
    seed,
  });
  const model = openPredictor(tf, { network: data, weights });
  try {
    return await model.predictRows(dataset.splits.test.x);
  } finally {
    model.dispose();
  }
}

function accuracy(outputs: Float64Array, truth: Float32Array): number {
  const units = outputs.length / truth.length;
  const right = truth.filter((label, row) => {
    const own = outputs.subarray(row * units, (row + 1) * units);
    return label === (units === 1 ? Number((own[0] ?? 0) > 0.5) : own.indexOf(Math.max(...own)));
  });
  return right.length / truth.length;
}

function r2(predicted: Float64Array, truth: Float32Array): number {
  const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length;
  const squares = (of: (row: number) => number) => truth.reduce((sum, value, row) => sum + (value - of(row)) ** 2, 0);
  return 1 - squares((row) => predicted[row] ?? Number.NaN) / squares(() => mean);
}

async function scoreOf(one: ModelCase, dataset: OneDataset, seed: number): Promise<number> {
  const { train: rows, test: held } = dataset.splits;
  if (dataset.target.kind !== 'number') return accuracy(await testOutputs(one, dataset, rows.y, seed), held.y);
  // The case trains on a standardised target and measures in its own unit.
  const mean = rows.y.reduce((sum, value) => sum + value, 0) / rows.rows;
  const scale = Math.sqrt(rows.y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows.rows);
  const outputs = await testOutputs(
    one,
    dataset,
    rows.y.map((value) => (value - mean) / scale),
    seed,
  );
  return r2(
    outputs.map((value) => value * scale + mean),
    held.y,
  );
}

describe(`models, mean of ${seeds.length} seeds`, () => {
  for (const one of models) {
    const [missing] = missingLayers(one.model);
    if (missing !== undefined) {
      count.skipped(`layer ${missing}`);
      continue;
    }
    test(`${one.id} (${shapeText(one.input_shape)})`, async () => {
      const dataset = await prepared(one);
      expect(dataset.shape).toEqual(one.input_shape);
      const before = tf.memory().numTensors;
      const scores: number[] = [];
      for (const seed of seeds) scores.push(await scoreOf(one, dataset, seed));
      const min = one.target.accuracy_mean_at_least ?? one.target.r2_mean_at_least ?? Number.NaN;
      expect(scores.reduce((sum, score) => sum + score, 0) / seeds.length).toBeGreaterThanOrEqual(min);
      expect(tf.memory().numTensors).toBe(before);
      process.stderr.write(
        `reference ${one.id}: ${scores.map((score) => score.toFixed(4)).join(', ')} (mean ≥ ${min})\n`,
      );
      count.ran();
    });
  }
});
