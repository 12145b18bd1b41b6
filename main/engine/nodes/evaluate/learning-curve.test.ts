// What a learning curve over data size trains on and says, and the rows that an evaluation keeps behind its metrics.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { learningCurve as spec } from '#shared/nodes/evaluate/learning-curve.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { thresholdTable } from '#engine/metrics/thresholds.ts';
import { faultOf, testContext } from '#test/support/test-context.ts';
import type { TestContext } from '#test/support/test-context.ts';
import { learningCurve, sizesOf } from '#engine/nodes/evaluate/learning-curve.ts';
import { measuredRows, thresholdCuts } from '#engine/nodes/evaluate/measured-rows.ts';
import type { Measured } from '#engine/nodes/evaluate/measure.ts';
import { oneInput } from '#test/support/one-input.ts';
import type { OneDataset, OneSplit } from '#test/support/one-input.ts';
import type { LayerValue } from '#engine/values/layer.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import { refTo } from '#engine/network/build-network.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { generator } from '#engine/kernels/random.ts';

const contexts: TestContext[] = [];
const context = (seed = 1): TestContext => {
  const made = testContext(seed);
  contexts.push(made);
  return made;
};
beforeAll(async () => {
  await openBackend();
});
afterAll(() => contexts.forEach(({ dispose }) => dispose()));

const { next } = generator(5);

/** Three numbers per row; the class is the sign of their weighted sum, with some noise. */
function split(count: number, from: number): OneSplit {
  const x = Float32Array.from({ length: count * 3 }, () => 2 * next() - 1);
  const y = Float32Array.from({ length: count }, (_, row) =>
    2 * (x[row * 3] ?? 0) - (x[row * 3 + 1] ?? 0) + 0.4 * (next() - 0.5) > 0 ? 1 : 0,
  );
  return { rows: count, x, y, source: Int32Array.from({ length: count }, (_, row) => from + row) };
}

const dataset: OneDataset = {
  shape: [3],
  features: ['a', 'b', 'c'],
  target: { name: 'sign', kind: 'binary', classes: ['minus', 'plus'] },
  preprocessing: [],
  splits: { train: split(400, 0), validation: split(200, 400), test: split(50, 600) },
};
const network: LayerValue = {
  type: 'layer',
  network: {
    layers: [
      { name: 'x', className: 'InputLayer', config: { batch_shape: [null, 3] }, calls: [] },
      { name: 'out', className: 'Dense', config: { units: 1, activation: 'sigmoid' }, calls: [[refTo('x')]] },
    ],
    inputs: [refTo('x')],
    outputs: [refTo('out')],
  },
};
const optimizer: OptimizerValue = {
  type: 'optimizer',
  className: 'Adam',
  config: { learning_rate: 0.05 },
  wholeBatch: false,
};
const params: ParamsOf<typeof spec.params> = {
  sizes: 4,
  smallest: 0.02,
  repeats: 3,
  loss: 'auto',
  epochs: 8,
  batchSize: 16,
  shuffle: true,
  classWeights: 'none',
};
const run = (own: Partial<typeof params> = {}, data = dataset, seed = 1) =>
  learningCurve.run({ dataset: oneInput(data), network, optimizer }, { ...params, ...own }, context(seed));

describe('sizes', () => {
  test('rise from the smallest share to all rows, and never twice the same', () => {
    expect(sizesOf(1000, 4, 0.1)).toEqual([100, 400, 700, 1000]);
    expect(sizesOf(5, 5, 0.001)).toEqual([1, 2, 3, 4, 5]);
    expect(sizesOf(7, 3, 0.9)).toEqual([5, 6, 7]);
  });
});

