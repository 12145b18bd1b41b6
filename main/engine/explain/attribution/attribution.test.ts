// What attributions owe whatever the network: they add up, a feature that does nothing gets nothing, features that do the
// same get the same, and intervals cover. The reference cases hold their numbers.
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LayerData, NetworkData } from '#engine/values/layer.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { deepShapley } from '#engine/explain/attribution/deep.ts';
import { spreadOver, windowsOver } from '#engine/explain/attribution/occlusion.ts';
import { openPredictor } from '#engine/network/predictor.ts';
import type { Predictor } from '#engine/network/predictor.ts';
import { drawnPaths, expectedGradients, integratedGradients } from '#engine/explain/attribution/output-gradients.ts';
import { buildNetwork, refTo } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { generator } from '#engine/kernels/random.ts';

let tf: Tf;
let tensors = 0;
beforeAll(async () => void ({ tf } = await openBackend()));
beforeEach(() => void (tensors = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(tensors));

type Plain = readonly [className: string, config: Readonly<Record<string, unknown>>];

function chain(shape: readonly number[], plain: readonly Plain[]): NetworkData {
  const layers: LayerData[] = [
    { name: 'x', className: 'InputLayer', config: { batch_shape: [null, ...shape] }, calls: [] },
    ...plain.map(([className, config], i) => ({
      name: `l${i}`,
      className,
      config,
      calls: [[refTo(i === 0 ? 'x' : `l${i - 1}`)]],
    })),
  ];
  return { layers, inputs: [refTo('x')], outputs: [refTo(`l${plain.length - 1}`)] };
}

/** Two ways through the network meet in layers that take several inputs. */
function meeting(className: string): NetworkData {
  const dense = (name: string, from: string, activation: string, units = 4): LayerData => ({
    name,
    className: 'Dense',
    config: { units, activation },
    calls: [[refTo(from)]],
  });
  return {
    layers: [
      { name: 'x', className: 'InputLayer', config: { batch_shape: [null, 5] }, calls: [] },
      dense('a', 'x', 'relu'),
      dense('b', 'x', 'tanh'),
      dense('c', 'x', 'linear'),
      { name: 'm', className, config: {}, calls: [['a', 'b', 'c'].map(refTo)] },
      dense('y', 'm', 'softmax', 3),
    ],
    inputs: [refTo('x')],
    outputs: [refTo('y')],
  };
}

const normal = (count: number, seed: number): Float32Array => {
  const random = generator(seed);
  return Float32Array.from({ length: count }, () => random.normal());
};

async function opened<T>(network: NetworkData, seed: number, work: (model: Predictor) => Promise<T>): Promise<T> {
  const weights = initialWeights(buildNetwork(network), seed).map((weight, i) => ({
    ...weight,
    values: weight.values.map((v, j) => (weight.name === 'bias' ? 0.3 * Math.sin(i + j) : v)),
  }));
  const model = openPredictor(tf, { network, weights });
  try {
    return await work(model);
  } finally {
    model.dispose();
  }
}

const predictions = (model: Predictor, x: Float32Array): Float32Array =>
  tf.tidy(() => model.predict(tf.tensor2d(x, [x.length / model.features, model.features])).dataSync<'float32'>());

function sums(values: Float64Array, model: Predictor): number[] {
  const rows = values.length / model.features / model.outputs;
  return Array.from({ length: rows * model.outputs }, (_, place) => {
    const [row, k] = [Math.floor(place / model.outputs), place % model.outputs];
    let sum = 0;
    for (let i = 0; i < model.features; i++)
      sum += values[(row * model.features + i) * model.outputs + k] ?? Number.NaN;
    return sum;
  });
}

const all = (model: Predictor): number[] => Array.from({ length: model.outputs }, (_, k) => k);

const dense = (units: number, activation: string): Plain => ['Dense', { units, activation }];
const picture: readonly Plain[] = [
  ['Conv2D', { filters: 3, kernel_size: [3, 3], padding: 'same', strides: [1, 1], activation: 'relu' }],
  ['MaxPooling2D', { pool_size: [3, 3], strides: [2, 2], padding: 'same' }],
  ['BatchNormalization', {}],
  ['DepthwiseConv2D', { kernel_size: [2, 2], activation: 'tanh' }],
];
const networks: Readonly<Record<string, NetworkData>> = {
  relu: chain([6], [dense(8, 'relu'), ['Dropout', { rate: 0.5 }], dense(1, 'sigmoid')]),
  softmax: chain([6], [dense(8, 'gelu'), dense(3, 'linear'), ['Activation', { activation: 'softmax' }]]),
  picture: chain([6, 6, 2], [...picture, ['Flatten', {}], dense(2, 'softmax')]),
  pooled: chain([6, 6, 2], [...picture, ['GlobalMaxPooling2D', {}], dense(2, 'linear')]),
  sequence: chain(
    [8, 2],
    [
      ['Conv1D', { filters: 4, kernel_size: 3, activation: 'elu' }],
      ['MaxPooling1D', {}],
      ['Flatten', {}],
      dense(1, 'linear'),
    ],
  ),
  product: meeting('Multiply'),
  larger: meeting('Maximum'),
  smaller: meeting('Minimum'),
};

describe('deep', () => {
  for (const [name, network] of Object.entries(networks)) {
    it.each([1, 2, 3])(`adds up to f(x) − E f(background): ${name}, weights %i`, async (seed) => {
      await opened(network, seed, async (model) => {
        const [x, background] = [normal(4 * model.features, seed + 10), normal(7 * model.features, seed + 20)];
        const values = await deepShapley(tf, model, { x, count: 4, background, outputs: all(model) });
        const base = predictions(model, background);
        const mean = all(model).map(
          (k) => base.filter((_, i) => i % model.outputs === k).reduce((a, b) => a + b, 0) / 7,
        );
        const gaps = predictions(model, x).map((f, i) => f - (mean[i % model.outputs] ?? 0));
        for (const [i, sum] of sums(values, model).entries()) expect(sum).toBeCloseTo(gaps[i] ?? Number.NaN, 4);
      });
    });
  }

  it('gives the same in one piece and in many', async () => {
    const network = networks['softmax'] as NetworkData;
    await opened(network, 4, async (model) => {
      const task = { x: normal(30, 1), count: 5, background: normal(66, 2), outputs: [2, 0] };
      const whole = await deepShapley(tf, model, task);
      const pieces = await deepShapley(tf, { ...model, batchRows: 4 }, task);
      for (const [i, value] of pieces.entries()) expect(value).toBeCloseTo(whole[i] ?? Number.NaN, 5);
    });
  });

  it('gives a feature that does nothing nothing, and features that do the same the same', async () => {
    const network = networks['relu'] as NetworkData;
    const weights = initialWeights(buildNetwork(network), 5).map((weight) => {
      if (weight.layer !== 'l0' || weight.name !== 'kernel') return weight;
      // Feature 2 has no weights, feature 4 those of feature 3.
      const values = weight.values.map((v, i, rest) =>
        Math.floor(i / 8) === 2 ? 0 : Math.floor(i / 8) === 4 ? (rest[i - 8] ?? 0) : v,
      );
      return { ...weight, values };
    });
    const alike = (rows: Float32Array): Float32Array => rows.map((v, i) => (i % 6 === 4 ? (rows[i - 1] ?? 0) : v));
    const model = openPredictor(tf, { network, weights });
    const [x, background] = [alike(normal(12, 1)), alike(normal(60, 2))];
    const task = { x, count: 2, background, outputs: [0] };
    const samplesOf = (row: number) => drawnPaths(3, row, 50, 10);
    const found = [
      await deepShapley(tf, model, task),
      (await expectedGradients(tf, model, { ...task, size: 50, samplesOf })).values,
      (await integratedGradients(tf, model, { ...task, baseline: new Float32Array(6), steps: 20 })).values,
    ];
    model.dispose();
    for (const values of found) {
      for (const row of [0, 6]) {
        expect(values[row + 2]).toBe(0);
        expect(values[row + 3]).not.toBe(0);
        expect(values[row + 4]).toBeCloseTo(values[row + 3] ?? Number.NaN, 6);
      }
    }
  });

  it('names the layer that it has no rule for', async () => {
    const network = chain([4], [dense(4, 'relu'), ['LayerNormalization', {}], dense(1, 'linear')]);
    await opened(network, 1, async (model) => {
      const work = deepShapley(tf, model, { x: normal(4, 1), count: 1, background: normal(8, 2), outputs: [0] });
      const error = await work.catch((e: unknown) => e);
      expect(error instanceof Fault ? error.problem : error).toMatchObject({
        code: 'explain.noDeepRule',
        facts: { layer: 'l1', className: 'LayerNormalization' },
      });
    });
  });
});

describe('gradients', () => {
  it.each([1, 2, 3])('integrated ones add up to f(x) − f(baseline), weights %i', async (seed) => {
    const network = chain([5], [dense(6, 'tanh'), dense(4, 'softplus'), dense(2, 'softmax')]);
    await opened(network, seed, async (model) => {
      const [x, baseline] = [normal(15, seed), normal(5, seed + 1)];
      const task = { x, count: 3, baseline, outputs: [0, 1], steps: 200 };
      const { values } = await integratedGradients(tf, model, task);
      const start = predictions(model, baseline);
      const gaps = predictions(model, x).map((f, i) => f - (start[i % 2] ?? 0));
      for (const [i, sum] of sums(values, model).entries()) expect(sum).toBeCloseTo(gaps[i] ?? Number.NaN, 4);
    });
  });

  it('say intervals that cover the limit 95 % of the time', async () => {
    const network = chain([5], [dense(6, 'tanh'), dense(1, 'sigmoid')]);
    await opened(network, 2, async (model) => {
      const task = { x: normal(5, 1), count: 1, background: normal(40, 2), outputs: [0] };
      const steps = 500;
      const every = {
        background: Int32Array.from({ length: 8 * steps }, (_, i) => Math.floor(i / steps)),
        alpha: Float32Array.from({ length: 8 * steps }, (_, i) => ((i % steps) + 0.5) / steps),
      };
      const limit = await expectedGradients(tf, model, { ...task, size: 8 * steps, samplesOf: () => every });
      let covered = 0;
      for (let seed = 0; seed < 200; seed++) {
        const samplesOf = (row: number) => drawnPaths(seed, row, 300, 8);
        const { values, intervals } = await expectedGradients(tf, model, { ...task, size: 300, samplesOf });
        for (const [i, value] of values.entries())
          if (Math.abs(value - (limit.values[i] ?? Number.NaN)) <= (intervals?.[i] ?? 0)) covered++;
      }
      expect(covered / 1000).toBeGreaterThan(0.92);
      expect(covered / 1000).toBeLessThan(0.98);
    });
  });
});

describe('occlusion', () => {
  it('moves windows over pictures and sequences, and over single features of a table', () => {
    expect(windowsOver([8, 8, 1], 2, 2).counts).toEqual([4, 4]);
    expect(windowsOver([8, 6, 3], 3, 1).counts).toEqual([6, 4]);
    expect(windowsOver([5, 2], 2, 1).counts).toEqual([4]);
    expect([...windowsOver([3], 2, 2).covered]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
    expect([...windowsOver([3, 2], 2, 1).covered]).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1]);
  });

  it('keeps the sum of drops where windows do not overlap', () => {
    const windows = windowsOver([2, 4, 1], 2, 2);
    const values = spreadOver(Float64Array.of(4, 8), windows, 8, 1);
    expect([...values]).toEqual([1, 1, 2, 2, 1, 1, 2, 2]);
  });
});
