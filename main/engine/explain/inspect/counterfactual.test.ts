// Counterfactuals of linear models, whose nearest ones are known in closed form, and what they must never do.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { columnSpread } from '#engine/explain/inspect/column-spread.ts';
import { counterfactuals } from '#engine/explain/inspect/counterfactual.ts';
import type { Search } from '#engine/explain/inspect/counterfactual-goal.ts';
import { marginOf, marginTensor } from '#engine/explain/inspect/counterfactual-goal.ts';
import type { Goal } from '#engine/explain/inspect/counterfactual-goal.ts';
import { aNumber, denseModel, normalRows, randomModel, threeClasses, twoClasses } from '#test/support/small-models.ts';
import { wholeBeside, wholeColumns } from '#engine/explain/inspect/whole-columns.ts';
import { openExplained } from '#engine/explain/shapley/open-explained.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import type { OneModel } from '#test/support/one-input.ts';

let tf: Tf;
let tensors = 0;
beforeAll(async () => {
  ({ tf } = await openBackend());
  tensors = tf.memory().numTensors;
});
afterAll(() => expect(tf.memory().numTensors).toBe(tensors));

const weights = [1.5, -0.8, 0.3, 0.9];
const scale = Float64Array.of(1, 2, 0.5, 1);
const linear = denseModel(4, twoClasses, [{ kernel: weights, bias: [0.4], activation: 'sigmoid' }]);
const rows = normalRows(12, 4, 3);
const score = (x: ArrayLike<number>, row = 0): number =>
  weights.reduce((sum, w, f) => sum + w * (x[row * 4 + f] ?? 0), 0.4);

async function searched(model: OneModel, change: Partial<Search>, method: 'auto' | 'gradient' | 'search') {
  const opened = openExplained(tf, model);
  try {
    const x = change.x ?? rows;
    const features = opened.features;
    const search: Search = {
      model: opened,
      features,
      x,
      scale,
      free: new Uint8Array(features).fill(1),
      bounds: () => ({ low: -100, high: 100 }),
      distance: 'l2',
      sparsity: 0,
      maxChanged: features,
      goal: {
        goal: 'class',
        wanted: Int32Array.from({ length: 12 }, (_, row) => (score(x, row) > 0 ? 0 : 1)),
      },
      pool: normalRows(200, features, 8),
      seed: 1,
      ...change,
    };
    const found = await counterfactuals(tf, search, method);
    const outputs = await Promise.all(found.map(async (one) => (one ? opened.predictRows(one.x) : undefined)));
    found.forEach((one, row) => {
      if (one) expect(marginOf(search.goal, row, outputs[row] ?? [])).toBeGreaterThan(0);
    });
    return found;
  } finally {
    opened.dispose();
  }
}

