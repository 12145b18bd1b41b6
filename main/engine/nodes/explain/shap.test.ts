// What is special to the runner: the choice of method, rows and background, raw units, names, and every refusal.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '#shared/protocol/problem.ts';
import type { WireInfo } from '#shared/protocol/wire-info.ts';
import { shap } from '#engine/nodes/explain/shap.ts';
import type { RunContext } from '#engine/run/runner.ts';
import type { DatasetValue, ExplanationValue, ModelValue, SplitData } from '#engine/run/values.ts';
import { refTo } from '#engine/tensor/build-network.ts';
import { openBackend } from '#engine/tensor/native.ts';
import type { Tf } from '#engine/tensor/native.ts';
import { generator } from '#engine/tensor/random.ts';

let tf: Tf;
let tensors = 0;
beforeAll(async () => {
  ({ tf } = await openBackend());
  tensors = tf.memory().numTensors;
});
afterAll(() => expect(tf.memory().numTensors).toBe(tensors));

const target = { name: 'kind', kind: 'binary', classes: ['calm', 'wild'] } as const;

function numbers(count: number, seed: number): Float32Array {
  const random = generator(seed);
  return Float32Array.from({ length: count }, () => random.normal());
}

function split(rows: number, features: number, seed: number): SplitData {
  return {
    rows,
    x: numbers(rows * features, seed),
    y: new Float32Array(rows),
    source: Int32Array.from({ length: rows }, (_, i) => 100 * seed + i),
  };
}

function columnNames(features: number): string[] {
  return Array.from({ length: features }, (_, i) => `c${i}`);
}

function preprocessing(features: number): DatasetValue['preprocessing'] {
  return [
    { step: 'standardise', mean: new Float64Array(features).fill(10), scale: new Float64Array(features).fill(2) },
  ];
}

function dataset(features: number): DatasetValue {
  const splits = { train: split(40, features, 1), validation: split(0, features, 2), test: split(6, features, 3) };
  return {
    type: 'dataset',
    shape: [features],
    features: columnNames(features),
    target,
    preprocessing: preprocessing(features),
    splits,
  };
}

function model(features: number, scale = 1): ModelValue {
  const kernel = numbers(features * 4, 7).map((v) => v * scale);
  const layers = [
    { name: 'x', className: 'InputLayer', config: { batch_shape: [null, features] }, calls: [] },
    { name: 'h', className: 'Dense', config: { units: 4, activation: 'relu' }, calls: [[refTo('x')]] },
    { name: 'y', className: 'Dense', config: { units: 1, activation: 'sigmoid' }, calls: [[refTo('h')]] },
  ];
  return {
    type: 'model',
    network: { layers, inputs: [refTo('x')], outputs: [refTo('y')] },
    weights: [
      { layer: 'h', name: 'kernel', shape: [features, 4], values: kernel, trainable: true },
      { layer: 'h', name: 'bias', shape: [4], values: numbers(4, 8), trainable: true },
      { layer: 'y', name: 'kernel', shape: [4, 1], values: numbers(4, 9), trainable: true },
      { layer: 'y', name: 'bias', shape: [1], values: numbers(1, 10), trainable: true },
    ],
    loss: { className: 'BinaryCrossentropy', config: {} },
    optimizer: { className: 'Adam', config: {}, wholeBatch: false },
    shape: [features],
    features: columnNames(features),
    target,
    preprocessing: preprocessing(features),
    history: [],
  };
}

const defaults = { method: 'auto', split: 'test', rows: 20, background: 100, permutations: 2 } as const;

function context(seed = 1, signal = new AbortController().signal): RunContext {
  return {
    node: 'shap',
    signal,
    seed,
    folder: undefined,
    progress: () => {},
    epoch: () => {},
    newFile: (name) => name,
  };
}

async function run(
  features: number,
  params: Partial<Parameters<typeof shap.run>[1]> = {},
  seed = 1,
): Promise<ExplanationValue> {
  const outputs = await shap.run(
    { model: model(features), dataset: dataset(features) },
    { ...defaults, ...params },
    context(seed),
  );
  return outputs.explanation;
}

async function problemOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (e: unknown) => e,
  );
  return error instanceof Fault ? error.problem.code : String(error);
}

