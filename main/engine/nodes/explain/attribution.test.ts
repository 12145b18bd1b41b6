// The node explain.attribution: every method on a table or on pictures, what it refuses and blames, cancel and seeds.
import { describe, expect, it } from 'vitest';
import { defaultParams } from '#shared/nodes/catalogue.ts';
import { attribution as spec } from '#shared/nodes/explain/attribution.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { attribution } from '#engine/nodes/explain/attribution.ts';
import { buildNetwork, refTo } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { generator } from '#engine/kernels/random.ts';
import type { RunContext } from '#engine/values/runner.ts';
import { oneInput, oneOutputModel, splitOfOne } from '#test/support/one-input.ts';
import type { OneSplit } from '#test/support/one-input.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';
import type { ExplanationValue } from '#engine/values/explanation.ts';
import type { LayerData } from '#engine/values/layer.ts';
import type { ModelValue } from '#engine/values/model.ts';
import { withinOnTheClock } from '#test/support/clock.ts';

const classes = ['ant', 'bee', 'cat'];
const target = { name: 'kind', kind: 'classes', classes } as const;
type Params = Parameters<typeof attribution.run>[1];
const defaults = defaultParams(spec) as unknown as Params;

const sizeOf = (shape: readonly number[]): number => shape.reduce((size, n) => size * n, 1);

function split(rows: number, shape: readonly number[], seed: number): OneSplit {
  const random = generator(seed);
  const x = Float32Array.from({ length: rows * sizeOf(shape) }, () => random.normal());
  return { rows, x, y: new Float32Array(rows), source: Int32Array.from({ length: rows }, (_, i) => 100 * seed + i) };
}

function dataset(shape: readonly number[]): DatasetValue {
  const splits = { train: split(40, shape, 1), validation: split(0, shape, 2), test: split(6, shape, 3) };
  const features = Array.from({ length: sizeOf(shape) }, (_, i) => `c${i}`);
  return oneInput({ shape, features, target, preprocessing: [], splits });
}

function model(shape: readonly number[], scale = 1): ModelValue {
  const convolution: LayerData[] = [
    {
      name: 'c',
      className: 'Conv2D',
      config: { filters: 3, kernel_size: [3, 3], activation: 'relu' },
      calls: [[refTo('x')]],
    },
    { name: 'f', className: 'Flatten', config: {}, calls: [[refTo('c')]] },
  ];
  const isPicture = shape.length === 3;
  const layers: LayerData[] = [
    { name: 'x', className: 'InputLayer', config: { batch_shape: [null, ...shape] }, calls: [] },
    ...(isPicture ? convolution : []),
    {
      name: 'h',
      className: 'Dense',
      config: { units: 5, activation: 'tanh' },
      calls: [[refTo(isPicture ? 'f' : 'x')]],
    },
    { name: 'y', className: 'Dense', config: { units: 3, activation: 'softmax' }, calls: [[refTo('h')]] },
  ];
  const network = { layers, inputs: [refTo('x')], outputs: [refTo('y')] };
  return oneOutputModel({
    network,
    weights: initialWeights(buildNetwork(network), 4).map((weight) => ({
      ...weight,
      values: weight.values.map((v) => v * scale),
    })),
    loss: { className: 'CategoricalCrossentropy', config: {} },
    optimizer: { className: 'Adam', config: {}, wholeBatch: false },
    shape,
    features: dataset(shape).inputs[0]?.features ?? [],
    target,
    preprocessing: [],
    history: [],
  });
}

function context(seed = 1, signal = new AbortController().signal): RunContext {
  return { node: 'a', signal, seed, folder: undefined, progress: () => {}, epoch: () => {}, newFile: (name) => name };
}

async function run(shape: readonly number[], params: Partial<Params>, seed = 1): Promise<ExplanationValue> {
  const inputs = { model: model(shape), dataset: dataset(shape), background: undefined };
  return (await attribution.run(inputs, { ...defaults, ...params }, context(seed))).explanation;
}

