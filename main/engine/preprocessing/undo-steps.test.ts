// What each kind of step does to a number is undone to the number of the table, with the decimals that it had there.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitBin } from '#engine/preprocessing/bin.ts';
import { fitPower } from '#engine/preprocessing/power.ts';
import { fitQuantile } from '#engine/preprocessing/quantile.ts';
import { fitStandardise } from '#engine/preprocessing/standardise.ts';
import { kindOf, prepared, stepsSideBySide, taken } from '#engine/preprocessing/steps.ts';
import { undone } from '#engine/preprocessing/undo.ts';
import type { PreprocessingStep } from '#engine/values/dataset.ts';

/** Of one column. */
type Fit = (values: Float64Array) => Promise<readonly PreprocessingStep[]>;

const one = [true];
const scale = (values: Float64Array, by?: 'range' | 'quartiles' | 'largest') =>
  fitStandardise(values, values.length, 1, { centre: true, scale: true, ...(by && { by }), range: [-1, 2] });

const kinds: Readonly<Record<string, Fit>> = {
  range: async (values) => [await scale(values, 'range')],
  quartiles: async (values) => [await scale(values, 'quartiles')],
  largest: async (values) => [await scale(values, 'largest')],
  log: async (values) => [await fitPower(values, values.length, one, 'log')],
  likelihood: async (values) => {
    const step = await fitPower(values, values.length, one, 'likelihood');
    const curved = await kindOf(step).apply(step, values, values.length);
    return [step, await scale(Float64Array.from(curved))];
  },
  uniform: async (values) => [await fitQuantile(values, values.length, one, { to: 'uniform', most: 20 })],
  normal: async (values) => [await fitQuantile(values, values.length, one, { to: 'normal', most: 20 })],
};

/** Numbers of up to two decimals, more than one of them. */
const column = fc
  .uniqueArray(fc.integer({ min: -30_000, max: 30_000 }), { minLength: 5, maxLength: 40 })
  .map((own) => Float64Array.from(own, (n) => n / 100));

test.each(Object.keys(kinds))('%s is undone to the decimals of the column', async (kind) => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(column, async (values) => {
      const steps = (await kinds[kind]?.(values)) ?? [];
      const x = await prepared(steps, values, values.length);
      for (const [row, raw] of values.entries()) {
        // Only where neighbouring numbers of the table are also told apart by the network.
        const apart = Math.min(...[-0.01, 0.01].map((d) => Math.abs(taken(steps, 0, raw + d) - taken(steps, 0, raw))));
        if (apart < 2 ** -21 * Math.max(1, Math.abs(x[row] ?? 0))) continue;
        told += 1;
        expect(undone(steps, 0, x[row] ?? 0)).toBe(raw);
      }
    }),
    { numRuns: 200 },
  );
  expect(told).toBeGreaterThan(1000);
});

test('a bin is undone to its middle', async () => {
  const values = Float64Array.of(0, 1, 2, 3, 4, 8);
  const step = await fitBin(values, 6, one, { by: 'width', bins: 4 });
  expect([...(await kindOf(step).apply(step, values, 6))]).toEqual([0, 0, 1, 1, 2, 3]);
  expect([0, 1, 2, 3].map((bin) => undone([step], 0, bin))).toEqual([1, 3, 5, 7]);
});

test('inputs with other kinds of steps stand side by side, each with its own', async () => {
  const values = Float64Array.of(1, 2, 4, 8, 16);
  const [power, scaled] = (await kinds['likelihood']?.(values)) ?? [];
  const quantile = await fitQuantile(values, 5, one, { to: 'uniform', most: 5 });
  if (!power || !scaled) throw new Error('No steps');
  const steps = stepsSideBySide([
    { features: 1, steps: [power, scaled] },
    { features: 1, steps: [quantile] },
    { features: 1, steps: [scaled] },
  ]);
  for (const raw of values)
    expect([0, 1, 2].map((f) => taken(steps, f, raw))).toEqual([
      taken([power, scaled], 0, raw),
      taken([quantile], 0, raw),
      taken([scaled], 0, raw),
    ]);
});
