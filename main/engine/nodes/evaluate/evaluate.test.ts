// What an evaluation, a comparison and a cross-validation say of models whose outputs are known by hand.
import { scaleStep } from '#test/support/scale-step.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultOf, testContext } from '#test/support/test-context.ts';
import type { TestContext } from '#test/support/test-context.ts';
import { compare } from '#engine/nodes/evaluate/compare.ts';
import { crossValidate } from '#engine/nodes/evaluate/cross-validate.ts';
import { evaluate } from '#engine/nodes/evaluate/evaluate.ts';
import { summaryOf } from '#engine/kinds/kinds.ts';
import { measuring } from '#test/support/evaluation-params.ts';
import { foldDataset, pooledRaw } from '#engine/nodes/evaluate/fold-dataset.ts';
import type { RoleCells } from '#engine/values/dataset.ts';
import { oneInput, oneOutputModel, onlyOne, onlyRows } from '#test/support/one-input.ts';
import type { OneDataset, OneSplit } from '#test/support/one-input.ts';
import type { ModelValue } from '#engine/values/model.ts';
import type { ReportValue } from '#engine/values/report.ts';
import { refTo } from '#engine/network/build-network.ts';
import { openBackend } from '#engine/kernels/native.ts';

const contexts: TestContext[] = [];
const context = (seed = 1, signal?: AbortSignal): TestContext => {
  const made = testContext(seed, signal);
  contexts.push(made);
  return made;
};
beforeAll(async () => {
  await openBackend();
});
afterAll(() => contexts.forEach(({ dispose }) => dispose()));

const usual = { ...measuring, resamples: 200 };

function rows(x: readonly number[], y: readonly number[], from = 0): OneSplit {
  const source = Int32Array.from(y, (_, i) => from + i);
  return { rows: y.length, x: Float32Array.from(x), y: Float32Array.from(y), source };
}

/** x is the logit; the model of slope 1 says sigmoid(x). */
const logits = [-3, -2, -1, 0.5, -0.5, 1, 2, 3];
const truth = [0, 0, 0, 0, 1, 1, 1, 1];

const binary: OneDataset = {
  shape: [1],
  features: ['logit'],
  target: { name: 'sick', kind: 'binary', classes: ['no', 'yes'] },
  preprocessing: [],
  splits: { train: rows(logits, truth), validation: rows([], []), test: rows(logits, truth, 100) },
};

const numbers: OneDataset = {
  ...binary,
  target: { name: 'size', kind: 'number', classes: [] },
  splits: { ...binary.splits, test: rows([1, 2, 3, 4], [1, 2, 3, 8], 100) },
};

function modelOf(dataset: OneDataset, slope: number, offset = 0): ModelValue {
  const number = dataset.target.kind === 'number';
  const activation = number ? 'linear' : 'sigmoid';
  return oneOutputModel({
    network: {
      layers: [
        { name: 'x', className: 'InputLayer', config: { batch_shape: [null, 1] }, calls: [] },
        { name: 'out', className: 'Dense', config: { units: 1, activation }, calls: [[refTo('x')]] },
      ],
      inputs: [refTo('x')],
      outputs: [refTo('out')],
    },
    weights: [
      { layer: 'out', name: 'kernel', shape: [1, 1], values: Float32Array.of(slope), trainable: true },
      { layer: 'out', name: 'bias', shape: [1], values: Float32Array.of(offset), trainable: true },
    ],
    loss: { className: number ? 'MeanSquaredError' : 'BinaryCrossentropy', config: {} },
    optimizer: { className: 'Adam', config: {}, wholeBatch: false },
    shape: [1],
    features: dataset.features,
    target: dataset.target,
    preprocessing: [],
    history: [],
  });
}

const tableOf = (report: ReportValue, id: string) => report.tables?.find((table) => table.id === id)?.rows ?? [];

