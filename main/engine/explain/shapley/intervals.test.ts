// Whether 95 % intervals do what they say: over 50 seeded repeats they cover the exact values 92 % to 98 % of the time.
import { expect, it } from 'vitest';
import { kernelEstimator, orderEstimator } from '#engine/explain/shapley/estimators.ts';
import type { Estimator } from '#engine/explain/shapley/estimators.ts';
import { exactShapley } from '#engine/explain/shapley/exact.ts';
import { backgroundMasker, maskedGame } from '#test/reference/oracles/masked-game.ts';
import { runningEstimate } from '#engine/explain/shapley/running-estimate.ts';
import { tQuantile } from '#engine/math/t-quantile.ts';
import { generator } from '#engine/kernels/random.ts';

const features = 10;
const random = generator(42);
const numbers = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.normal());
const weights = numbers(features * features);
/** Pairs of features act together, so that every order tells something else. */
const game = maskedGame(
  async (rows, count) =>
    Float64Array.from({ length: count }, (_, i) => {
      const x = rows.subarray(i * features, (i + 1) * features);
      let sum = 0;
      for (let a = 0; a < features; a++)
        for (let b = 0; b < features; b++)
          sum += (weights[a * features + b] ?? 0) * Math.tanh((x[a] ?? 0) * (x[b] ?? 0));
      return Math.tanh(sum / 4);
    }),
  backgroundMasker(numbers(features), numbers(6 * features)),
  1,
);

const repeats = 50;
const estimators: Record<string, (seed: number) => Estimator> = {
  paired: (seed) => orderEstimator(seed, 32),
  plain: (seed) => orderEstimator(seed, 32, 'plain'),
  stratified: (seed) => orderEstimator(seed, 16, 'stratified'),
  kernel: (seed) => kernelEstimator(features, seed, 960, 'none'),
};

it.each(Object.entries(estimators))('%s intervals cover the exact values as often as they say', async (_, make) => {
  const exact = await exactShapley(game);
  let covered = 0;
  for (let seed = 0; seed < repeats; seed++) {
    const estimator = make(seed);
    expect(estimator.exact).toBe(false);
    const estimate = runningEstimate(features);
    for (let round = 0; round < estimator.rounds; round++) {
      await estimator.begin?.(round);
      estimate.add((await estimator.estimate(game, 0, round, {})).values);
    }
    const half = estimate.halfWidths();
    const values = estimate.values([(exact.prediction[0] ?? 0) - (exact.base[0] ?? 0)]);
    values.forEach((value, j) => {
      if (Math.abs(value - (exact.values[j] ?? 0)) <= (half[j] ?? 0)) covered += 1;
    });
  }
  expect(covered / (repeats * features)).toBeGreaterThanOrEqual(0.92);
  expect(covered / (repeats * features)).toBeLessThanOrEqual(0.98);
});

it('has the quantiles of the tables', () => {
  // Two-sided 95 %: 3, 10 and 30 degrees of freedom.
  for (const [degrees, value] of [
    [1, 12.706],
    [3, 3.182],
    [10, 2.228],
    [30, 2.042],
  ] as const)
    expect(Math.abs(tQuantile(degrees) / value - 1)).toBeLessThan(0.002);
});