describe('explain.attribution', () => {
  it.each([
    ['deep', 1e-5],
    ['integratedGradients', 1e-2],
    ['expectedGradients', 0.3],
  ] as const)('%s adds up, for every class', async (method, max) => {
    for (const shape of [[4], [6, 6, 1]]) {
      const found = await run(shape, { method });
      expect(found).toMatchObject({ method, rows: 6, outputs: classes, backgroundRows: 40 });
      expect(found.additive).toBeUndefined();
      expect(found.additivityError).toBeLessThan(max);
      expect(found.intervals !== undefined).toBe(method === 'expectedGradients');
      expect([...found.source]).toEqual([300, 301, 302, 303, 304, 305]);
    }
  });

  it.each(['gradient', 'inputTimesGradient', 'smoothGrad', 'gradCam', 'occlusion'] as const)(
    '%s explains the class that is asked for, and claims no sum',
    async (method) => {
      const shape = [6, 6, 1];
      const [every, bee] = [await run(shape, { method }), await run(shape, { method, output: 'bee' })];
      expect(bee).toMatchObject({ outputs: ['bee'], additive: false, shape });
      expect([...bee.values]).toEqual(Array.from(every.values.filter((_, i) => i % 3 === 1)));
      expect(bee.values.some((value) => value !== 0)).toBe(true);
    },
  );

  it('draws by the seed alone', async () => {
    for (const method of ['expectedGradients', 'smoothGrad'] as const) {
      const [one, same, other] = [
        await run([4], { method }),
        await run([4], { method }),
        await run([4], { method }, 2),
      ];
      expect(one).toEqual(same);
      expect(one.values).not.toEqual(other.values);
    }
  });

  it('refuses, by name, what cannot be explained', async () => {
    const refused = async (inputs: object, params: Partial<Params> = {}): Promise<unknown> => {
      const good = { model: model([4]), dataset: dataset([4]), background: undefined };
      const error = await attribution
        .run({ ...good, ...inputs }, { ...defaults, ...params }, context())
        .catch((e: unknown) => e);
      return error instanceof Fault ? [error.problem.code, error.problem.port ?? error.problem.param] : error;
    };
    expect(await refused({ background: dataset([5]) })).toEqual(['model.columns', 'background']);
    expect(await refused({ dataset: dataset([5]) })).toEqual(['model.columns', 'dataset']);
    expect(await refused({ model: model([4], Number.NaN) })).toEqual(['explain.notFinite', 'model']);
    expect(await refused({ model: model([4], 0) })).toEqual(['explain.sameAnswers', 'model']);
    expect(await refused({}, { split: 'validation' })).toEqual(['explain.noRows', 'split']);
    expect(await refused({}, { output: 'dog' })).toEqual(['explain.unknownOutput', 'output']);
    expect(await refused({}, { method: 'gradCam' })).toEqual(['explain.notPicture', 'method']);
    const pictures = { model: model([6, 6, 1]), dataset: dataset([6, 6, 1]) };
    expect(await refused(pictures, { method: 'gradCam', layer: 'q' })).toEqual(['explain.noSuchConvolution', 'layer']);
    const flat = model([4]);
    const reading = flat.network.layers.map((layer) =>
      layer.name === 'h' ? { ...layer, className: 'Embedding' } : layer,
    );
    const tokens = { ...flat, network: { ...flat.network, layers: reading } };
    expect(await refused({ model: tokens })).toEqual(['explain.tokens', 'model']);
  });

  it('tells before the run what is known then, and warns of a single background row', async () => {
    const info = {
      type: 'dataset',
      inputs: [{ name: '', shape: [4], features: ['a', 'b', 'c', 'd'], standardised: true }],
      targets: [target],
      rows: { train: 9, validation: 0, test: 2 },
    } as const;
    const trained = { type: 'model', inputs: info.inputs, targets: [target], parameters: 9 } as const;
    const asked = { node: 'a', signal: new AbortController().signal, folder: undefined };
    const codes = async (params: Partial<Params>, background?: typeof info): Promise<string[]> => {
      const { problems } = await attribution.infer(
        { model: trained, dataset: info, background },
        { ...defaults, ...params },
        asked,
      );
      return problems.map(({ code, severity }) => `${severity} ${code}`);
    };
    expect(await codes({})).toEqual([]);
    expect(await codes({ background: 1 })).toEqual(['warning explain.singleBackground']);
    expect(await codes({ method: 'gradCam' })).toEqual(['error explain.notPicture']);
    expect(await codes({ split: 'validation' })).toEqual(['error explain.noRows']);
  });

  it('explains some of very many rows, and says how many were asked for', async () => {
    const shape = [2000];
    const many = dataset(shape);
    const rows = 8000;
    const big = { ...many, splits: { ...many.splits, test: splitOfOne(split(rows, shape, 5)) } };
    const inputs = { model: model(shape), dataset: big, background: undefined };
    const { explanation } = await attribution.run(
      inputs,
      { ...defaults, method: 'gradient', rows: 100_000 },
      context(),
    );
    expect(explanation).toMatchObject({ rows: 3333, rowsAsked: rows });
    expect(explanation.source[3332]).toBe(500 + Math.floor((3332 * rows) / 3333));
  });

  it('stops within 200 ms of a cancel', async () => {
    for (const method of ['deep', 'expectedGradients', 'occlusion'] as const) {
      const controller = new AbortController();
      const inputs = {
        model: model([600]),
        dataset: { ...dataset([600]), splits: { ...dataset([600]).splits, test: splitOfOne(split(2000, [600], 3)) } },
        background: undefined,
      };
      let cancelledAt = 0;
      setTimeout(() => {
        cancelledAt = performance.now();
        controller.abort();
      }, 150);
      const params = { ...defaults, method, rows: 2000, samples: 5000 };
      await expect(attribution.run(inputs, params, context(1, controller.signal))).rejects.toThrow(/abort/i);
      withinOnTheClock(performance.now() - cancelledAt, 200);
    }
  });
});