describe('evaluate, two classes', () => {
  const measured = async (params: Partial<typeof usual> = {}, seed = 1) =>
    (
      await evaluate.run(
        { model: modelOf(binary, 1), dataset: oneInput(binary) },
        { ...usual, ...params },
        context(seed),
      )
    ).report;

  test('gives figures that a person can count', async () => {
    const { metrics, confusion } = await measured();
    expect(confusion?.counts).toEqual([
      [3, 1],
      [1, 3],
    ]);
    expect(metrics).toMatchObject({ accuracy: 0.75, precision: 0.75, recall: 0.75, f1: 0.75, cohen_kappa: 0.5 });
    // 15 of the 16 pairs stand in the right order.
    expect(metrics['roc_auc']).toBeCloseTo(15 / 16, 12);
    const loss = truth.reduce((sum, y, i) => sum + Math.log1p(Math.exp((1 - 2 * y) * (logits[i] ?? 0))), 0) / 8;
    expect(metrics['log_loss']).toBeCloseTo(loss, 6);
  });

  test('follows threshold and costs, and finds the cheapest threshold', async () => {
    const { metrics, confusion, tables } = await measured({
      threshold: 0.3,
      costFalsePositive: 1,
      costFalseNegative: 10,
    });
    expect(confusion?.counts).toEqual([
      [3, 1],
      [0, 4],
    ]);
    expect(metrics['cost_per_row']).toBeCloseTo(1 / 8, 12);
    expect(metrics['best_cost_per_row']).toBeCloseTo(1 / 8, 12);
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    expect(metrics['best_threshold']).toBeCloseTo((sigmoid(-1) + sigmoid(-0.5)) / 2, 6);
    expect(tables?.map(({ id }) => id)).toEqual(['classScores', 'thresholds', 'groups', 'mistakes']);
  });

  test('lists the worst mistakes by the row that they came from', async () => {
    const report = await measured();
    expect(tableOf(report, 'mistakes')).toEqual([
      [104, 'no', 'yes', expect.closeTo(1 / (1 + Math.exp(0.5)), 6), 0.5],
      [105, 'yes', 'no', expect.closeTo(1 / (1 + Math.exp(0.5)), 6), -0.5],
    ]);
    expect(tableOf(await measured({ mistakes: 1 }), 'mistakes')).toHaveLength(1);
  });

  test('slices by class, or by a feature', async () => {
    expect(tableOf(await measured(), 'groups').map(([name, count, right]) => [name, count, right])).toEqual([
      ['sick = no', 4, 0.75],
      ['sick = yes', 4, 0.75],
    ]);
    const byFeature = tableOf(await measured({ groupBy: 'logit' }), 'groups');
    expect(byFeature.map(([name, , right]) => [name, right])).toEqual(
      logits.toSorted((a, b) => a - b).map((x) => [`logit = ${x}`, Math.abs(x) === 0.5 ? 0 : 1]),
    );
    expect(await faultOf(measured({ groupBy: 'age' }))).toMatchObject({ code: 'evaluate.groupColumn' });
  });

  test('has an interval around every figure but those of the whole, by the seed', async () => {
    const { metrics, intervals = {} } = await measured();
    for (const [name, { low, high }] of Object.entries(intervals)) {
      expect([name, low <= (metrics[name] ?? Number.NaN) + 1e-12]).toEqual([name, true]);
      expect([name, high >= (metrics[name] ?? Number.NaN) - 1e-12]).toEqual([name, true]);
    }
    const without = Object.keys(metrics).filter((name) => !Object.hasOwn(intervals, name));
    expect(without).toEqual(['loss', 'best_threshold', 'best_cost_per_row']);
    expect((await measured({}, 1)).intervals).toEqual(intervals);
    expect((await measured({}, 2)).intervals).not.toEqual(intervals);
    expect(await measured({ resamples: 0 })).not.toHaveProperty('intervals');
  });
});

test('evaluate, two classes: figures and costs are those of the positive class, and the summary names it', async () => {
  // Of eight rows two are attacks, and the model misses both.
  const of = async (classes: readonly [string, string], isAttack: 0 | 1) => {
    const y = [1 - isAttack, 1 - isAttack, isAttack, 1 - isAttack, isAttack, ...Array<number>(3).fill(1 - isAttack)];
    const target = { name: 'kind', kind: 'binary', classes } as const;
    const dataset = { ...binary, target, splits: { ...binary.splits, test: rows(logits, y) } };
    const model = modelOf(dataset, 0.1, isAttack === 1 ? -3 : 3);
    const params = { ...usual, costFalsePositive: 1, costFalseNegative: 100 };
    return summaryOf((await evaluate.run({ model, dataset: oneInput(dataset) }, params, context())).report);
  };
  const attack = { positiveClass: 'attack', accuracy: 0.75, recall: 0, f1: 0, cost_per_row: 25 };
  expect(await of(['normal', 'attack'], 1)).toMatchObject(attack);
  const normal = { positiveClass: 'normal', accuracy: 0.75, recall: 1, cost_per_row: 0.25 };
  const seen = await of(['attack', 'normal'], 0);
  expect(seen).toMatchObject(normal);
  expect(seen['f1']).toBeCloseTo(12 / 14, 12);
});