describe('explain.shap', () => {
  it('explains few features exactly, in raw units, with names', async () => {
    const found = await run(3);
    expect(found).toMatchObject({
      method: 'exact',
      features: ['c0', 'c1', 'c2'],
      outputs: ['wild'],
      rows: 6,
      backgroundRows: 40,
      evaluations: 6 * 8 * 40,
    });
    expect([...found.source]).toEqual([300, 301, 302, 303, 304, 305]);
    const first = dataset(3).splits.test.x[0] ?? 0;
    expect(found.data[0]).toBeCloseTo(first * 2 + 10, 5);
    expect(found.additivityError).toBeLessThan(1e-6);
    const sum = found.values.subarray(0, 3).reduce((total, v) => total + v, found.base[0] ?? 0);
    expect(sum).toBeCloseTo(found.predictions[0] ?? 0, 6);
  });

  it('walks permutations of many features, close to the exact values', async () => {
    const found = await run(13, { rows: 2, background: 20 });
    expect(found).toMatchObject({ method: 'permutation', rows: 2, backgroundRows: 20 });
    expect(found.additivityError).toBeLessThan(1e-6);
    const many = await run(12, { method: 'permutation', rows: 1, permutations: 200 });
    const exact = await run(12, { method: 'exact', rows: 1 });
    for (const [i, value] of exact.values.entries()) expect(Math.abs((many.values[i] ?? 1) - value)).toBeLessThan(0.01);
  });

  it('gives the same bytes for a seed and others for another', async () => {
    const [one, same, other] = [await run(20), await run(20), await run(20, {}, 2)];
    expect(one).toEqual(same);
    expect(one.values).not.toEqual(other.values);
  });

  it('draws background rows without replacement from the training rows', async () => {
    const [few, all] = [await run(3, { background: 5 }), await run(3, { background: 40 })];
    expect(few.backgroundRows).toBe(5);
    expect(few.base).not.toEqual(all.base);
  });

  it('refuses, by name, what cannot be explained', async () => {
    const good = { model: model(3), dataset: dataset(3) };
    const refused = (inputs: Partial<typeof good>, params = {}): Promise<string> =>
      problemOf(shap.run({ ...good, ...inputs }, { ...defaults, ...params }, context()));
    expect(await refused({ dataset: dataset(4) })).toBe('explain.schema');
    expect(await refused({ dataset: { ...dataset(3), features: ['c0', 'c2', 'c1'] } })).toBe('explain.features');
    expect(await refused({ dataset: { ...dataset(3), preprocessing: [] } })).toBe('explain.preprocessing');
    expect(await refused({}, { split: 'validation' })).toBe('explain.noRows');
    const { splits } = dataset(3);
    expect(await refused({ dataset: { ...dataset(3), splits: { ...splits, train: split(0, 3, 1) } } })).toBe(
      'explain.noBackground',
    );
    expect(await refused({ model: model(3, Number.NaN) })).toBe('explain.notFinite');
    const wide = { model: model(13), dataset: dataset(13) };
    expect(await refused(wide, { method: 'exact' })).toBe('explain.tooManyFeatures');
  });

  it('tells before the run what will be refused, and mends the method', async () => {
    const info = (features: number, test: number): Extract<WireInfo, { type: 'dataset' }> => ({
      type: 'dataset',
      shape: [features],
      features: columnNames(features),
      target,
      rows: { train: 40, validation: 0, test },
      standardised: true,
    });
    const trained = { type: 'model', shape: [13], target, parameters: 61 } as const;
    const asked = { node: 'n1', signal: new AbortController().signal, folder: undefined };
    const good = await shap.infer({ model: trained, dataset: info(13, 6) }, defaults, asked);
    expect(good).toEqual({ outputs: { explanation: { type: 'explanation' } }, problems: [] });
    const bad = await shap.infer({ model: trained, dataset: info(14, 0) }, { ...defaults, method: 'exact' }, asked);
    expect(bad.problems.map((p) => p.code)).toEqual(['explain.schema', 'explain.tooManyFeatures', 'explain.noRows']);
    expect(bad.problems[1]?.repair).toEqual([
      { op: 'replace', path: ['nodes', 'n1', 'params', 'method'], value: 'permutation' },
    ]);
    expect(await shap.infer({ model: undefined, dataset: undefined }, defaults, asked)).toMatchObject({ problems: [] });
  });

  it('stops within 200 ms of a cancel', async () => {
    const controller = new AbortController();
    const inputs = { model: model(600), dataset: dataset(600) };
    let cancelledAt = 0;
    setTimeout(() => {
      cancelledAt = performance.now();
      controller.abort();
    }, 100);
    const work = shap.run(inputs, { ...defaults, permutations: 1000 }, context(1, controller.signal));
    await expect(work).rejects.toThrow(/abort/i);
    expect(performance.now() - cancelledAt).toBeLessThan(200);
  });
});
