import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { split } from '#engine/nodes/data/split.ts';
import { apportion, dealRowsByClass, splitNames, splitSizes } from '#engine/nodes/data/split-rows.ts';
import { datasetOf, faultOf, testContext } from '#test/support/test-context.ts';
import { oneInput, oneInputInfo, onlyOne } from '#test/support/one-input.ts';
import type { OneDataset } from '#test/support/one-input.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';

const context = testContext(3);
afterAll(() => {
  context.dispose();
});

const params = (changes: Partial<Parameters<typeof split.run>[1]> = {}) => ({
  by: 'fractions' as const,
  validation: 0.1,
  test: 0.2,
  stratified: true,
  shuffle: true,
  ...changes,
});

/** 100 rows whose features and number tell the row; every tenth is of the second class. */
const hundred = datasetOf(
  Array.from({ length: 100 }, (_, i) => [i, -i]),
  Array.from({ length: 100 }, (_, i) => (i % 10 === 0 ? 1 : 0)),
  ['no', 'yes'],
);

const infoOf = (
  { shape, features, target }: Pick<OneDataset, 'shape' | 'features' | 'target'>,
  rows: { train: number; validation: number; test: number } | null,
  standardised = false,
) => oneInputInfo({ shape, features, target, rows, standardised });

const counts = (dataset: DatasetValue) =>
  splitNames.map((name) => {
    const { rows, y } = onlyOne(dataset).splits[name];
    return [rows, y.filter((value) => value === 1).length];
  });

test('every row goes to one split, with its features and its target', async () => {
  const { dataset } = await split.run({ dataset: oneInput(hundred) }, params(), context);
  const seen = splitNames.flatMap((name) => {
    const { rows, x, y, source } = onlyOne(dataset).splits[name];
    expect([x.length, y.length, source.length]).toEqual([rows * 2, rows, rows]);
    for (let i = 0; i < rows; i += 1) {
      const row = source[i] as number;
      expect([x[i * 2], x[i * 2 + 1], y[i]]).toEqual([row, -row, row % 10 === 0 ? 1 : 0]);
    }
    return [...source];
  });
  expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  expect(counts(dataset)).toEqual([
    [70, 7],
    [10, 1],
    [20, 2],
  ]);
  const { outputs } = await split.infer(
    { dataset: infoOf(hundred, { train: 100, validation: 0, test: 0 }) },
    params(),
    context,
  );
  expect(outputs.dataset?.rows).toEqual({ train: 70, validation: 10, test: 20 });
});

test('the seed decides, and nothing else', async () => {
  const once = async (seed: number) =>
    (await split.run({ dataset: oneInput(hundred) }, params(), { ...context, seed })).dataset.splits;
  expect(await once(3)).toEqual(await once(3));
  expect((await once(4)).train.source).not.toEqual((await once(3)).train.source);
});

test('without shuffling the rows keep their order', async () => {
  const plain = (
    await split.run({ dataset: oneInput(hundred) }, params({ shuffle: false, stratified: false }), context)
  ).dataset.splits;
  expect([plain.train.source[69], plain.validation.source[0], plain.test.source[0]]).toEqual([69, 70, 80]);
  const even = (await split.run({ dataset: oneInput(hundred) }, params({ shuffle: false }), context)).dataset;
  expect(counts(even)).toEqual([
    [70, 7],
    [10, 1],
    [20, 2],
  ]);
  for (const name of splitNames)
    expect([...even.splits[name].source]).toEqual([...even.splits[name].source].sort((a, b) => a - b));
});

test('splitting again starts from all rows, so that the first split leaves no trace', async () => {
  const { dataset: once } = await split.run({ dataset: oneInput(hundred) }, params({ validation: 0.3 }), {
    ...context,
    seed: 9,
  });
  const { dataset: twice } = await split.run({ dataset: once }, params(), context);
  expect(twice).toEqual((await split.run({ dataset: oneInput(hundred) }, params(), context)).dataset);
});

test('a number as target is split without classes', async () => {
  const numbers = datasetOf(
    Array.from({ length: 10 }, (_, i) => [i]),
    Array.from({ length: 10 }, (_, i) => i / 3),
    [],
  );
  const { dataset } = await split.run({ dataset: oneInput(numbers) }, params(), context);
  expect(splitNames.map((name) => dataset.splits[name].rows)).toEqual([7, 1, 2]);
});