describe('a learning curve', () => {
  test('measures every size on what was learnt and on what was not, and more rows help', async () => {
    const { report } = await run();
    const [curve] = report.curves ?? [];
    expect(curve?.id).toBe('dataSize');
    const [train, validation] = curve?.lines ?? [];
    expect([train?.of, validation?.of]).toEqual(['train', 'validation']);
    expect([...(validation?.x ?? [])]).toEqual([8, 139, 269, 400]);
    const first = validation?.y[0] ?? Number.NaN;
    const last = validation?.y.at(-1) ?? Number.NaN;
    expect(last).toBeGreaterThan(first + 0.05);
    expect(last).toBeGreaterThan(0.85);
    // The bar is the standard deviation of the repeats that the table lists.
    const table = report.tables?.[0];
    expect(table?.rows).toHaveLength(12);
    const own = (table?.rows ?? []).filter(([rows]) => rows === 8).map((row) => Number(row[3]));
    const mean = own.reduce((sum, value) => sum + value, 0) / 3;
    const deviation = Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 2);
    expect(validation?.y[0]).toBeCloseTo(mean, 12);
    expect(validation?.error?.[0]).toBeCloseTo(deviation, 12);
  });

  test('is the same for the same seed and another for another', async () => {
    const few = { sizes: 2, repeats: 1, epochs: 1 };
    expect((await run(few)).report).toEqual((await run(few)).report);
    expect((await run(few, dataset, 2)).report.tables).not.toEqual((await run(few)).report.tables);
  });

  test('takes the test rows where there are no validation rows, and says what is missing', async () => {
    const none = split(0, 0);
    const held = { ...dataset, splits: { ...dataset.splits, validation: none } };
    const { report } = await run({ sizes: 2, repeats: 1, epochs: 1 }, held);
    expect(Object.keys(report.metrics)).toEqual(['train_accuracy', 'test_accuracy']);
    const bare = { ...dataset, splits: { ...dataset.splits, validation: none, test: none } };
    expect(await faultOf(run({}, bare))).toMatchObject({ code: 'evaluate.noHeldOut' });
    const small = { ...dataset, splits: { ...dataset.splits, train: split(3, 0) } };
    expect(await faultOf(run({}, small))).toMatchObject({ code: 'evaluate.fewTraining' });
  });
});

describe('the rows behind an evaluation', () => {
  const count = 60_000;
  const truth = Float32Array.from({ length: count }, () => (next() < 0.4 ? 1 : 0));
  const score = Float32Array.from(truth, (label) => Math.min(1, Math.max(0, 0.3 + 0.4 * label + 0.8 * (next() - 0.5))));
  const predicted = Int32Array.from(score, (one) => (one > 0.5 ? 1 : 0));
  const classes = {
    truth,
    predicted,
    probabilities: Float64Array.from({ length: 2 * count }, (_, i) => {
      const p = score[i >> 1] ?? 0;
      return i % 2 === 1 ? p : 1 - p;
    }),
    classes: 2,
    areProbabilities: true,
    topK: 1,
    bins: 10,
  };
  const measured: Measured = {
    loss: 0,
    truth,
    predicted,
    classes,
    metrics: { names: [], rows: count, work: 0, of: () => new Float64Array() },
  };
  const rows: OneSplit = {
    rows: count,
    x: new Float32Array(count * 3),
    y: truth,
    source: Int32Array.from(truth.keys()),
  };

  test('are a part that says so, up to half of them mistakes, in the order of the split', () => {
    const kept = measuredRows(measured, dataset, rows);
    expect(kept.total).toBe(count);
    expect(kept.source).toHaveLength(20_000);
    expect([...kept.source]).toEqual([...kept.source].toSorted((a, b) => a - b));
    const wrong = kept.truth.filter((label, i) => label !== kept.predicted[i]).length;
    const all = truth.filter((label, i) => label !== predicted[i]).length;
    expect(wrong).toBe(Math.min(all, 10_000));
    for (const i of [0, 777, 19_999]) {
      const row = kept.source[i] ?? 0;
      expect([kept.truth[i], kept.predicted[i], kept.score[i]]).toEqual([truth[row], predicted[row], score[row]]);
    }
  });

  test('have exact counts at every thousandth, whatever part of them is kept', () => {
    const costs = { falsePositive: 1, falseNegative: 2 };
    const cuts = thresholdCuts(classes, 0.5, costs);
    expect(cuts.positives + cuts.negatives).toBe(count);
    const thresholds = [0, 0.25, 0.5, 0.999, 1];
    const table = thresholdTable({ truth, scores: score }, thresholds, costs);
    for (const [i, threshold] of thresholds.entries()) {
      expect(cuts.truePositives[Math.round(threshold * 1000)]).toBe(table[i]?.truePositives);
      const alarms = score.filter((one, row) => one > threshold && truth[row] === 0).length;
      expect(cuts.falsePositives[Math.round(threshold * 1000)]).toBe(alarms);
    }
  });
});
