// Training as a node: what fits, what does not and why, seeds, cancel, and no tensor left.
import { embeddingDefaults, kernelDefaults as kernel } from '#test/support/layer-params.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultParams } from '#shared/nodes/catalogue.ts';
import { fit as spec } from '#shared/nodes/train/fit.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { datasetOf, faultOf, testContext, type TestContext } from '#test/support/test-context.ts';
import { evaluate } from '#engine/nodes/evaluate/evaluate.ts';
import { predict } from '#engine/nodes/evaluate/predict.ts';
import { measuring } from '#test/support/evaluation-params.ts';
import { input } from '#engine/nodes/layer/input.ts';
import { kerasLayers } from '#engine/nodes/keras-layers.ts';
import { kerasOptimizers } from '#engine/nodes/keras-optimizers.ts';
import { fit } from '#engine/nodes/train/fit.ts';
import { oneInput } from '#test/support/one-input.ts';
import type { OneDataset, OneSplit } from '#test/support/one-input.ts';
import type { LayerValue } from '#engine/values/layer.ts';
import type { ModelValue } from '#engine/values/model.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import { openBackend, type Tf } from '#engine/kernels/native.ts';
import { generator } from '#engine/kernels/random.ts';
import type { EpochLog } from '#shared/protocol/run.ts';
import { withinOnTheClock } from '#test/support/clock.ts';

const {
  'layer.dense': dense,
  'layer.dropout': dropout,
  'layer.embedding': embedding,
  'layer.flatten': flatten,
} = kerasLayers;
const { 'optimizer.adam': adam, 'optimizer.gradientDescent': gradientDescent, 'optimizer.sgd': sgd } = kerasOptimizers;
const contexts: TestContext[] = [];
const context = (node: string, seed = 1, signal?: AbortSignal): TestContext => {
  const made = testContext(seed, signal);
  contexts.push(made);
  return { ...made, node };
};
let tf: Tf;
beforeAll(async () => {
  ({ tf } = await openBackend());
});
afterAll(() => contexts.forEach((made) => made.dispose()));

/** Of every optimizer, at their defaults. */
const step = {
  schedule: 'constant',
  decaySteps: 1000,
  boundaries: [1000, 2000],
  factor: 0.5,
  power: 1,
  endShare: 0,
  warmupSteps: 0,
  plateauPatience: 10,
  plateauCooldown: 0,
  plateauMinDelta: 0.0001,
  weightDecay: 0,
  clip: 'none',
  clipAt: 1,
} as const;
const params = { ...(defaultParams(spec) as ParamsOf<typeof spec.params>), epochs: 3, batchSize: 16 };

/** Rows `from` … `to` of a split of two features. */
const partsOf = (all: OneSplit) => (from: number, to: number) => ({
  rows: to - from,
  x: all.x.slice(from * 2, to * 2),
  y: all.y.slice(from, to),
  source: all.source.slice(from, to),
});

/** Points in the plane, told apart by which of the three corners is nearest. */
function points(classes: readonly string[], rows = 90): OneDataset {
  const random = generator(5);
  const x = Array.from({ length: rows }, () => [random.next() * 2 - 1, random.next() * 2 - 1]);
  const label = ([a = 0, b = 0]: number[]): number =>
    classes.length === 0 ? a - 2 * b : a > b ? 0 : classes.length > 2 && a + b > 0 ? 2 : 1;
  const all = datasetOf(x, x.map(label), classes);
  const part = partsOf(all.splits.train);
  const cut = Math.floor(rows * 0.6);
  return { ...all, splits: { train: part(0, cut), validation: part(cut, cut + 16), test: part(cut + 16, rows) } };
}

async function network(units: number, activation: 'softmax' | 'sigmoid' | 'linear', drop = 0): Promise<LayerValue> {
  let { layer } = await input.run({ dataset: undefined }, { input: '', shape: [2] }, context('in'));
  ({ layer } = await dense.run({ layer }, { units: 8, activation: 'relu', ...kernel }, context('hidden')));
  if (drop > 0) ({ layer } = await dropout.run({ layer }, { rate: drop }, context('drop')));
  return (await dense.run({ layer }, { units, activation, ...kernel }, context('out'))).layer;
}

const withAdam = async (learningRate = 0.05) =>
  (
    await adam.run(
      {},
      { ...step, learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, amsgrad: false },
      context('adam'),
    )
  ).optimizer;

const bytes = (model: ModelValue): string =>
  model.weights.map((weight) => Buffer.from(weight.values.buffer).toString('hex')).join();