test('evaluate, a number: errors by hand, the worst first, slices by quarters', async () => {
  const { report } = await evaluate.run({ model: modelOf(numbers, 1), dataset: oneInput(numbers) }, usual, context());
  expect(report.metrics).toMatchObject({ mean_absolute_error: 1, median_absolute_error: 0, mean_squared_error: 4 });
  expect(report.metrics['r2_score']).toBeCloseTo(1 - 16 / 29, 6);
  expect(tableOf(report, 'mistakes')[0]).toEqual([104, 8, 4, -4, 4]);
  expect(tableOf(report, 'groups')).toContainEqual(['size = 8', 1, 4, 4, -4]);
});

describe('compare', () => {
  const params = { split: 'test', resamples: 300 } as const;

  test('puts figures, curves and tests of two models side by side', async () => {
    const models = [modelOf(binary, 1), modelOf(binary, -1)];
    const { report } = await compare.run({ models, dataset: oneInput(binary) }, params, context());
    expect(report.metrics).toMatchObject({ accuracy_model_1: 0.75, accuracy_model_2: 0.25 });
    expect(report.metrics['roc_auc_model_2']).toBeCloseTo(1 / 16, 12);
    // Six rows that only the first gets right, two that only the second does: 2 · (1 + 8 + 28) / 256.
    expect(report.metrics['mcnemar_p_value_1_2']).toBeCloseTo(74 / 256, 12);
    expect(report.curves?.find(({ id }) => id === 'roc')?.lines.map(({ model }) => model)).toEqual([0, 1]);
    const accuracy = tableOf(report, 'differences').find(([, name]) => name === 'accuracy');
    expect(accuracy?.slice(0, 3)).toEqual(['#2 − #1', 'accuracy', -0.5]);
    expect(report.models).toEqual([1, 2].map(() => ({ optimizer: 'Adam', parameters: 2 })));
  });

  test('names the curves of a model that learnt the classes in another order by its own order', async () => {
    const turned = modelOf({ ...binary, target: { ...binary.target, classes: ['yes', 'no'] } }, -1);
    const { report } = await compare.run(
      { models: [turned, modelOf(binary, 1)], dataset: oneInput(binary) },
      params,
      context(),
    );
    expect(report.metrics).toMatchObject({ accuracy_model_1: 0.75, accuracy_model_2: 0.75 });
    expect(report.curves?.find(({ id }) => id === 'roc')?.lines.map(({ of }) => of)).toEqual(['no', 'yes']);
    expect(report.target?.classes).toEqual(['yes', 'no']);
  });

  test('resamples the same rows for both: a model does not differ from itself', async () => {
    const models = [modelOf(numbers, 1), modelOf(numbers, 1)];
    const { report } = await compare.run({ models, dataset: oneInput(numbers) }, params, context());
    for (const row of tableOf(report, 'differences')) expect(row.slice(2, 6)).toEqual([0, 0, 0, 1]);
    expect(tableOf(report, 'differences')).toHaveLength(3);
  });

  test('needs two models', async () => {
    const alone = compare.run({ models: [modelOf(binary, 1)], dataset: oneInput(binary) }, params, context());
    expect(await faultOf(alone)).toMatchObject({ code: 'evaluate.fewModels' });
  });
});

