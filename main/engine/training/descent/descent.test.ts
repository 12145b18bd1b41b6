// Trajectories down a surface: against the reference descent, Adam worked out by hand, and trainings of a network whose
// surface is known; and the plane that they lie in.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { descentPath } from '#engine/training/descent/descent-paths.ts';
import type { DescentTask } from '#engine/training/descent/descent-paths.ts';
import { functionSurface, regressionSurface } from '#engine/training/descent/descent-surfaces.ts';
import { principalPlane, symmetricEigen } from '#engine/math/principal-plane.ts';
import { aNumber, denseModel, normalRows } from '#test/support/small-models.ts';
import { lossAt, weightPath } from '#engine/training/descent/weight-paths.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { descend, linearRegression } from '#engine/training/gradient-descent.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { generator } from '#engine/kernels/random.ts';

let tf: Tf;
let tensors = 0;
beforeAll(async () => {
  ({ tf } = await openBackend());
  tensors = tf.memory().numTensors;
});
afterAll(() => expect(tf.memory().numTensors).toBe(tensors));

const names = ['bowl', 'saddle', 'rosenbrock', 'himmelblau'] as const;

function task(change: Partial<DescentTask>): DescentTask {
  const surface = change.surface ?? functionSurface('bowl');
  return {
    surface,
    rule: 'gradientDescent',
    start: surface.start,
    rate: surface.rate,
    momentum: 0.9,
    steps: 50,
    batchSize: 4,
    noise: 0.3,
    seed: 1,
    ...change,
  };
}

