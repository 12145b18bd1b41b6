// Partial dependence, ICE, accumulated local effects and permutation importance against scikit-learn's numbers, closed
// forms, and the definitions worked out row by row.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accumulatedLocalEffects } from '#engine/explain/inspect/accumulated-local-effects.ts';
import { changedOutputs } from '#engine/explain/inspect/changed-columns.ts';
import { binEdges, featureGrid, mQuantile, sortedColumn, stepQuantile } from '#engine/explain/inspect/feature-grid.ts';
import { mostInfluential } from '#engine/explain/inspect/influence.ts';
import { centred, partialDependence } from '#engine/explain/inspect/partial-dependence.ts';
import { permutationImportance } from '#engine/explain/inspect/permutation-importance.ts';
import { classOf, rowScore } from '#engine/explain/inspect/row-score.ts';
import { aNumber, denseModel, normalRows, randomModel, threeClasses, twoClasses } from '#test/support/small-models.ts';
import { openExplained } from '#engine/explain/shapley/open-explained.ts';
import type { ExplainedModel } from '#engine/explain/shapley/open-explained.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { deriveSeed, generator, permutation } from '#engine/kernels/random.ts';

let tf: Tf;
let tensors = 0;
beforeAll(async () => {
  ({ tf } = await openBackend());
  tensors = tf.memory().numTensors;
});
afterAll(() => expect(tf.memory().numTensors).toBe(tensors));

async function opened<T>(
  model: Parameters<typeof openExplained>[1],
  work: (m: ExplainedModel) => Promise<T>,
  change: (m: ExplainedModel) => ExplainedModel = (m) => m,
): Promise<T> {
  const own = openExplained(tf, model);
  try {
    return await work(change(own));
  } finally {
    own.dispose();
  }
}

/** The rows of the fixture: round(3·sin(1.7·i + 2.1·k) + k/2, 3). */
const x = Float32Array.from({ length: 24 * 3 }, (_, at) => {
  const [i, k] = [Math.floor(at / 3), at % 3];
  return Math.round((3 * Math.sin(1.7 * i + 2.1 * k) + k * 0.5) * 1000) / 1000;
});
const logistic = denseModel(3, twoClasses, [{ kernel: [0.8, -0.5, 0.3], bias: [-0.2], activation: 'sigmoid' }]);

function close(actual: ArrayLike<number>, expected: readonly number[], digits = 5): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, digits));
}

describe('the grid', () => {
  test('has the quantiles of scipy.stats.mstats.mquantiles', () => {
    const sorted = sortedColumn(x, 3, 0);
    close(
      [0.05, 0.3, 0.95].map((p) => mQuantile(sorted, p)),
      [-2.8960900235176084, -1.7899799704551698, 2.9843599700927737],
    );
  });

  test('holds all values of a column that has few, and rises', () => {
    expect([...featureGrid(Float64Array.of(1, 1, 2, 5), 3, 'quantiles')]).toEqual([1, 2, 5]);
    const grid = featureGrid(sortedColumn(normalRows(500, 1, 3), 1, 0), 20, 'quantiles');
    expect(grid.length).toBe(20);
    grid.forEach((value, i) => i > 0 && expect(value).toBeGreaterThan(grid[i - 1] ?? Number.NaN));
  });

  test('cuts bins at values of the column (R, type 1) without doubles', () => {
    const sorted = Float64Array.of(1, 2, 3, 4, 5, 6, 7);
    expect([1 / 7, 3 / 7, 0.5, 1].map((p) => stepQuantile(sorted, p))).toEqual([1, 3, 4, 7]);
    expect([...binEdges(Float64Array.of(0, 0, 0, 0, 1, 2), 3)]).toEqual([0, 2]);
    expect([...binEdges(Float64Array.of(4, 4, 4), 5)]).toEqual([4]);
  });
});

describe('partial dependence', () => {
  test('is scikit-learn’s (1.9.1, brute force) on average and row by row', async () => {
    const grid = featureGrid(sortedColumn(x, 3, 0), 5, 'even');
    close(
      grid,
      [-2.8960900235176084, -1.4259775251150129, 0.044134973287582646, 1.5142474716901777, 2.9843599700927737],
    );
    const task = { x, axes: [{ feature: 0, grid }], lines: 2 };
    const found = await opened(logistic, (model) => partialDependence(tf, model, task));
    close(
      found.mean,
      [0.13741563260555267, 0.28462836146354675, 0.4680260419845581, 0.6563788056373596, 0.8213613629341125],
    );
    close(
      found.lines,
      [
        0.010494315065443516, 0.03323724493384361, 0.1002732664346695, 0.26539725065231323, 0.5394150614738464,
        0.1317615956068039, 0.3297353982925415, 0.6146042943000793, 0.837915301322937, 0.9436880350112915,
      ],
    );
    const moved = centred(found, 1);
    expect([moved.mean[0], moved.lines[0], moved.lines[5]]).toEqual([0, 0, 0]);
    expect(moved.lines[9]).toBeCloseTo(0.9436880350112915 - 0.1317615956068039, 5);
  });

  test('is scikit-learn’s on two features', async () => {
    const axes = [0, 2].map((feature) => ({ feature, grid: featureGrid(sortedColumn(x, 3, feature), 3, 'even') }));
    const found = await opened(logistic, (model) => partialDependence(tf, model, { x, axes, lines: 0 }));
    close(
      found.mean,
      [
        0.05054212734103203, 0.10937180370092392, 0.21295185387134552, 0.3051495850086212, 0.4710158109664917,
        0.6414635181427002, 0.7414519190788269, 0.8610191345214844, 0.9337729811668396,
      ],
    );
  });
});