describe('cross-validate', () => {
  const many = Array.from({ length: 60 }, (_, i) => ((i * 37) % 60) / 10 - 3);
  const train = rows(
    many,
    many.map((x) => Number(x > 0)),
  );
  const dataset: OneDataset = { ...binary, splits: { ...binary.splits, train } };
  const params = {
    folds: 4,
    repeats: 2,
    stratified: true,
    loss: 'auto',
    epochs: 30,
    batchSize: 8,
    shuffle: true,
    classWeights: 'none',
  } as const;
  const optimizer = {
    type: 'optimizer',
    className: 'Adam',
    config: { learning_rate: 0.1 },
    wholeBatch: false,
  } as const;
  const network = { type: 'layer', network: modelOf(binary, 1).network } as const;
  const run = async (data: OneDataset, seed = 1) =>
    (await crossValidate.run({ dataset: oneInput(data), network, optimizer }, params, context(seed))).report;

  test('learns what is easy in every fold; mean and deviation are those of the folds', async () => {
    const report = await run(dataset);
    const folds = tableOf(report, 'folds');
    expect(folds.map(([repeat, fold]) => [repeat, fold])).toEqual(
      [1, 2].flatMap((repeat) => [1, 2, 3, 4].map((fold) => [repeat, fold])),
    );
    const place =
      report.tables?.[0]?.columns.findIndex((column) => 'name' in column && column.name === 'accuracy') ?? -1;
    const values = folds.map((row) => Number(row[place]));
    const mean = values.reduce((sum, value) => sum + value, 0) / 8;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 7);
    expect(mean).toBeGreaterThan(0.9);
    expect(report.metrics['accuracy']).toBeCloseTo(mean, 12);
    expect(report.metrics['accuracy_std']).toBeCloseTo(deviation, 12);
    expect(report.confusion?.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(60);
  });

  test('gives the same for the same seed, and never looks at the test rows', async () => {
    const report = await run(dataset);
    const other = { ...dataset, splits: { ...dataset.splits, test: rows([99], [1]) } };
    expect(await run(other)).toEqual(report);
    expect((await run(dataset, 2)).metrics).not.toEqual(report.metrics);
  });

  test('fits a scaling anew in each fold, on the other folds alone', async () => {
    const raw = [1, 2, 3, 10, 20, 30];
    const scaled: OneDataset = {
      ...numbers,
      preprocessing: [{ step: 'standardise', mean: Float64Array.of(11), scale: Float64Array.of(10) }],
      splits: {
        train: rows(
          raw.slice(0, 4).map((x) => (x - 11) / 10),
          raw.slice(0, 4),
        ),
        validation: rows(
          raw.slice(4).map((x) => (x - 11) / 10),
          raw.slice(4),
          4,
        ),
        test: rows([0], [0]),
      },
    };
    const all = pooledRaw(oneInput(scaled));
    onlyRows(all).x.forEach((x, i) => expect(x).toBeCloseTo(raw[i] ?? 0, 5));
    const { signal } = new AbortController();
    const fold = onlyOne(await foldDataset(oneInput(scaled), all, { learnt: [0, 1, 2], held: [3, 4, 5] }, signal));
    expect(scaleStep(fold.preprocessing).mean[0]).toBeCloseTo(2, 6);
    expect(scaleStep(fold.preprocessing).scale[0]).toBeCloseTo(Math.sqrt(2 / 3), 6);
    expect(fold.splits.train.x[2]).toBeCloseTo(1 / Math.sqrt(2 / 3), 5);
    expect(fold.splits.test.x[0]).toBeCloseTo(8 / Math.sqrt(2 / 3), 4);
    expect([...fold.splits.test.source]).toEqual([3, 4, 5]);
  });

  test('goes forward in time, and keeps groups whole, where the rows have them', async () => {
    const plain = oneInput(dataset);
    const ran = async (roles: RoleCells) => {
      const given = { ...plain, splits: { ...plain.splits, train: { ...plain.splits.train, roles } } };
      return (await crossValidate.run({ dataset: given, network, optimizer }, params, context(1))).report;
    };
    const forward = await ran({ time: Float64Array.from(many.keys()) });
    // Four of five parts are told.
    expect(forward.confusion?.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(48);
    const group = Int32Array.from(many, (x) => Math.floor(x));
    const whole = await ran({ group });
    expect(whole.metrics['accuracy']).not.toBe((await run(dataset)).metrics['accuracy']);
    expect(await faultOf(ran({ group: group.map((own) => own % 2) }))).toMatchObject({ code: 'evaluate.fewGroups' });
  });

  test('needs a row for each fold, and stops when it is cancelled', async () => {
    const few = { ...dataset, splits: { ...dataset.splits, train: rows([1, 2], [0, 1]) } };
    expect(await faultOf(run(few))).toMatchObject({ code: 'evaluate.fewRows' });
    const controller = new AbortController();
    const long = crossValidate.run(
      { dataset: oneInput(dataset), network, optimizer },
      { ...params, epochs: 100_000 },
      context(1, controller.signal),
    );
    setTimeout(() => controller.abort(), 50);
    await expect(long).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});