describe('on a function', () => {
  test.each(names)('%s has the gradient of its value', (name) => {
    const { objective } = functionSurface(name);
    const h = 1e-5;
    for (const [x, y] of [
      [0.3, -0.7],
      [-1.1, 2],
    ] as const) {
      const [gx, gy] = objective.gradient([x, y]);
      expect(gx).toBeCloseTo((objective.value([x + h, y]) - objective.value([x - h, y])) / (2 * h), 4);
      expect(gy).toBeCloseTo((objective.value([x, y + h]) - objective.value([x, y - h])) / (2 * h), 4);
    }
  });

  test.each(names)('every optimizer goes down %s from where it starts', async (name) => {
    const surface = functionSurface(name);
    for (const rule of ['gradientDescent', 'sgd', 'momentum', 'adam'] as const) {
      const rate = rule === 'adam' ? surface.adamRate : surface.rate;
      const path = await descentPath(task({ surface, rule, rate, steps: 100 }));
      expect([rule, path.diverged, path.loss.length]).toEqual([rule, false, 101]);
      expect((path.loss.at(-1) ?? 1e9) < (path.loss[0] ?? 0)).toBe(true);
    }
  });

  test('gradient descent and momentum are θ ← θ + v, v ← μv − α∇J', async () => {
    const surface = functionSurface('himmelblau');
    for (const [rule, momentum] of [
      ['gradientDescent', 0],
      ['momentum', 0.7],
    ] as const) {
      const path = await descentPath(task({ surface, rule, momentum: 0.7 }));
      let [theta, v]: [readonly number[], readonly number[]] = [surface.start, [0, 0]];
      for (let step = 0; step <= 50; step += 1) {
        const slope = surface.objective.gradient(theta);
        expect(path.x[step]).toBeCloseTo(theta[0] ?? Number.NaN, 12);
        expect(path.y[step]).toBeCloseTo(theta[1] ?? Number.NaN, 12);
        expect(path.loss[step]).toBeCloseTo(surface.objective.value(theta), 10);
        v = v.map((old, i) => momentum * old - surface.rate * (slope[i] ?? 0));
        theta = theta.map((old, i) => old + (v[i] ?? 0));
      }
    }
  });

  test('Adam is Keras’ formula', async () => {
    const surface = functionSurface('bowl');
    const path = await descentPath(task({ surface, rule: 'adam', rate: 0.1, steps: 2 }));
    let theta = [...surface.start];
    let [m, v] = [
      [0, 0],
      [0, 0],
    ];
    for (const step of [1, 2]) {
      const g = surface.objective.gradient(theta);
      m = m.map((old, i) => 0.9 * old + 0.1 * (g[i] ?? 0));
      v = v.map((old, i) => 0.999 * old + 0.001 * (g[i] ?? 0) ** 2);
      const rate = (0.1 * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
      theta = theta.map((old, i) => old - (rate * (m[i] ?? 0)) / (Math.sqrt(v[i] ?? 0) + 1e-7));
      expect(path.x[step]).toBeCloseTo(theta[0] ?? Number.NaN, 12);
      expect(path.y[step]).toBeCloseTo(theta[1] ?? Number.NaN, 12);
    }
    // The first step is the rate itself along each axis.
    expect(path.x[1]).toBeCloseTo(surface.start[0] + 0.1, 5);
  });

  test('a rate that is too high is said to diverge, and ends in numbers', async () => {
    const path = await descentPath(task({ rate: 5, steps: 1000 }));
    expect(path.diverged).toBe(true);
    expect([...path.loss].every((value) => Number.isFinite(value))).toBe(true);
  });

  test('SGD’s noise is the seed’s', async () => {
    const of = (seed: number) => descentPath(task({ rule: 'sgd', seed }));
    expect(await of(1)).toEqual(await of(1));
    expect((await of(2)).x).not.toEqual((await of(1)).x);
    const still = await descentPath(task({ rule: 'sgd', noise: 0 }));
    expect(still.x).toEqual((await descentPath(task({}))).x);
  });
});

test('on a regression gradient descent comes to the least squares', async () => {
  const x = Float64Array.from(normalRows(80, 1, 4));
  const random = generator(5);
  const y = x.map((value) => 3 - 2 * value + 0.1 * random.normal());
  const surface = regressionSurface('linear', x, y);
  const path = await descentPath(task({ surface, steps: 400 }));
  const mean = (v: Float64Array): number => v.reduce((sum, one) => sum + one / v.length, 0);
  const slope =
    x.reduce((sum, v, i) => sum + (v - mean(x)) * ((y[i] ?? 0) - mean(y)), 0) /
    x.reduce((sum, v) => sum + (v - mean(x)) ** 2, 0);
  expect(path.y.at(-1)).toBeCloseTo(slope, 6);
  expect(path.x.at(-1)).toBeCloseTo(mean(y) - slope * mean(x), 6);
  const batches = await descentPath(task({ surface, rule: 'sgd', batchSize: 16, steps: 200 }));
  expect(Math.abs((batches.y.at(-1) ?? 0) - slope)).toBeLessThan(0.1);
  const classes = regressionSurface(
    'logistic',
    x,
    x.map((value) => Number(value > 0.2)),
  );
  const down = await descentPath(task({ surface: classes, steps: 100 }));
  expect(down.loss.at(-1)).toBeLessThan((down.loss[0] ?? 0) / 2);
});

describe('of a network', () => {
  const x = normalRows(20, 1, 7);
  const y = x.map((value) => 1 + 2 * value);
  const model = denseModel(1, aNumber, [{ kernel: [0.5], bias: [-0.5], activation: 'linear' }]);
  const network = buildNetwork(model.network);
  const objective = { losses: ['mean_squared_error'], metrics: [[]] };
  const data = { rows: 20, inputs: [{ values: x, shape: [1] }], truths: [{ values: y, shape: [1] }] };
  const settings = {
    network,
    weights: model.weights,
    objective,
    data,
    optimizer: { className: 'SGD', config: { learning_rate: 0.05 } },
    batchSize: 20,
    seed: 1,
    signal: new AbortController().signal,
    progress: () => {},
  };

  test('the way through its weights is that of the same regression', async () => {
    const path = await weightPath(tf, { ...settings, steps: 12 });
    expect([path.steps, path.diverged]).toEqual([Array.from({ length: 13 }, (_, i) => i), false]);
    // Mean squared error is twice J = Σ(…)²/(2n).
    const regression = linearRegression(
      Array.from(x, (value) => [value]),
      [...y],
    );
    const optimizer = { className: 'SGD', config: { learning_rate: 0.1 } };
    const expected = [...descend(regression, { start: [-0.5, 0.5], optimizer, steps: 12 })];
    expected.forEach(({ theta: [b = 0, w = 0] }, i) => {
      expect(path.points[i]?.[0]).toBeCloseTo(w, 4);
      expect(path.points[i]?.[1]).toBeCloseTo(b, 4);
    });
    const measured = lossAt(tf, network, objective, data);
    expected.forEach(({ value }, i) =>
      expect(measured.loss(path.points[i] ?? new Float32Array(2))).toBeCloseTo(2 * value, 4),
    );
    const plane = await measured.onPlane(
      Float32Array.of(2, 1),
      [Float32Array.of(1, 0), Float32Array.of(0, 1)],
      Float64Array.of(0, 1),
      Float64Array.of(0, 3),
      { signal: settings.signal, progress: () => {} },
    );
    measured.dispose();
    const meanOf = (of: (v: number) => number): number => x.reduce((sum, v) => sum + of(v) / 20, 0);
    [0, 9, meanOf((v) => v * v), meanOf((v) => (v + 3) ** 2)].forEach((loss, i) =>
      expect(plane[i]).toBeCloseTo(loss, 3),
    );
  });

  test('a long one is seen 31 times, a diverging one up to where it was lost, a cancelled one not at all', async () => {
    const long = await weightPath(tf, { ...settings, batchSize: 8, steps: 100 });
    expect([long.points.length, long.steps.at(-1)]).toEqual([31, 100]);
    const optimizer = { className: 'SGD', config: { learning_rate: 1e20 } };
    expect((await weightPath(tf, { ...settings, optimizer, steps: 50 })).diverged).toBe(true);
    const signal = AbortSignal.abort();
    await expect(weightPath(tf, { ...settings, signal, steps: 5 })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
  });
});

describe('the principal plane', () => {
  test('of points in a plane holds them', () => {
    const size = 9;
    const [one, two] = [normalRows(1, size, 1), normalRows(1, size, 2)];
    const random = generator(3);
    const points = new Float32Array(15 * size);
    for (let i = 0; i < 15; i += 1) {
      const [a, b] = [random.normal() * 3, random.normal()];
      for (let f = 0; f < size; f += 1) points[i * size + f] = 5 + a * (one[f] ?? 0) + b * (two[f] ?? 0);
    }
    const plane = principalPlane(tf, points, size);
    expect(plane.explained[0] + plane.explained[1]).toBeCloseTo(1, 5);
    expect(plane.explained[0]).toBeGreaterThan(plane.explained[1]);
    const [p, q] = plane.directions;
    const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, v, f) => sum + v * (b[f] ?? 0), 0);
    [dot(p, p) - 1, dot(q, q) - 1, dot(p, q)].forEach((value) => expect(Math.abs(value)).toBeLessThan(1e-4));
    for (let at = 0; at < points.length; at += 1) {
      const [i, f] = [Math.floor(at / size), at % size];
      const [a = 0, b = 0] = plane.coordinates.subarray(i * 2, i * 2 + 2);
      expect((plane.centre[f] ?? 0) + a * (p[f] ?? 0) + b * (q[f] ?? 0)).toBeCloseTo(points[at] ?? Number.NaN, 3);
    }
  });

  test('of points on a line has no second direction', () => {
    const plane = principalPlane(tf, Float32Array.of(0, 0, 1, 2, 2, 4), 2);
    expect(plane.explained[0]).toBeCloseTo(1, 6);
    expect([...plane.directions[1]]).toEqual([0, 0]);
    expect(plane.coordinates[1]).toBeCloseTo(0, 5);
  });

  test('comes from eigenvalues and eigenvectors', () => {
    const size = 7;
    const half = normalRows(size, size, 4);
    const a = Float64Array.from({ length: size * size }, (_, at) => {
      const [i, j] = [Math.floor(at / size), at % size];
      return (half[i * size + j] ?? 0) + (half[j * size + i] ?? 0);
    });
    const { values, vectors } = symmetricEigen(a, size);
    for (let k = 0; k < size; k += 1) {
      for (let i = 0; i < size; i += 1) {
        let product = 0;
        for (let j = 0; j < size; j += 1) product += (a[i * size + j] ?? 0) * (vectors[j * size + k] ?? 0);
        expect(product).toBeCloseTo((values[k] ?? 0) * (vectors[i * size + k] ?? 0), 8);
      }
    }
  });
});