test('learns three classes, and evaluates and predicts what it learnt', async () => {
  const before = tf.memory().numTensors;
  const dataset = points(['a', 'b', 'c'], 200);
  const epochs: EpochLog[] = [];
  const inputs = { dataset: oneInput(dataset), network: await network(3, 'softmax'), optimizer: await withAdam() };
  const watched = { ...context('fit'), epoch: (log: EpochLog) => epochs.push(log) };
  const { model, history } = await fit.run(inputs, { ...params, epochs: 30 }, watched);
  expect(model.losses[0]).toEqual({ className: 'SparseCategoricalCrossentropy', config: {} });
  expect(Object.keys(epochs[0]?.logs ?? {})).toEqual(['loss', 'accuracy', 'val_loss', 'val_accuracy']);
  expect(epochs).toEqual(history.history);
  const { report } = await evaluate.run(
    { model, dataset: oneInput(dataset) },
    { ...measuring, split: 'test' },
    context('evaluate'),
  );
  const { predictions } = await predict.run(
    { model, dataset: oneInput(dataset) },
    { split: 'test', columns: [] },
    context('predict'),
  );
  const rows = dataset.splits.test.rows;
  expect(predictions.outputs).toHaveLength(rows * 3);
  const best = Array.from({ length: rows }, (_, row) => {
    const own = [...predictions.outputs.subarray(row * 3, row * 3 + 3)];
    return own.indexOf(Math.max(...own));
  });
  const right = best.filter((label, row) => label === dataset.splits.test.y[row]).length;
  expect(report.metrics['accuracy']).toBe(right / rows);
  expect(right / rows).toBeGreaterThan(0.85);
  expect(report.metrics['loss']).toBeCloseTo(report.metrics['log_loss'] ?? Number.NaN, 5);
  expect(report.confusion?.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(rows);
  expect(tf.memory().numTensors).toBe(before);
});

test('learns a number, with the metrics of numbers', async () => {
  const dataset = points([], 200);
  const { model } = await fit.run(
    { dataset: oneInput(dataset), network: await network(1, 'linear'), optimizer: await withAdam() },
    { ...params, epochs: 40 },
    context('fit'),
  );
  const { report } = await evaluate.run(
    { model, dataset: oneInput(dataset) },
    { ...measuring, split: 'test' },
    context('evaluate'),
  );
  expect(report.metrics['r2_score']).toBeGreaterThan(0.95);
  expect(report.metrics['loss']).toBeCloseTo(report.metrics['mean_squared_error'] ?? Number.NaN, 6);
  expect(report.metrics['root_mean_squared_error'] ?? 0).toBeCloseTo(
    Math.sqrt(report.metrics['mean_squared_error'] ?? 0),
    6,
  );
  expect(report.scatter?.truth).toEqual(dataset.splits.test.y);
});

test('the same seed gives the same bytes, another does not; dropout included', async () => {
  const inputs = {
    dataset: oneInput(points(['a', 'b'])),
    network: await network(1, 'sigmoid', 0.3),
    optimizer: await withAdam(),
  };
  const once = await fit.run(inputs, params, context('fit', 7));
  const again = await fit.run(inputs, params, context('fit', 7));
  const other = await fit.run(inputs, params, context('fit', 8));
  expect(bytes(again.model)).toBe(bytes(once.model));
  expect(bytes(other.model)).not.toBe(bytes(once.model));
});

test('gradient descent takes all rows in one step an epoch, in their own order', async () => {
  const notes: (string | undefined)[] = [];
  const { optimizer } = await gradientDescent.run({}, { ...step, learningRate: 0.1 }, context('gd'));
  const own = { ...context('fit'), progress: (_fraction: number | null, note?: string) => void notes.push(note) };
  const dataset = points(['a', 'b']);
  const inputs = { dataset: oneInput(dataset), network: await network(1, 'sigmoid'), optimizer };
  const { model } = await fit.run(inputs, params, own);
  expect(notes).toEqual(['1 / 1', '1 / 1', '1 / 1']);
  const unshuffled = await fit.run(inputs, { ...params, shuffle: false }, context('fit'));
  expect(bytes(unshuffled.model)).toBe(bytes(model));
});

test('a cancel is obeyed within 200 ms and keeps the model so far', async () => {
  const before = tf.memory().numTensors;
  const controller = new AbortController();
  let aborted = 0;
  const own = {
    ...context('fit', 1, controller.signal),
    epoch: (log: EpochLog) =>
      void (
        log.epoch === 2 &&
        setTimeout(() => {
          aborted = performance.now();
          controller.abort();
        })
      ),
  };
  const inputs = {
    dataset: oneInput(points(['a', 'b'])),
    network: await network(1, 'sigmoid'),
    optimizer: await withAdam(),
  };
  const { model } = await fit.run(inputs, { ...params, epochs: 1_000_000 }, own);
  withinOnTheClock(performance.now() - aborted, 200);
  expect(model.stopped).toBe('cancelled');
  expect(model.history.length).toBeGreaterThanOrEqual(2);
  expect(model.weights.every((weight) => weight.values.every(Number.isFinite))).toBe(true);
  expect(tf.memory().numTensors).toBe(before);
});

test('stops after no gain and restores the best weights', async () => {
  const inputs = {
    dataset: oneInput(points(['a', 'b'])),
    network: await network(1, 'sigmoid'),
    optimizer: await withAdam(0.5),
  };
  const { model } = await fit.run(inputs, { ...params, epochs: 500, patience: 2 }, context('fit'));
  expect(model.stopped).toBe('early');
  const losses = model.history.map((log) => log.logs['val_loss'] ?? Number.NaN);
  const { dataset } = inputs;
  const { report } = await evaluate.run({ model, dataset }, { ...measuring, split: 'validation' }, context('evaluate'));
  expect(report.metrics['loss']).toBeCloseTo(Math.min(...losses), 5);
});

test('an optimizer that lowers its rate on a plateau does so, by the loss that is watched, down to its end', async () => {
  // No loss falls by 1000, so every epoch after the first stands still.
  const plateau = {
    schedule: 'plateau',
    factor: 0.5,
    plateauPatience: 2,
    plateauMinDelta: 1000,
    endShare: 0.3,
  } as const;
  const { optimizer } = await sgd.run(
    {},
    { ...step, ...plateau, learningRate: 0.1, momentum: 0, nesterov: false },
    context('sgd'),
  );
  const inputs = { dataset: oneInput(points(['a', 'b'])), network: await network(1, 'sigmoid'), optimizer };
  const { model } = await fit.run(inputs, { ...params, epochs: 8 }, context('fit'));
  const rates = model.history.map((log) => log.logs['learning_rate']);
  expect(rates).toEqual([0.1, 0.1, 0.1, 0.05, 0.05, 0.03, 0.03, 0.03]);
  const { model: steady } = await fit.run(
    { ...inputs, optimizer: { ...optimizer, reduceOnPlateau: undefined } as unknown as OptimizerValue },
    { ...params, epochs: 8 },
    context('fit'),
  );
  const losses = (of: ModelValue) => of.history.map((log) => log.logs['loss']);
  expect(losses(model).slice(0, 3)).toEqual(losses(steady).slice(0, 3));
  expect(losses(model)[3]).not.toEqual(losses(steady)[3]);
});

test('a loss that is no longer finite names epoch, step and layer', async () => {
  const before = tf.memory().numTensors;
  const { optimizer } = await sgd.run(
    {},
    { ...step, learningRate: 1000, momentum: 0.9, nesterov: false },
    context('sgd'),
  );
  const inputs = { dataset: oneInput(points([])), network: await network(1, 'linear'), optimizer };
  const fault = await faultOf(fit.run(inputs, { ...params, epochs: 100 }, context('fit')));
  expect(fault).toMatchObject({ code: 'training.notFinite', epoch: expect.any(Number), step: expect.any(Number) });
  expect(['hidden', 'out']).toContain(fault?.['layer']);
  expect(tf.memory().numTensors).toBe(before);
});

test('an embedding takes whole numbers that it has vectors for, in every split', async () => {
  const tokens = { inputDim: 4, outputDim: 2, ...embeddingDefaults } as const;
  let { layer } = await input.run({ dataset: undefined }, { input: '', shape: [2] }, context('in'));
  ({ layer } = await embedding.run({ layer }, tokens, context('words')));
  ({ layer } = await flatten.run({ layer }, {}, context('flat')));
  ({ layer } = await dense.run({ layer }, { units: 1, activation: 'sigmoid', ...kernel }, context('out')));
  const whole = (last: number): OneDataset => {
    const rows = Array.from({ length: 12 }, (_, row) => [row % 4, row === 11 ? last : row % 3]);
    const all = datasetOf(
      rows,
      rows.map((_, row) => row % 2),
      ['a', 'b'],
    );
    const part = partsOf(all.splits.train);
    return { ...all, splits: { train: part(0, 8), validation: part(8, 10), test: part(10, 12) } };
  };
  const before = tf.memory().numTensors;
  const inputs = { network: layer, optimizer: await withAdam() };
  const run = (dataset: OneDataset) => fit.run({ dataset: oneInput(dataset), ...inputs }, params, context('fit'));
  expect((await run(whole(3))).model.history).toHaveLength(params.epochs);
  for (const wrong of [4, -1, 1.5]) {
    expect(await faultOf(run(whole(wrong)))).toMatchObject({ code: 'training.tokens', layer: 'words', last: 3 });
  }
  expect(tf.memory().numTensors).toBe(before);
});

describe('what does not fit is refused, before the run and in it', () => {
  const refused = async (dataset: OneDataset, layer: LayerValue, own: Partial<Parameters<typeof fit.run>[1]> = {}) =>
    faultOf(
      fit.run(
        { dataset: oneInput(dataset), network: layer, optimizer: await withAdam() },
        { ...params, ...own },
        context('fit'),
      ),
    );

  test('too few units, or an activation without probabilities', async () => {
    const three = points(['a', 'b', 'c']);
    const units = { code: 'network.units', units: 2, expected: 3 };
    expect(await refused(three, await network(2, 'softmax'))).toMatchObject(units);
    const activation = { code: 'network.activation', activation: 'linear' };
    expect(await refused(three, await network(3, 'linear'))).toMatchObject({ ...activation, expected: 'softmax' });
    const binary = await refused(points(['a', 'b']), await network(1, 'linear'));
    expect(binary).toMatchObject({ ...activation, expected: 'sigmoid' });
    const number = await refused(points([]), await network(2, 'linear'));
    expect(number).toMatchObject({ code: 'network.unitsNumber', units: 2 });
  });

  test('a loss or a metric of classes for a number', async () => {
    const layer = await network(1, 'linear');
    expect(await refused(points([]), layer, { loss: 'binary_crossentropy' })).toMatchObject({
      code: 'network.loss',
      param: 'loss',
    });
    expect(await refused(points([]), layer, { metrics: ['accuracy'] })).toMatchObject({
      code: 'network.metric',
      param: 'metrics',
    });
  });

  test('one class alone, a missing value, no rows', async () => {
    const layer = await network(1, 'sigmoid');
    const pair = [
      [1, 2],
      [3, 4],
    ];
    const one = datasetOf(pair, [1, 1], ['no', 'yes']);
    expect(await refused(one, layer)).toMatchObject({ code: 'data.oneClass', target: 'target', value: 'yes' });
    const missing = datasetOf(
      [
        [1, 2],
        [3, Number.NaN],
      ],
      [0, 1],
      ['no', 'yes'],
    );
    expect(await refused(missing, layer)).toMatchObject({ code: 'data.notFinite', column: 'x2', row: 2 });
    const target = datasetOf(pair, [Number.POSITIVE_INFINITY, 1], []);
    expect(await refused(target, await network(1, 'linear'))).toMatchObject({
      code: 'data.notFinite',
      column: 'target',
      row: 1,
    });
    expect(await refused(datasetOf([], [], ['no', 'yes']), layer)).toMatchObject({
      code: expect.stringMatching(/network.shape|noRows/),
    });
    const wide = datasetOf(
      [
        [1, 2, 3],
        [3, 4, 5],
      ],
      [0, 1],
      ['no', 'yes'],
    );
    expect(await refused(wide, layer)).toMatchObject({
      code: 'network.shape',
      expected: '2',
      received: '3',
    });
  });
});

test('evaluation refuses rows that were prepared otherwise', async () => {
  const dataset = points(['a', 'b']);
  const { model } = await fit.run(
    { dataset: oneInput(dataset), network: await network(1, 'sigmoid'), optimizer: await withAdam() },
    params,
    context('fit'),
  );
  const moments = { mean: new Float64Array(2), scale: new Float64Array([1, 2]) };
  const prepared: OneDataset = { ...dataset, preprocessing: [{ step: 'standardise', ...moments }] };
  const fault = (given: OneDataset) =>
    faultOf(evaluate.run({ model, dataset: oneInput(given) }, { ...measuring, split: 'test' }, context('evaluate')));
  expect(await fault(prepared)).toMatchObject({ code: 'model.preprocessing' });
  expect(await fault({ ...dataset, shape: [1, 3] })).toMatchObject({ code: 'model.columns' });
  expect(await fault(points(['x', 'y']))).toMatchObject({ code: 'model.target' });
});
