import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScaleStep } from '#engine/values/dataset.ts';
import { undone, undoneRows } from '#engine/preprocessing/undo.ts';

const step = (mean: number, scale: number): ScaleStep => ({
  step: 'standardise',
  mean: Float64Array.of(mean),
  scale: Float64Array.of(scale),
});

/** As a network gets it. */
const taken = (raw: number, steps: readonly ReturnType<typeof step>[]): number =>
  steps.reduce((value, { mean, scale }) => Math.fround((value - (mean[0] ?? 0)) / (scale[0] ?? 1)), raw);

/** Between neighbours of single precision at x. */
const gap = (x: number): number => 2 ** (Math.max(-126, Math.floor(Math.log2(Math.abs(x) || 2 ** -126))) - 23);

test.each([
  [0, 0.4117647, 0.49213],
  [0, 29.7, 14.526],
  [1, 0.3838, 0.4863],
  [3, 2.308, 0.836],
  [1_234_567, 1_000_000, 500_000],
  [-987_654, 12, 3e5],
  [1_700_000_001, 1_700_000_000, 250],
  [0.1, 0, 1],
  [22.925, 32.2, 49.7],
  [-0.0004, 1e-3, 2e-3],
  [1e-12, 3e-12, 1e-12],
  [5e30, 1e30, 2e30],
])('%f comes back from mean %f and scale %f', (raw, mean, scale) => {
  const steps = [step(mean, scale)];
  expect(undone(steps, 0, taken(raw, steps))).toBe(raw);
});

test('numbers come back through several steps, and from a column of one value', () => {
  const steps = [step(32.2, 49.7), step(0.25, 1.5)];
  for (const raw of [0, 7.25, 512.3292, 71]) expect(undone(steps, 0, taken(raw, steps))).toBe(raw);
  expect(undone([step(3 + 2 ** -51, 1)], 0, 0)).toBe(3);
});

test('without steps, single precision is read as the short number that it stands for; other numbers stay', () => {
  const values = [0.1, 3, -0.3, 1_234_567, 16_777_216, 123_456.79, 1e-7, 3.4e38];
  expect(values.map((value) => undone([], 0, Math.fround(value)))).toEqual(values);
  const exact = [1_700_000_001, 9_007_199_254_740_991, 0.123456789012345, Number.NaN, Number.POSITIVE_INFINITY];
  expect(exact.map((value) => undone([], 0, value))).toEqual(exact);
  expect(undone([], 0, 0.1 + 0.2)).toBe(0.3);
});

test('a zero has no sign, and numbers that are none stay', () => {
  expect(Object.is(undone([step(0, 1)], 0, -0), 0)).toBe(true);
  expect(undone([step(1, 2)], 0, Number.NaN)).toBeNaN();
});

test('rows are undone feature by feature', () => {
  const steps = [{ step: 'standardise', mean: Float64Array.of(10, -1), scale: Float64Array.of(4, 0.3) }] as const;
  const raw = [12, 0.2, 0, -1, 7, 3.5];
  const x = Float32Array.from(raw, (value, i) => (value - (i % 2 ? -1 : 10)) / (i % 2 ? 0.3 : 4));
  expect(undoneRows(steps, 2, x)).toEqual(Float32Array.from(raw));
});

test('whole numbers, and numbers of up to four decimals, come back wherever single precision tells neighbours apart', () => {
  const numbers = fc.integer({ min: 0, max: 4 }).chain((decimals) =>
    fc.record({
      decimals: fc.constant(decimals),
      raw: fc.integer({ min: -(10 ** 6), max: 10 ** 6 }).map((n) => n / 10 ** decimals),
    }),
  );
  const finite = { noNaN: true, noDefaultInfinity: true };
  const mean = fc.double({ min: -1e6, max: 1e6, ...finite });
  const scale = fc.double({ min: -4, max: 6, ...finite }).map((power) => 10 ** power);
  let told = 0;
  fc.assert(
    fc.property(numbers, mean, scale, ({ decimals, raw }, m, s) => {
      const steps = [step(m, s)];
      const x = taken(raw, steps);
      // A hair more: double precision has its own rounding.
      if (gap(x) * s * (1 + 1e-6) + Math.abs(m) * 2 ** -50 >= 10 ** -decimals) return;
      told += 1;
      expect(undone(steps, 0, x)).toBe(raw + 0);
    }),
    { numRuns: 5000 },
  );
  expect(told).toBeGreaterThan(1000);
});
