// What is special to the runner: the choice of method, rows and background, raw units, names, and every refusal.
import { otherSteps } from '#test/support/scale-step.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '#shared/protocol/problem.ts';
import type { WireInfo } from '#shared/spec/ports.ts';
import { shap } from '#engine/nodes/explain/shap.ts';
import type { RunContext } from '#engine/values/runner.ts';
import { oneInput, oneOutputModel } from '#test/support/one-input.ts';
import type { OneDataset, OneModel, OneSplit } from '#test/support/one-input.ts';
import type { ExplanationValue } from '#engine/values/explanation.ts';
import { refTo } from '#engine/network/build-network.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { generator } from '#engine/kernels/random.ts';
import { onTheClock, withinOnTheClock } from '#test/support/clock.ts';

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

function split(rows: number, features: number, seed: number): OneSplit {
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

function preprocessing(features: number): OneDataset['preprocessing'] {
  return [
    { step: 'standardise', mean: new Float64Array(features).fill(10), scale: new Float64Array(features).fill(2) },
  ];
}

function dataset(features: number): OneDataset {
  const splits = { train: split(40, features, 1), validation: split(0, features, 2), test: split(6, features, 3) };
  return {
    shape: [features],
    features: columnNames(features),
    target,
    preprocessing: preprocessing(features),
    splits,
  };
}

function model(features: number, scale = 1): OneModel {
  const kernel = numbers(features * 4, 7).map((v) => v * scale);
  const layers = [
    { name: 'x', className: 'InputLayer', config: { batch_shape: [null, features] }, calls: [] },
    { name: 'h', className: 'Dense', config: { units: 4, activation: 'relu' }, calls: [[refTo('x')]] },
    { name: 'y', className: 'Dense', config: { units: 1, activation: 'sigmoid' }, calls: [[refTo('h')]] },
  ];
  return {
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

const defaults = {
  method: 'auto',
  split: 'test',
  rows: 20,
  seconds: null,
  backgroundFrom: 'drawn',
  background: 100,
  backgroundRows: [],
  link: 'identity',
  permutations: 2,
  variant: 'paired',
  coalitions: 2048,
  l1: 'auto',
} as const;

interface Asked {
  readonly model: OneModel;
  readonly dataset: OneDataset;
}

const given = (asked: Asked) => ({ model: oneOutputModel(asked.model), dataset: oneInput(asked.dataset) });

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
    given({ model: model(features), dataset: dataset(features) }),
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

  it('splits Owen values where a picture is halved, elsewhere by what goes together, and says so', async () => {
    const shape = [2, 3, 1];
    const [head, ...others] = model(6).network.layers;
    const flatten = { name: 'flat', className: 'Flatten', config: {}, calls: [[refTo('x')]] };
    const input = { ...head, name: 'x', className: 'InputLayer', config: { batch_shape: [null, ...shape] }, calls: [] };
    const [h, y] = others.map((layer) => (layer.name === 'h' ? { ...layer, calls: [[refTo('flat')]] } : layer));
    const layers = [input, flatten, ...(h && y ? [h, y] : [])];
    const pictures: OneModel = { ...model(6), shape, network: { ...model(6).network, layers } };
    const params = { ...defaults, method: 'partition' as const };
    const ofPictures = await shap.run(given({ model: pictures, dataset: { ...dataset(6), shape } }), params, context());
    const ofColumns = await run(6, { method: 'partition' });
    expect(ofPictures.explanation.notices).toContain('treeOfPlaces');
    expect(ofColumns.notices).toContain('treeOfColumns');
    expect(ofPictures.explanation.predictions).toEqual(ofColumns.predictions);
    expect(ofPictures.explanation.values).not.toEqual(ofColumns.values);
    expect(ofPictures.explanation.additivityError).toBeLessThan(1e-6);
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
      problemOf(shap.run(given({ ...good, ...inputs }), { ...defaults, ...params }, context()));
    expect(await refused({ dataset: dataset(4) })).toBe('model.columns');
    expect(await refused({ dataset: { ...dataset(3), features: ['c0', 'c2', 'other'] } })).toBe('model.columns');
    expect(await refused({ dataset: { ...dataset(3), preprocessing: otherSteps(dataset(3).preprocessing) } })).toBe(
      'model.preprocessing',
    );
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
      inputs: [{ name: '', shape: [features], features: columnNames(features), standardised: true }],
      targets: [target],
      rows: { train: 40, validation: 0, test },
    });
    const trained = { type: 'model', inputs: info(13, 6).inputs, targets: [target], parameters: 61 } as const;
    const asked = { node: 'n1', signal: new AbortController().signal, folder: undefined };
    const good = await shap.infer({ model: trained, dataset: info(13, 6) }, defaults, asked);
    expect(good).toEqual({ outputs: { explanation: { type: 'explanation' } }, problems: [] });
    const bad = await shap.infer({ model: trained, dataset: info(14, 0) }, { ...defaults, method: 'exact' }, asked);
    expect(bad.problems.map((p) => p.code)).toEqual(['model.columns', 'explain.tooManyFeatures', 'explain.noRows']);
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
    const work = shap.run(given(inputs), { ...defaults, permutations: 1000 }, context(1, controller.signal));
    // What there is by then is kept; without a single row there is nothing to keep.
    const kept = await work.catch((error: unknown) => error);
    withinOnTheClock(performance.now() - cancelledAt, 200);
    if (kept instanceof Error) expect(kept.message).toMatch(/abort/i);
    else expect(kept).toMatchObject({ explanation: { stopped: true, notices: expect.arrayContaining(['stopped']) } });
  });

  it('tightens within its budget, says how sure it is, and adds up', async () => {
    const started = performance.now();
    const found = await run(100, { seconds: 1, background: 40 });
    withinOnTheClock(performance.now() - started, 2500);
    expect(found).toMatchObject({ method: 'permutation', why: 'many' });
    // A machine that is busy gets through fewer rows, never none, or through one round, and says so.
    expect(found.rows).toBeGreaterThan(0);
    const sure = found.intervals?.some((half) => half >= 0) === true;
    if (onTheClock) expect([found.rows, sure]).toEqual([6, true]);
    const told = [sure ? 'estimates' : 'noIntervals', ...(found.rows < 6 ? ['fewerRows'] : [])];
    expect(found.notices).toEqual(['interventional', ...told]);
    expect(found.intervals?.length).toBe(found.values.length);
    // A row has intervals for all of its features, or came through one round alone and has none.
    const width = found.values.length / found.rows;
    const known = Array.from({ length: found.rows }, (_, row) =>
      found.intervals?.slice(row * width, (row + 1) * width).filter((half) => half >= 0),
    );
    expect(known.filter((own) => own?.length !== width && own?.length !== 0)).toEqual([]);
    if (onTheClock) expect(known.every((own) => own?.length === width)).toBe(true);
    expect(found.additivityError).toBeLessThan(1e-6);
  });

  it.each(['kernel', 'partition', 'sampling'] as const)('explains by %s, close to the exact values', async (method) => {
    const exact = await run(6, { method: 'exact', rows: 2 });
    const near = await run(6, { method, rows: 2, permutations: 400, variant: 'stratified', link: 'identity' });
    expect(near.additivityError).toBeLessThan(1e-6);
    expect(near.method).toBe(method);
    // Owen values keep groups together: they are near the Shapley values, not the same.
    const tolerance = method === 'partition' ? 0.1 : method === 'kernel' ? 1e-6 : 0.01;
    exact.values.forEach((value, i) => expect(Math.abs((near.values[i] ?? 9) - value)).toBeLessThan(tolerance));
  });

  it('gives interactions whose rows sum to the shares, also in log-odds', async () => {
    const found = await run(4, { method: 'interactions', rows: 2, link: 'logit' });
    expect(found).toMatchObject({ link: 'logit', rows: 2 });
    expect(found.interactions?.length).toBe(2 * 16);
    found.values.forEach((value, place) => {
      const row = Array.from(found.interactions?.subarray(place * 4, place * 4 + 4) ?? []);
      expect(row.reduce((sum, v) => sum + v, 0)).toBeCloseTo(value, 8);
    });
    const sum = found.values.subarray(0, 4).reduce((total, v) => total + v, found.base[0] ?? 0);
    expect(sum).toBeCloseTo(found.predictions[0] ?? 0, 5);
  });

  it('knows a linear network, and refuses the closed form of any other', async () => {
    const { network, weights, ...rest } = model(5);
    const last = { name: 'y', className: 'Dense', config: { units: 1, activation: 'sigmoid' }, calls: [[refTo('x')]] };
    const [input] = network.layers;
    if (!input) throw new Error('an input');
    const linear: OneModel = {
      ...rest,
      network: { ...network, layers: [input, last] },
      weights: [
        { layer: 'y', name: 'kernel', shape: [5, 1], values: numbers(5, 9), trainable: true },
        { layer: 'y', name: 'bias', shape: [1], values: numbers(1, 10), trainable: true },
      ],
    };
    const asked = { ...defaults, link: 'logit' } as const;
    const { explanation } = await shap.run(given({ model: linear, dataset: dataset(5) }), asked, context());
    expect(explanation).toMatchObject({ method: 'linear', why: 'linear' });
    expect(explanation.additivityError).toBeLessThan(1e-4);
    expect(weights.length).toBe(4);
    expect(await problemOf(run(5, { method: 'linear' }))).toBe('explain.notLinear');
  });

  it('takes its background from chosen rows or a summary, and says when it is a single row or nothing moves', async () => {
    expect(await run(3, { backgroundFrom: 'rows', backgroundRows: [1, 8, 40] })).toMatchObject({ backgroundRows: 3 });
    const summary = await run(3, { backgroundFrom: 'kmeans', background: 5 });
    expect(summary.backgroundRows).toBeLessThanOrEqual(5);
    expect(summary.additivityError).toBeLessThan(1e-6);
    const whole = await run(3);
    expect(Math.abs((summary.base[0] ?? 0) - (whole.base[0] ?? 1))).toBeLessThan(0.1);
    expect((await run(3, { background: 1 })).notices).toContain('oneBackground');
    for (const row of [41, 0])
      expect(await problemOf(run(3, { backgroundFrom: 'rows', backgroundRows: [row] }))).toBe('explain.backgroundRow');
    expect(await problemOf(run(3, { backgroundFrom: 'rows' }))).toBe('explain.noBackgroundRows');
    const still = await shap.run(given({ model: model(3, 0), dataset: dataset(3) }), defaults, context());
    expect(still.explanation.notices).toContain('constant');
    expect(still.explanation.values.every((v) => Math.abs(v) < 1e-7)).toBe(true);
  });

  it('counts chosen background rows from 1: the first of the training split is 1', async () => {
    const whole = dataset(3);
    const { x, y, source } = whole.splits.train;
    const first = { rows: 1, x: x.slice(0, 3), y: y.slice(0, 1), source: source.slice(0, 1) };
    const cut = { ...whole, splits: { ...whole.splits, train: first } };
    const { explanation } = await shap.run(given({ model: model(3), dataset: cut }), defaults, context());
    expect((await run(3, { backgroundFrom: 'rows', backgroundRows: [1] })).base).toEqual(explanation.base);
    expect((await run(3, { backgroundFrom: 'rows', backgroundRows: [2] })).base).not.toEqual(explanation.base);
  });

  it('refuses columns of another name, and a background row that no answer can be made of', async () => {
    const two = model(3);
    const swapped = { ...dataset(3), features: ['c0', 'c1', 'other'] };
    expect(await problemOf(shap.run(given({ model: two, dataset: swapped }), defaults, context()))).toBe(
      'model.columns',
    );
    const wild = dataset(3);
    wild.splits.train.x[4] = Number.NaN;
    expect(
      await problemOf(shap.run(given({ model: two, dataset: wild }), { ...defaults, background: 40 }, context())),
    ).toBe('explain.notFinite');
  });

  it('explains some of 100,000 rows, evenly from all of them, and says so', async () => {
    const base = dataset(500);
    const rows = 100_000;
    const x = new Float32Array(rows * 500).fill(0.5);
    const source = Int32Array.from({ length: rows }, (_, i) => i);
    const many = { ...base, splits: { ...base.splits, test: { rows, x, y: new Float32Array(rows), source } } };
    const { explanation } = await shap.run(
      given({ model: model(500), dataset: many }),
      { ...defaults, rows, background: 2, method: 'permutation', permutations: 1, seconds: 0.2 },
      context(),
    );
    expect(explanation.rows).toBeGreaterThan(0);
    expect(explanation.rows).toBeLessThan(rows);
    expect(explanation.notices).toContain('fewerRows');
  });

  it('says that kernel needs more coalitions than features', async () => {
    expect(await problemOf(run(20, { method: 'kernel', coalitions: 10, l1: 'none' }))).toBe('explain.tooFewCoalitions');
  });
});
