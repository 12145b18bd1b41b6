// Every case of cases/autoencoder.json, through the node: the losses of each epoch, the weights at the end, each row's error
// and the feature that is furthest off, against Keras'.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { autoencoder } from '#engine/nodes/train/autoencoder.ts';
import { tableSlice } from '#engine/table/parquet-table.ts';
import type { DatasetValue, SplitData } from '#engine/values/dataset.ts';
import type { LayerValue } from '#engine/values/layer.ts';
import { faultOf, testContext } from '#test/support/test-context.ts';
import { openBackend } from '#engine/kernels/native.ts';

interface Case {
  readonly loss: 'mean_squared_error' | 'mean_absolute_error' | 'huber';
  /** Kernel and bias of each layer. */
  readonly initial: readonly Nested[];
  readonly history: Readonly<Record<'loss' | 'val_loss', readonly number[]>>;
  readonly weights: readonly Nested[];
  readonly errors: readonly number[];
  readonly furthest: readonly number[];
}
type Nested = readonly (number | readonly number[])[];
type Rows = readonly (readonly number[])[];

const cases = JSON.parse(readFileSync(join(import.meta.dirname, 'cases', 'autoencoder.json'), 'utf8')) as {
  readonly layers: readonly { readonly name: string; readonly units: number; readonly activation: string }[];
  readonly rows: Readonly<Record<'train' | 'validation' | 'test', Rows>>;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly cases: readonly Case[];
};
const features = ['a', 'b', 'c', 'd', 'e'];

function splitOf(rows: Rows, from: number): SplitData {
  return {
    rows: rows.length,
    inputs: [{ values: Float32Array.from(rows.flat()) }],
    // One class alone: nothing of it is learnt.
    targets: [new Float32Array(rows.length)],
    source: Int32Array.from(rows, (_, row) => from + row),
  };
}

const { train, validation, test } = cases.rows;
const dataset: DatasetValue = {
  type: 'dataset',
  inputs: [{ name: '', shape: [5], features, preprocessing: [] }],
  targets: [{ name: 'kind', kind: 'binary', classes: ['usual', 'odd'] }],
  splits: {
    train: splitOf(train, 0),
    validation: splitOf(validation, train.length),
    test: splitOf(test, train.length + validation.length),
  },
};

function networkOf({ initial }: Case): LayerValue {
  const shapes = [5, ...cases.layers.map(({ units }) => units)];
  const layers = cases.layers.map(({ name, units, activation }, i) => ({
    name,
    className: 'Dense',
    config: { units, activation },
    calls: [[{ layer: cases.layers[i - 1]?.name ?? 'rows', call: 0, tensor: 0 }]],
    start: [
      { name: 'kernel', shape: [shapes[i] ?? 0, units], values: Float32Array.from((initial[2 * i] ?? []).flat()) },
      { name: 'bias', shape: [units], values: Float32Array.from((initial[2 * i + 1] ?? []).flat()) },
    ],
  }));
  const input = { name: 'rows', className: 'InputLayer', config: { batch_shape: [null, 5] }, calls: [[]] };
  return {
    type: 'layer',
    network: {
      layers: [input, ...layers],
      inputs: [{ layer: 'rows', call: 0, tensor: 0 }],
      outputs: [{ layer: 'back', call: 0, tensor: 0 }],
    },
  };
}

const context = testContext();
afterAll(() => context.dispose());

const settings = {
  epochs: cases.epochs,
  batchSize: cases.batchSize,
  shuffle: false,
  validate: true,
  patience: null,
  restoreBest: true,
};
const optimizer = {
  type: 'optimizer',
  className: 'Adam',
  config: { learning_rate: cases.learningRate },
  wholeBatch: false,
} as const;

describe('an autoencoder', () => {
  it('refuses a network that gives another number of numbers, and places of words', async () => {
    const [one] = cases.cases;
    if (!one) throw new Error('No case');
    const whole = networkOf(one);
    const cut = {
      ...whole.network,
      outputs: [{ layer: 'code', call: 0, tensor: 0 }],
      layers: whole.network.layers.slice(0, 2),
    };
    const tried = (network: LayerValue, own = dataset) =>
      faultOf(autoencoder.run({ dataset: own, network, optimizer }, { ...settings, loss: one.loss }, context));
    expect(await tried({ type: 'layer', network: cut })).toMatchObject({
      code: 'network.reconstruction',
      expected: '5',
      received: '2',
    });
    const two = {
      ...dataset,
      inputs: [...dataset.inputs, ...dataset.inputs].map((own, i) => ({ ...own, name: `${i}` })),
    };
    expect(await tried(whole, two)).toMatchObject({ code: 'network.inputs' });
  });

  it.each(cases.cases)('learns and errs as that of Keras does by $loss', async (one) => {
    const { tf } = await openBackend();
    const before = tf.memory().numTensors;
    const { model, errors, history } = await autoencoder.run(
      { dataset, network: networkOf(one), optimizer },
      { ...settings, loss: one.loss },
      context,
    );
    expect(tf.memory().numTensors).toBe(before);
    expect(model.eagerBecause).toBeUndefined();
    for (const name of ['loss', 'val_loss'] as const) {
      expect(history.history).toHaveLength(cases.epochs);
      for (const [epoch, { logs }] of (history.history ?? []).entries()) {
        const expected = one.history[name][epoch] ?? Number.NaN;
        expect(Math.abs((logs[name] ?? Number.NaN) / expected - 1)).toBeLessThan(1e-5);
      }
    }
    for (const [i, { values }] of model.weights.entries())
      for (const [k, expected] of (one.weights[i] ?? []).flat().entries())
        expect(Math.abs((values[k] ?? Number.NaN) - expected)).toBeLessThan(2e-5);
    const { rows } = await tableSlice(errors.file, errors, 0, 100);
    expect(rows).toHaveLength(30);
    for (const [row, split, error, feature, share, kind] of rows) {
      const place = Number(row) - 1;
      expect(split).toBe(place < 18 ? 'train' : place < 24 ? 'validation' : 'test');
      // The weights are equal to 2e-5.
      expect(Math.abs(Number(error) / (one.errors[place] ?? Number.NaN) - 1)).toBeLessThan(2e-5);
      expect(feature).toBe(features[one.furthest[place] ?? -1]);
      expect(Number(share)).toBeGreaterThan(0.2);
      expect(kind).toBe('usual');
    }
    const told = rows.map((row) => Number(row[2]));
    expect(told).toEqual(told.toSorted((a, b) => b - a));
  });
});