describe('of a linear model', () => {
  test('gradients come to the nearest point of the border', async () => {
    const found = await searched(linear, {}, 'gradient');
    const norm = Math.hypot(...weights.map((w, f) => w * (scale[f] ?? 1)));
    found.forEach((one, row) => {
      const nearest = Math.abs(score(rows, row)) / norm;
      expect(one?.distance).toBeGreaterThanOrEqual(nearest * (1 - 1e-4));
      expect(one?.distance).toBeLessThanOrEqual(nearest * 1.03 + 0.005);
    });
  });

  test('with few features wanted, the one that goes furthest per unit changes alone', async () => {
    const found = await searched(linear, { distance: 'l1', sparsity: 0.5 }, 'gradient');
    found.forEach((one, row) => {
      // |w·s| is 1.5, 1.6, 0.15, 0.9.
      expect(one?.changed).toEqual([1]);
      expect(one?.distance).toBeCloseTo(Math.abs(score(rows, row)) / 1.6, 2);
    });
  });

  test('fixed features stay, bounds hold, and nothing is found where they leave no way', async () => {
    const free = Uint8Array.of(1, 0, 0, 1);
    const bounds: Search['bounds'] = (row, f) => {
      const own = rows[row * 4 + f] ?? 0;
      return { low: Math.min(own, -1), high: Math.max(own, 1) };
    };
    for (const method of ['gradient', 'search', 'auto'] as const) {
      const found = await searched(linear, { free, bounds }, method);
      found.forEach((one, row) => {
        const sign = score(rows, row) > 0 ? -1 : 1;
        const end = (f: number): number => {
          const own = rows[row * 4 + f] ?? 0;
          return sign > 0 ? Math.max(own, 1) : Math.min(own, -1);
        };
        const reach =
          score(rows, row) + 1.5 * (end(0) - (rows[row * 4] ?? 0)) + 0.9 * (end(3) - (rows[row * 4 + 3] ?? 0));
        // At the very edge of reach either answer is right.
        if (Math.abs(reach) > 0.1 && method !== 'search')
          expect([row, one !== undefined]).toEqual([row, reach * sign > 0]);
        if (!one) return;
        expect([one.x[1], one.x[2]]).toEqual([rows[row * 4 + 1], rows[row * 4 + 2]]);
        for (const f of [0, 3]) {
          const { low, high } = bounds(row, f);
          expect(one.x[f]).toBeGreaterThanOrEqual(low);
          expect(one.x[f]).toBeLessThanOrEqual(high);
        }
      });
    }
    const shut = await searched(
      linear,
      { bounds: (row, f) => ({ low: rows[row * 4 + f] ?? 0, high: rows[row * 4 + f] ?? 0 }) },
      'auto',
    );
    expect(shut.every((one) => one === undefined)).toBe(true);
  });

  test('the search comes near without gradients, and is the same for the same seed', async () => {
    const found = await searched(linear, {}, 'search');
    const norm = Math.hypot(...weights.map((w, f) => w * (scale[f] ?? 1)));
    found.forEach((one, row) => {
      expect(one?.distance).toBeLessThanOrEqual((Math.abs(score(rows, row)) / norm) * 3 + 0.3);
    });
    expect(await searched(linear, {}, 'search')).toEqual(found);
    expect(await searched(linear, { seed: 2 }, 'search')).not.toEqual(found);
  });

  test('whole numbers stay whole, or there is no answer', async () => {
    const are = Uint8Array.of(1, 1, 0, 0);
    const whole = { are, beside: (f: number, value: number) => wholeBeside([], f, value) };
    const start = rows.map((value, i) => (i % 4 < 2 ? Math.round(value) : value));
    for (const method of ['gradient', 'search', 'auto'] as const) {
      const found = await searched(linear, { x: start, whole, distance: 'l1', sparsity: 0.5 }, method);
      for (const one of found) {
        expect([one?.x[0], one?.x[1]].every((value) => Number.isInteger(value))).toBe(true);
        expect(one?.changed.length).toBeGreaterThan(0);
      }
    }
    // 1.5 · x₀ + 0.4 lies between 1 and 1.5 for no whole number, and nothing else may move.
    const alone = denseModel(4, aNumber, [{ kernel: [1.5, 0, 0, 0], bias: [0.4], activation: 'linear' }]);
    const free = Uint8Array.of(1, 0, 0, 0);
    const goal: Goal = { goal: 'range', low: 1, high: 1.5, unit: 1 };
    const none = await searched(alone, { x: start, whole, free, goal }, 'auto');
    expect(none.every((one) => one === undefined)).toBe(true);
    const some = await searched(alone, { x: start, free, goal }, 'auto');
    expect(some.every((one) => one !== undefined)).toBe(true);
  });

  test('many whole numbers that change together are rounded so that the answer stays', async () => {
    const kernel = Array.from({ length: 12 }, (_, f) => (f % 3 === 0 ? -0.5 : 0.4));
    const model = denseModel(12, aNumber, [{ kernel, bias: [0], activation: 'linear' }]);
    const whole = {
      are: new Uint8Array(12).fill(1),
      beside: (f: number, value: number) => wholeBeside([], f, value),
    };
    const bounds = () => ({ low: -1, high: 1 });
    const wide = { x: new Float32Array(12), scale: new Float64Array(12).fill(1), pool: new Float32Array(12), bounds };
    const goal: Goal = { goal: 'range', low: 3, high: Number.POSITIVE_INFINITY, unit: 1 };
    const [one] = await searched(model, { ...wide, whole, goal }, 'gradient');
    expect(one && Array.from(one.x).every((value) => [-1, 0, 1].includes(value))).toBe(true);
  });

  test('no more features change than may', async () => {
    const found = await searched(linear, { maxChanged: 2 }, 'auto');
    expect(found.every((one) => one && one.changed.length <= 2)).toBe(true);
  });

  test('a number comes into its range', async () => {
    const model = denseModel(4, aNumber, [{ kernel: weights, bias: [0.4], activation: 'linear' }]);
    const goal: Goal = { goal: 'range', low: 5, high: 6, unit: 2 };
    const found = await searched(model, { goal }, 'auto');
    const norm = Math.hypot(...weights.map((w, f) => w * (scale[f] ?? 1)));
    found.forEach((one, row) => {
      const nearest = (5 - score(rows, row)) / norm;
      expect(one?.distance).toBeGreaterThanOrEqual(nearest * (1 - 1e-4));
      expect(one?.distance).toBeLessThanOrEqual(nearest * 1.03 + 0.02);
    });
  });
});

