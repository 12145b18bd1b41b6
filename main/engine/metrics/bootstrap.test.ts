// Intervals against what theory says of the mean, the draws' seed, and the paired tests against sums written out.
import { describe, expect, it } from 'vitest';
import { affordable, middle95, resampled, signPValue } from '#engine/metrics/bootstrap.ts';
import { weightedMean } from '#engine/metrics/weighted-metrics.ts';
import { mcNemar } from '#engine/metrics/paired.ts';
import { generator } from '#engine/kernels/random.ts';

const still = () => Promise.resolve();

async function meansOf(values: Float64Array, resamples: number, seed: number): Promise<Float64Array> {
  const { next } = generator(seed);
  const [means] = await resampled({ rows: values.length, resamples, next, yieldToEventLoop: still }, (weights) =>
    Float64Array.of(weightedMean(values, weights)),
  );
  return means ?? new Float64Array();
}

describe('bootstrap', () => {
  it('spreads a mean as its standard error says', async () => {
    const random = generator(3);
    const values = Float64Array.from({ length: 400 }, () => random.normal());
    const mean = weightedMean(values, undefined);
    const deviation = Math.sqrt(
      weightedMean(
        values.map((value) => (value - mean) ** 2),
        undefined,
      ) / 400,
    );
    const interval = middle95(await meansOf(values, 4000, 5));
    expect(interval?.low).toBeCloseTo(mean - 1.96 * deviation, 2);
    expect(interval?.high).toBeCloseTo(mean + 1.96 * deviation, 2);
  });

  it('covers the true mean about 95 times in 100', async () => {
    const random = generator(11);
    let covered = 0;
    for (let trial = 0; trial < 300; trial++) {
      const values = Float64Array.from({ length: 60 }, () => random.normal());
      const interval = middle95(await meansOf(values, 300, trial));
      if (interval && interval.low <= 0 && interval.high >= 0) covered++;
    }
    expect(covered / 300).toBeGreaterThan(0.91);
    expect(covered / 300).toBeLessThan(0.98);
  });

  it('draws the same for the same seed, every row as often as all in the mean', async () => {
    const values = Float64Array.from({ length: 50 }, (_, i) => i);
    expect(await meansOf(values, 20, 1)).toEqual(await meansOf(values, 20, 1));
    expect(await meansOf(values, 20, 2)).not.toEqual(await meansOf(values, 20, 1));
    const totals = new Float64Array(10);
    const { next } = generator(1);
    await resampled({ rows: 10, resamples: 2000, next, yieldToEventLoop: still }, (weights) => {
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(10);
      weights.forEach((weight, row) => (totals[row] = (totals[row] ?? 0) + weight / 2000));
      return Float64Array.of(0);
    });
    totals.forEach((total) => expect(total).toBeCloseTo(1, 0));
  });

  it('leaves out what is not defined, and gives no interval when most is not', () => {
    const values = Float64Array.from({ length: 101 }, (_, i) => i);
    expect(middle95(values)).toEqual({ low: 2.5, high: 97.5 });
    expect(middle95(Float64Array.of(Number.NaN, 1, 1))).toEqual({ low: 1, high: 1 });
    expect(middle95(Float64Array.of(Number.NaN, Number.NaN, 1))).toBeUndefined();
  });

  it('is bounded in its work and stops when its breath says so', async () => {
    expect(affordable(1000, 100)).toBe(1000);
    expect(affordable(10_000, 1_000_000)).toBe(400);
    expect(affordable(10_000, 1_000_000_000)).toBe(100);
    const stop = () => Promise.reject(new Error('stopped'));
    const { next } = generator(1);
    await expect(
      resampled({ rows: 2, resamples: 9, next, yieldToEventLoop: stop }, () => Float64Array.of(0)),
    ).rejects.toThrow('stopped');
  });

  it('tells how often a difference falls on the other side of 0', () => {
    expect(signPValue(Float64Array.of(1, 1, 1, -1))).toBe(0.5);
    expect(signPValue(Float64Array.of(1, 2, 3, 4))).toBe(0.25);
    expect(signPValue(Float64Array.of(0, 0))).toBe(1);
    expect(signPValue(Float64Array.of(Number.NaN))).toBeNaN();
  });
});

describe("McNemar's exact test", () => {
  const rights = (both: number, first: number, second: number) => {
    const of = (a: boolean, b: boolean, count: number) => Array.from({ length: count }, () => [a, b] as const);
    const all = [...of(true, true, both), ...of(true, false, first), ...of(false, true, second)];
    return mcNemar(
      all.map(([a]) => a),
      all.map(([, b]) => b),
    );
  };

  it('sums the binomial tails', () => {
    // 2 · (C(10,0) + C(10,1) + C(10,2)) / 2^10
    expect(rights(5, 2, 8)).toEqual({ onlyFirst: 2, onlySecond: 8, pValue: expect.closeTo((2 * 56) / 1024, 12) });
    expect(rights(9, 0, 5).pValue).toBeCloseTo(2 / 32, 12);
  });

  it('is 1 for models that do not differ and stays finite for many rows', () => {
    expect(rights(3, 0, 0).pValue).toBe(1);
    expect(rights(0, 4, 4).pValue).toBe(1);
    // The normal approximation with continuity correction: z = (|3000 − 3200| − 1) / sqrt(6200).
    expect(rights(0, 3000, 3200).pValue).toBeCloseTo(0.01151, 4);
  });
});
