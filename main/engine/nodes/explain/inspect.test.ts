// What is special to the runners that look into a model: units of the table, names, tables. Their numbers are proven in
// main/engine/explain/inspect, what they refuse in inspect-refused.test.ts.
import { noTable } from '#test/support/no-table.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { translator } from '#shared/text/translate.ts';
import { languages } from '#shared/text/language.ts';
import {
  aNumber,
  datasetOf,
  denseModel,
  normalRows,
  randomModel,
  splitOf,
  threeClasses,
  twoClasses,
} from '#test/support/small-models.ts';
import { boundsWritten } from '#engine/nodes/explain/feature-bounds.ts';
import { tableFrom } from '#engine/kinds/kinds.ts';
import { viewsOf } from '#engine/kinds/kinds.ts';
import type { OneDataset } from '#test/support/one-input.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { both, data, held, line, report, scaling, three, train } from '#test/support/inspect-reports.ts';
import type { Inputs, Kind } from '#test/support/inspect-reports.ts';

let tf: Tf;
let tensors = 0;
beforeAll(async () => {
  ({ tf } = await openBackend());
  tensors = tf.memory().numTensors;
});
afterAll(() => expect(tf.memory().numTensors).toBe(tensors));

describe('every report', () => {
  const cases: readonly (readonly [Kind, Inputs, Record<string, unknown>])[] = [
    ['explain.permutationImportance', both, {}],
    ['explain.partialDependence', both, {}],
    ['explain.partialDependence', { model: three, dataset: data(threeClasses) }, { together: 'pair' }],
    ['explain.accumulatedLocalEffects', { model: three, dataset: data(threeClasses) }, {}],
    ['explain.counterfactual', both, {}],
    ['explain.surrogateTree', { model: three, dataset: data(threeClasses) }, {}],
    ['explain.surrogateTree', { model: line, dataset: data(aNumber) }, {}],
    ['explain.nearestExamples', { model: three, dataset: data(threeClasses) }, { space: 'hidden' }],
    ['train.descentView', {}, { surface: 'saddle', points: 9 }],
  ];
  test.each(cases)('%s shows plots and tables with words in every language', async (kind, inputs, params) => {
    const value = await report(kind, inputs, params);
    for (const language of languages) {
      const t = translator(language);
      const views = await viewsOf(value, t, noTable);
      expect(views.some(({ view }) => view === 'table')).toBe(true);
      const plots = views.filter(({ view }) => view === 'plot');
      if (kind !== 'explain.nearestExamples') expect(views[0]?.view).toBe('plot');
      expect(new Set(plots.map((view) => view.view === 'plot' && view.id)).size).toBe(plots.length);
      for (const { title } of views) expect(t(title)).not.toBe(title);
      const written = JSON.stringify(views.map((view) => ({ ...view, title: '' })));
      expect(/\{\{|"(plot|column|view|studio)\.[a-zA-Z.]+"/.exec(written)?.[0]).toBeUndefined();
    }
  });
});

test('a report read as a table is its first table, row by row', async () => {
  const value = await report('explain.permutationImportance', both);
  const table = tableFrom(value);
  expect(table?.columns.map(({ name, type }) => [name, type])).toEqual([
    ['feature', 'text'],
    ['importance', 'number'],
    ['deviation', 'number'],
  ]);
  const rows = value.tables?.[0]?.rows ?? [];
  expect(table?.rows).toBe(3);
  expect([0, 1, 2].map((row) => [0, 1, 2].map((column) => table?.cell(column, row)))).toEqual(rows);
});

describe('explain.partialDependence', () => {
  test('has its axis in the units of the table and the named features in their order', async () => {
    const { plots = [] } = await report('explain.partialDependence', both, { features: 'f2\nf0', points: 5, lines: 3 });
    const [first, second] = plots;
    if (first?.plot !== 'dependence' || second?.plot !== 'dependence') throw new Error('No dependence');
    expect([first.feature, second.feature]).toEqual(['f2', 'f0']);
    expect(first.x.length).toBe(5);
    expect(first.lines.length).toBe(15);
    expect(first.marks.length).toBe(9);
    // 30 ± 5: the feature's own mean and spread.
    expect(Math.abs((first.x[2] ?? 0) - 30)).toBeLessThan(3);
    expect((first.mean[0] ?? 0) > (first.mean[4] ?? 1)).toBe(true);
    expect((second.mean[0] ?? 1) < (second.mean[4] ?? 0)).toBe(true);
  });

  test('looks at the most influential where none is named, at every class or at the one named', async () => {
    const inputs = { model: three, dataset: data(threeClasses) };
    const all = await report('explain.partialDependence', inputs, { most: 2 });
    expect(all.plots?.length).toBe(2);
    expect(all.plots?.[0]).toMatchObject({ outputs: ['a', 'b', 'c'] });
    const one = await report('explain.partialDependence', inputs, { output: 'b', most: 1, lines: 4 });
    expect(one.plots?.[0]).toMatchObject({ outputs: ['b'] });
    expect(one.tables?.[0]?.rows.every((row) => row[2] === 'b')).toBe(true);
    const steepest = await report('explain.partialDependence', both, { most: 1 });
    expect(steepest.plots?.[0]).toMatchObject({ feature: 'f0' });
  });
});

describe('explain.permutationImportance', () => {
  test('ranks features, and says R² for a number', async () => {
    const truth = Array.from({ length: 40 }, (_, row) => 3 * (held.x[row * 3] ?? 0) - (held.x[row * 3 + 2] ?? 0));
    const dataset = { ...data(aNumber), splits: { ...data(aNumber).splits, test: splitOf(held.x, 3, truth) } };
    const { metrics, tables } = await report('explain.permutationImportance', { model: line, dataset });
    expect(metrics['r2_score']).toBeGreaterThan(0.99);
    expect(tables?.[0]?.rows.map(([name]) => name)).toEqual(['f0', 'f2', 'f1']);
    expect(tables?.[0]?.rows[2]?.slice(1)).toEqual([0, 0]);
  });
});

describe('explain.counterfactual', () => {
  test('tells each change in the units of the table, and they carry the row over', async () => {
    const { tables = [], metrics } = await report('explain.counterfactual', both, { rows: 6 });
    const [rows, changes] = tables;
    expect([metrics['rows_used'], metrics['counterfactuals_found'], metrics['not_found']]).toEqual([6, 6, 0]);
    expect(rows?.rows.length).toBe(6);
    for (const row of rows?.rows ?? []) expect([row[1], row[2] === row[4]]).toEqual([true, false]);
    for (const [number, feature, original, now, change] of changes?.rows ?? []) {
      const f = Number(String(feature).slice(1));
      const x = held.x[(Number(number) - 1001) * 3 + f] ?? 0;
      expect(original).toBeCloseTo(x * (scaling[0].scale[f] ?? 0) + (scaling[0].mean[f] ?? 0), 3);
      expect(Number(now) - Number(original)).toBeCloseTo(Number(change), 3);
      expect(feature).not.toBe('f1');
    }
  });

  test('leaves counts and 0/1 whole in the units of the table', async () => {
    const steps = [
      { step: 'standardise', mean: Float64Array.of(2.3, 0.4, 50), scale: Float64Array.of(1.6, 0.49, 9) },
    ] as const;
    const rowsOf = (count: number, seed: number) => {
      const random = normalRows(count, 3, seed);
      return random.map((value, i) => {
        const f = i % 3;
        const raw = f === 0 ? Math.round(Math.abs(3 * value)) : f === 1 ? Number(value > 0) : 50 + 9 * value;
        return (raw - (steps[0].mean[f] ?? 0)) / (steps[0].scale[f] ?? 1);
      });
    };
    const splits = { train: splitOf(rowsOf(80, 1), 3), test: splitOf(rowsOf(40, 2), 3) };
    const dataset = { ...datasetOf(3, twoClasses, splits), preprocessing: steps };
    const layer = { kernel: [1, 0.8, -0.3], bias: [0.1], activation: 'sigmoid' };
    const model = { ...denseModel(3, twoClasses, [layer]), preprocessing: steps };
    const { tables = [], metrics } = await report('explain.counterfactual', { model, dataset }, { rows: 8 });
    const [rows, changes] = tables;
    expect(metrics['not_found']).toBe(0);
    for (const row of rows?.rows ?? []) expect(row[2]).not.toBe(row[4]);
    const moved = (changes?.rows ?? []).filter(([, feature]) => feature !== 'f2');
    expect(moved.length).toBeGreaterThan(0);
    for (const [, feature, original, now] of moved) {
      expect([Number.isInteger(original), Number.isInteger(now)]).toEqual([true, true]);
      if (feature === 'f1') expect([0, 1]).toContain(now);
    }
  });

  test('keeps what is fixed and within what is written, and says when there is no way', async () => {
    const kept = await report('explain.counterfactual', both, { fixed: 'f0' });
    expect(kept.tables?.[1]?.rows.every((row) => row[1] !== 'f0')).toBe(true);
    const shut = await report('explain.counterfactual', both, { fixed: 'f0, f1', bounds: 'f2: 29 .. 31' });
    expect(shut.metrics['not_found']).toBeGreaterThan(0);
    expect(shut.tables?.[0]?.rows.some((row) => row[1] === false && row[4] === null)).toBe(true);
    for (const [, , original, now] of shut.tables?.[1]?.rows ?? []) {
      expect(Number(now)).toBeGreaterThanOrEqual(Math.min(29, Number(original)) - 1e-3);
      expect(Number(now)).toBeLessThanOrEqual(Math.max(31, Number(original)) + 1e-3);
    }
  });

  test('carries a number into its range', async () => {
    const inputs = { model: line, dataset: data(aNumber) };
    const { tables } = await report('explain.counterfactual', inputs, { atLeast: 4, atMost: 5 });
    expect(tables?.[0]?.rows.length).toBe(5);
    for (const row of tables?.[0]?.rows ?? []) {
      expect(Number(row[3])).toBeGreaterThan(4);
      expect(Number(row[3])).toBeLessThan(5);
    }
  });

  test('reads bounds with either end missing', () => {
    expect(boundsWritten('f0: -1.5 .. 2e3\n\na: b:.. 3\n f2 : 4 ..', ['f0', 'a: b', 'f2'])).toEqual([
      { feature: 0, low: -1.5, high: 2000 },
      { feature: 1, low: Number.NEGATIVE_INFINITY, high: 3 },
      { feature: 2, low: 4, high: Number.POSITIVE_INFINITY },
    ]);
  });
});

describe('explain.surrogateTree', () => {
  test('says a rule in the units of the table where the model is one', async () => {
    const step = {
      ...denseModel(3, twoClasses, [{ kernel: [0, 40, 0], bias: [-20], activation: 'sigmoid' }]),
      preprocessing: scaling,
    };
    const { metrics, plots, tables } = await report(
      'explain.surrogateTree',
      { model: step, dataset: data(twoClasses) },
      { minLeaf: 1 },
    );
    expect(metrics['fidelity_training']).toBe(1);
    expect(metrics['fidelity']).toBeGreaterThan(0.9);
    expect(metrics['leaves']).toBe(2);
    const [tree] = plots ?? [];
    if (tree?.plot !== 'tree') throw new Error('No tree');
    const question = tree.nodes[0]?.question;
    if (!question || !('threshold' in question)) throw new Error('No threshold');
    expect(question.feature).toBe('f1');
    // 0.5 · 4 + 20.
    expect(Math.abs(question.threshold - 22)).toBeLessThan(0.5);
    expect(tables?.[0]?.rows.map((row) => row.slice(1))).toEqual([
      [80, expect.any(String), expect.any(Number), false],
      [expect.any(Number), 'calm', 1, true],
      [expect.any(Number), 'wild', 1, true],
    ]);
  });
});

describe('explain.nearestExamples', () => {
  test('does not give a training row itself, and counts those of the predicted class', async () => {
    const { tables, metrics } = await report('explain.nearestExamples', both, {
      split: 'train',
      rows: 4,
      neighbours: 3,
    });
    const rows = tables?.[0]?.rows ?? [];
    expect(rows.length).toBe(12);
    expect(rows.every((row) => row[0] !== row[4] && Number(row[5]) > 0)).toBe(true);
    const agree = rows.filter((row) => row[1] === row[6]).length / 12;
    expect(metrics['neighbours_agree']).toBeCloseTo(agree, 12);
  });
});

describe('rows by their numbers', () => {
  test('are taken in the order in which they are asked for', async () => {
    const near = await report('explain.nearestExamples', both, { which: [1007, 1002], neighbours: 1 });
    expect(near.tables?.[0]?.rows.map(([row]) => row)).toEqual([1007, 1002]);
    const changed = await report('explain.counterfactual', both, { which: [1030], rows: 5 });
    expect(changed.tables?.[0]?.rows.map(([row]) => row)).toEqual([1030]);
  });

  test('count from 1: the first row of the table is 1', async () => {
    const test = { ...held, source: held.source.map((place) => place - 1000) };
    const whole = data(twoClasses);
    const moved = { ...both, dataset: { ...whole, splits: { ...whole.splits, test } } };
    const first = await report('explain.nearestExamples', moved, { which: [1], neighbours: 1 });
    const unasked = await report('explain.nearestExamples', moved, { rows: 1, neighbours: 1 });
    expect(first.tables).toEqual(unasked.tables);
    expect(first.tables?.[0]?.rows[0]?.[0]).toBe(1);
  });

  test('of pictures show them, black to white, with their neighbours', async () => {
    const tall: OneDataset = {
      ...datasetOf(4, twoClasses, { train: splitOf(normalRows(9, 4, 1), 4), test: splitOf(normalRows(3, 4, 2), 4) }),
      shape: [2, 2, 1],
      features: [],
    };
    const model = { ...randomModel(4, twoClasses, 1, 3), shape: [2, 2, 1], features: [] };
    const { plots } = await report('explain.nearestExamples', { model, dataset: tall }, { rows: 2, neighbours: 3 });
    const [pictures] = plots ?? [];
    if (pictures?.plot !== 'pictures') throw new Error('No pictures');
    expect(pictures).toMatchObject({ width: 2, height: 2, channels: 1 });
    expect(pictures.images.map(({ label }) => label.split(' ')[0])).toEqual([
      '1001:',
      '#1',
      '#2',
      '#3',
      '1002:',
      '#1',
      '#2',
      '#3',
    ]);
    const all = pictures.images.flatMap(({ pixels }) => [...pixels]);
    expect([Math.min(...all), Math.max(...all)]).toEqual([0, 255]);
  });
});

describe('train.descentView', () => {
  test('draws every optimizer over its surface and counts what diverged', async () => {
    const value = await report('train.descentView', {}, { steps: 30, points: 15 });
    const [drawn] = value.plots ?? [];
    if (drawn?.plot !== 'descent') throw new Error('No descent');
    expect(drawn.paths.map(({ optimizer }) => optimizer)).toEqual(['gradientDescent', 'sgd', 'momentum', 'adam']);
    expect(drawn.paths.every(({ steps }) => steps.length === 31)).toBe(true);
    expect(drawn.loss.length).toBe(15 * 15);
    expect(value.tables?.[0]?.rows.length).toBe(31 * 4);
    const wild = await report('train.descentView', {}, { learningRate: 3, points: 5 });
    expect([wild.metrics['diverged'], wild.metrics['loss_gradient_descent']]).toEqual([3, null]);
  });

  test('trains a real network and shows the plane of its ways', async () => {
    const classes = Array.from({ length: 80 }, (_, row) => Number((train.x[row * 3] ?? 0) > 0));
    const dataset = datasetOf(3, twoClasses, { train: splitOf(train.x, 3, classes) });
    const { network } = denseModel(3, twoClasses, [
      { kernel: Array.from({ length: 12 }, () => 0), bias: [0, 0, 0, 0], activation: 'tanh' },
      { kernel: [0, 0, 0, 0], bias: [0], activation: 'sigmoid' },
    ]);
    const inputs = { dataset, network: { type: 'layer', network } as const };
    const params = { surface: 'network', steps: 40, points: 7, learningRate: 0.5, adamRate: 0.05 };
    const value = await report('train.descentView', inputs, params);
    const [drawn] = value.plots ?? [];
    if (drawn?.plot !== 'descent') throw new Error('No descent');
    expect(drawn.axes).toBe('components');
    expect(value.metrics['plane_share']).toBeGreaterThan(0.5);
    for (const { loss } of drawn.paths) expect((loss.at(-1) ?? 9) < (loss[0] ?? 0)).toBe(true);
    expect([...drawn.loss].every((loss) => Number.isFinite(loss))).toBe(true);
    expect(await report('train.descentView', inputs, params)).toEqual(value);
  });
});