test('of several classes the wanted one is largest; a saturated model is still left by the search', async () => {
  const model = randomModel(4, threeClasses, 3, 5);
  const goal: Goal = { goal: 'class', wanted: Int32Array.from({ length: 12 }, (_, row) => row % 3) };
  const found = await searched(model, { goal, pool: normalRows(2000, 4, 6).map((v) => v * 2) }, 'auto');
  expect(found.filter((one) => one !== undefined).length).toBeGreaterThan(6);
  const steep = denseModel(4, twoClasses, [
    { kernel: weights.map((w) => w * 1e4), bias: [4e3], activation: 'sigmoid' },
  ]);
  const flat = await searched(steep, {}, 'auto');
  expect(flat.every((one) => one !== undefined)).toBe(true);
});

test('margins are the same on tensors', () => {
  const outputs = [0.2, 0.5, 0.3, 0.6, 0.1, 0.3];
  const goal: Goal = { goal: 'class', wanted: Int32Array.of(0, 0) };
  const range: Goal = { goal: 'range', low: 0.1, high: Number.POSITIVE_INFINITY, unit: 2 };
  const on = (own: Goal, units: number): number[] =>
    tf.tidy(() => [
      ...marginTensor(tf, own, Int32Array.of(0, 1), tf.tensor2d(outputs.slice(0, units * 2), [2, units])).dataSync(),
    ]);
  const by = (own: Goal, units: number): number[] =>
    [0, 1].map((row) => marginOf(own, row, outputs.slice(row * units, (row + 1) * units)));
  for (const [own, units] of [
    [goal, 3],
    [goal, 1],
    [range, 1],
  ] as const)
    on(own, units).forEach((value, i) => expect(value).toBeCloseTo(by(own, units)[i] ?? Number.NaN, 6));
  expect(by(goal, 3)).toEqual([0.2 - 0.5, 0.6 - 0.3]);
});

test('a unit of distance is a column’s standard deviation, 0 for a constant one', async () => {
  const found = await columnSpread(tf, Float32Array.of(1, 0.1, 3, 0.1, 5, 0.1), 2, undefined);
  expect(found.deviation[0]).toBeCloseTo(Math.sqrt(8 / 3), 6);
  expect([found.deviation[1], found.low[0], found.high[0]]).toEqual([0, 1, 5]);
  // Several blocks, far from 0.
  const far = normalRows(3000, 1000, 1).map((v) => v + 100);
  const { deviation, low, high } = await columnSpread(tf, far, 1000, undefined);
  const own = Float64Array.from({ length: 3000 }, (_, row) => far[row * 1000 + 7] ?? 0);
  const mean = own.reduce((sum, v) => sum + v / 3000, 0);
  expect(deviation[7]).toBeCloseTo(Math.sqrt(own.reduce((sum, v) => sum + (v - mean) ** 2 / 3000, 0)), 4);
  expect([low[7], high[7]]).toEqual([Math.min(...own), Math.max(...own)]);
});

test('columns of whole numbers are known by their numbers in the table', async () => {
  const steps = [
    { step: 'standardise', mean: Float64Array.of(0.35, 2.2, 0.5), scale: Float64Array.of(0.48, 1.7, 0.3) },
  ] as const;
  const raw = [0, 3, 0.5, 1, -2, 1, 1, 700, 0.25];
  const x = Float32Array.from(
    raw,
    (value, i) => (value - (steps[0]?.mean[i % 3] ?? 0)) / (steps[0]?.scale[i % 3] ?? 1),
  );
  expect([...(await wholeColumns(x, 3, steps, undefined))]).toEqual([1, 1, 0]);
  const taken = (value: number) => Math.fround((value - 2.2) / 1.7);
  expect(wholeBeside(steps, 1, taken(3.25))).toEqual({ below: taken(3), above: taken(4) });
  expect(wholeBeside(steps, 1, taken(-2))).toEqual({ below: taken(-2), above: taken(-2) });
  // What stands for a gap is nobody's value.
  const fill = { step: 'fill', by: 'mean', values: Float64Array.of(0.4, Number.NaN, 0.4) } as const;
  const filled = x.with(3, (0.4 - 0.35) / 0.48);
  expect([...(await wholeColumns(filled, 3, [fill, ...steps], undefined))]).toEqual([1, 1, 0]);
  expect([...(await wholeColumns(filled, 3, steps, undefined))]).toEqual([0, 1, 0]);
});