describe('changed columns', () => {
  const rows = normalRows(30, 5, 1);
  const model = randomModel(5, threeClasses, 3, 2);
  const values = Float32Array.from({ length: 30 }, (_, i) => i / 7 - 2);
  const changes = [
    [
      { feature: 1, values },
      { feature: 4, values: 0.25 },
    ],
    [
      { feature: 3, values: -1 },
      { feature: 0, values },
    ],
  ];

  async function all(change: (m: ExplainedModel) => ExplainedModel): Promise<Float32Array[]> {
    const outputs = changes.map(() => new Float32Array(30 * 3));
    const variants = { count: 2, changes: (variant: number) => changes[variant] ?? [] };
    await opened(
      model,
      (m) => changedOutputs(tf, m, rows, variants, (v, start, _, found) => outputs[v]?.set(found, start * 3)),
      change,
    );
    return outputs;
  }

  test('answer as the rows written out do, through the first dense layer or not, in one piece or many', async () => {
    const written = changes.map((own) => {
      const changed = rows.slice();
      for (const { feature, values: v } of own)
        for (let row = 0; row < 30; row += 1) changed[row * 5 + feature] = typeof v === 'number' ? v : (v[row] ?? 0);
      return changed;
    });
    const expected = await opened(model, (m) => Promise.all(written.map((own) => m.predictRows(own))));
    const plain = ({ firstDense: _, ...m }: ExplainedModel): ExplainedModel => m;
    const variants = [
      (m: ExplainedModel) => m,
      plain,
      (m: ExplainedModel) => ({ ...m, batchRows: 7 }),
      (m: ExplainedModel) => ({ ...plain(m), batchRows: 7 }),
    ];
    for (const variant of variants)
      (await all(variant)).forEach((outputs, v) => close(outputs, [...(expected[v] ?? [])], 5));
  });

  test('stop when they are cancelled', async () => {
    const controller = new AbortController();
    controller.abort();
    const variants = { count: 2, changes: (variant: number) => changes[variant] ?? [] };
    const work = opened(model, (m) => changedOutputs(tf, m, rows, variants, () => {}, { signal: controller.signal }));
    await expect(work).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});

describe('accumulated local effects', () => {
  test('of a linear model are its slope from the bins’ centre', async () => {
    const model = denseModel(2, aNumber, [{ kernel: [3, -2], bias: [1], activation: 'linear' }]);
    const rows = Float32Array.of(0, 5, 1, 5, 2, 1, 4, 2, 7, 0, 8, 1);
    const axes = [{ feature: 0, edges: binEdges(sortedColumn(rows, 2, 0), 3) }];
    const [found] = await opened(model, (m) => accumulatedLocalEffects(tf, m, { x: rows, axes }));
    // Edges 0, 1, 4, 8 hold 2 rows each: the mean of the bins' middles is (0.5 + 2.5 + 6) / 3 = 3.
    expect([...(axes[0]?.edges ?? [])]).toEqual([0, 1, 4, 8]);
    close(found?.effects ?? [], [-9, -6, 3, 15]);
    expect([...(found?.counts ?? [])]).toEqual([2, 2, 2]);
  });

  test('are their definition, row by row', async () => {
    const features = 3;
    const rows = normalRows(60, features, 9);
    const model = randomModel(features, threeClasses, 3, 4);
    const edges = binEdges(sortedColumn(rows, features, 1), 6);
    const [found] = await opened(model, (m) =>
      accumulatedLocalEffects(tf, m, { x: rows, axes: [{ feature: 1, edges }] }),
    );
    const at = (value: (row: number) => number): Promise<Float64Array> => {
      const changed = rows.map((v, i) => (i % features === 1 ? value(Math.floor(i / features)) : v));
      return opened(model, (m) => m.predictRows(changed));
    };
    const binOf = (row: number): number => {
      const value = rows[row * features + 1] ?? 0;
      return Math.max(
        1,
        edges.findIndex((edge) => value <= edge),
      );
    };
    const [low, high] = [await at((row) => edges[binOf(row) - 1] ?? 0), await at((row) => edges[binOf(row)] ?? 0)];
    for (const k of [0, 2]) {
      const raw = [0];
      let middle = 0;
      for (let bin = 1; bin < edges.length; bin += 1) {
        const inside = Array.from({ length: 60 }, (_, row) => row).filter((row) => binOf(row) === bin);
        const change = inside.reduce((sum, row) => sum + (high[row * 3 + k] ?? 0) - (low[row * 3 + k] ?? 0), 0);
        raw.push((raw[bin - 1] ?? 0) + change / inside.length);
        middle += (inside.length * ((raw[bin - 1] ?? 0) + (raw[bin] ?? 0))) / 2 / 60;
      }
      close(
        raw.map((_, edge) => found?.effects[edge * 3 + k] ?? Number.NaN),
        raw.map((value) => value - middle),
      );
    }
  });

  test('of a constant column are nothing', async () => {
    const rows = Float32Array.of(4, 1, 4, 2, 4, 3);
    const axes = [{ feature: 0, edges: binEdges(sortedColumn(rows, 2, 0), 3) }];
    const [found] = await opened(randomModel(2, aNumber, 1, 1), (m) =>
      accumulatedLocalEffects(tf, m, { x: rows, axes }),
    );
    expect([...(found?.effects ?? [])]).toEqual([0]);
    expect(found?.counts.length).toBe(0);
  });
});

describe('permutation importance', () => {
  const rows = normalRows(50, 4, 5);
  const truth = Float32Array.from({ length: 50 }, (_, row) => (rows[row * 4] ?? 0) * 2 + (rows[row * 4 + 2] ?? 0));

  test('is the score lost with each shuffled column: mean and spread, 0 for a column that is not used', async () => {
    const model = denseModel(4, aNumber, [{ kernel: [2, 0, 1, 0], bias: [0.1], activation: 'linear' }]);
    const score = rowScore('mean_squared_error', 1, truth);
    const found = await opened(model, (m) =>
      permutationImportance(tf, m, { x: rows, y: truth, score, repeats: 6, seed: 11 }),
    );
    // ŷ is off by 0.1 everywhere.
    expect(found.baseline).toBeCloseTo(0.01, 6);
    const drops = Array.from({ length: 6 }, (_, repeat) => {
      const order = permutation(50, generator(deriveSeed(11, 'shuffle', 2, repeat)));
      return order.reduce((sum, from, row) => {
        const moved = (rows[from * 4 + 2] ?? 0) - (rows[row * 4 + 2] ?? 0);
        return sum + ((moved + 0.1) ** 2 - 0.01) / 50;
      }, 0);
    });
    const mean = drops.reduce((sum, drop) => sum + drop / 6, 0);
    close(found.drops.subarray(12, 18), drops, 4);
    expect(found.mean[2]).toBeCloseTo(mean, 4);
    expect(found.deviation[2]).toBeCloseTo(Math.sqrt(drops.reduce((sum, d) => sum + (d - mean) ** 2 / 6, 0)), 4);
    expect([found.mean[1], found.mean[3], found.deviation[3]].map((v) => Math.abs(v ?? 1) < 1e-6)).toEqual([
      true,
      true,
      true,
    ]);
    expect(found.mean[0]).toBeGreaterThan(found.mean[2] ?? Number.NaN);
    expect(await opened(model, (m) => mostInfluential(tf, m, rows, 2, 1))).toEqual([0, 2]);
  });

  test('of classes falls in accuracy and rises in log loss', async () => {
    const model = denseModel(4, twoClasses, [{ kernel: [4, 0, 0, 0], bias: [0], activation: 'sigmoid' }]);
    const y = Float32Array.from({ length: 50 }, (_, row) => Number((rows[row * 4] ?? 0) > 0));
    for (const name of ['accuracy', 'log_loss'] as const) {
      const task = { x: rows, y, score: rowScore(name, 1, y), repeats: 3, seed: 1 };
      const found = await opened(model, (m) => permutationImportance(tf, m, task));
      expect(found.mean[0]).toBeGreaterThan(0.2);
      expect(Math.abs(found.mean[1] ?? 1)).toBeLessThan(1e-6);
      if (name === 'accuracy') expect(found.baseline).toBe(1);
    }
  });

  test('scores as scikit-learn does', () => {
    const y = Float32Array.of(3, -0.5, 2, 7);
    const predicted = Float32Array.of(2.5, 0, 2, 8);
    const of = (name: Parameters<typeof rowScore>[0]): number => {
      const own = rowScore(name, 1, y);
      return own.score(own.sum(predicted, y));
    };
    // The examples of its documentation.
    expect(of('mean_squared_error')).toBeCloseTo(0.375, 6);
    expect(of('mean_absolute_error')).toBeCloseTo(0.5, 6);
    expect(of('r2')).toBeCloseTo(0.9486081370449679, 6);
    const classes = rowScore('log_loss', 2, Float32Array.of(1, 0, 0, 1));
    const p = Float32Array.of(0.1, 0.9, 0.9, 0.1, 0.8, 0.2, 0.35, 0.65);
    expect(classes.score(classes.sum(p, Float32Array.of(1, 0, 0, 1)))).toBeCloseTo(0.21616187468057912, 5);
    expect([classOf([0.5]), classOf([0.51]), classOf([0.2, 0.5, 0.3])]).toEqual([0, 1, 1]);
  });
});