test('a split that would be too small is named', async () => {
  const few = datasetOf([[1], [2], [3], [4]], [0, 1, 0, 1], ['a', 'b']);
  const problems = async (changes: Parameters<typeof params>[0]) => {
    const found = await faultOf(split.run({ dataset: oneInput(few) }, params(changes), context));
    const early = (
      await split.infer({ dataset: infoOf(few, { train: 4, validation: 0, test: 0 }) }, params(changes), context)
    ).problems;
    expect(early.map(({ code }) => code)).toEqual([found?.['code']]);
    return found;
  };
  expect(await problems({})).toEqual({
    code: 'split.tooSmall',
    param: 'validation',
    split: 'validation',
    rows: 0,
    needed: 2,
  });
  expect(await problems({ validation: 0 })).toEqual({
    code: 'split.tooSmall',
    param: 'test',
    split: 'test',
    rows: 1,
    needed: 2,
  });
  expect(await problems({ validation: 0, test: 0.9, stratified: false })).toEqual({
    code: 'split.tooSmall',
    param: 'test',
    split: 'train',
    rows: 0,
    needed: 1,
  });
  expect(await problems({ validation: 0.5, test: 0.5 })).toEqual({
    code: 'split.fractions',
    param: 'test',
    validation: 0.5,
    test: 0.5,
  });
  expect(
    await faultOf(split.run({ dataset: oneInput(few) }, params({ validation: 0, test: 0.5 }), context)),
  ).toBeUndefined();
});

test('a class with fewer rows than splits is named', async () => {
  const rare = datasetOf(
    Array.from({ length: 50 }, (_, i) => [i]),
    Array.from({ length: 50 }, (_, i) => (i < 2 ? 1 : 0)),
    ['often', 'rare'],
  );
  expect(await faultOf(split.run({ dataset: oneInput(rare) }, params(), context))).toEqual({
    code: 'split.classTooSmall',
    param: 'stratified',
    class: 'rare',
    rows: 2,
    splits: 3,
  });
  expect(await faultOf(split.run({ dataset: oneInput(rare) }, params({ stratified: false }), context))).toBeUndefined();
});

test('what was fitted on all rows is not split afterwards', async () => {
  const fitted = oneInput({
    ...hundred,
    preprocessing: [{ step: 'standardise', mean: new Float64Array(2), scale: new Float64Array(2).fill(1) }],
  });
  expect(await faultOf(split.run({ dataset: fitted }, params(), context))).toEqual({ code: 'split.afterFitting' });
  const { problems } = await split.infer({ dataset: infoOf(hundred, null, true) }, params(), context);
  expect(problems.map(({ code }) => code)).toEqual(['split.afterFitting']);
});

test('unknown rows pass through unknown', async () => {
  const info = infoOf(hundred, null);
  expect(await split.infer({ dataset: info }, params(), context)).toEqual({ outputs: { dataset: info }, problems: [] });
  expect(await split.infer({ dataset: undefined }, params(), context)).toEqual({ outputs: {}, problems: [] });
});

test('shares meet the sizes, leave no class out where counts allow, and stay near the proportions', () => {
  const cases = fc.record({
    counts: fc.array(fc.integer({ min: 3, max: 200 }), { minLength: 2, maxLength: 12 }),
    validation: fc.double({ min: 0.05, max: 0.45, noNaN: true }),
    test: fc.double({ min: 0.05, max: 0.45, noNaN: true }),
  });
  fc.assert(
    fc.property(cases, ({ counts: classCounts, validation, test: held }) => {
      const total = classCounts.reduce((sum, count) => sum + count, 0);
      const sizes = splitSizes(total, validation, held);
      fc.pre(splitNames.every((name) => sizes[name] >= classCounts.length));
      const allocations = apportion(Int32Array.from(classCounts), sizes, splitNames);
      for (const name of splitNames)
        expect(allocations.reduce((sum, allocation) => sum + allocation[name], 0)).toBe(sizes[name]);
      for (const [c, allocation] of allocations.entries()) {
        expect(allocation.train + allocation.validation + allocation.test).toBe(classCounts[c]);
        expect(Math.min(allocation.train, allocation.validation, allocation.test)).toBeGreaterThanOrEqual(1);
      }
    }),
  );
});

test('rows are dealt exactly as shared out', () => {
  const labels = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 60, maxLength: 200 });
  fc.assert(
    fc.property(labels, (values) => {
      const sizes = splitSizes(values.length, 0.2, 0.3);
      const dealt = dealRowsByClass(Float32Array.from(values), 5, sizes, splitNames, undefined);
      expect(splitNames.flatMap((name) => [...dealt[name]]).sort((a, b) => a - b)).toEqual(values.map((_, i) => i));
    }),
  );
});
