import { afterAll, describe, expect, test } from 'vitest';
import { resample } from '#engine/nodes/data/resample.ts';
import type { DatasetValue, SplitData } from '#engine/values/dataset.ts';
import { testContext } from '#test/support/test-context.ts';

const context = testContext();
afterAll(() => context.dispose());

/** Rows 0 …; every tenth is of class 1, and its feature is its number. */
const split = (rows: number, from: number): SplitData => ({
  rows,
  inputs: [{ values: Float32Array.from({ length: rows }, (_, row) => from + row) }],
  targets: [Float32Array.from({ length: rows }, (_, row) => (row % 10 === 0 ? 1 : 0))],
  source: Int32Array.from({ length: rows }, (_, row) => from + row),
});
const dataset: DatasetValue = {
  type: 'dataset',
  inputs: [{ name: '', shape: [1], features: ['x'], preprocessing: [] }],
  targets: [{ name: 'y', kind: 'binary', classes: ['no', 'yes'] }],
  splits: { train: split(100, 0), validation: split(10, 100), test: split(20, 200) },
};
const draw = async (params: Parameters<typeof resample.run>[1], seed = 1) =>
  (await resample.run({ dataset }, params, { ...context, seed })).dataset;
const counts = ({ splits: { train } }: DatasetValue) =>
  [0, 1].map((label) => (train.targets[0] ?? []).filter((y) => y === label).length);

describe('training rows', () => {
  test.each([
    { by: 'over', ratio: 1, expected: [90, 90] },
    { by: 'over', ratio: 0.5, expected: [90, 45] },
    { by: 'under', ratio: 1, expected: [10, 10] },
    { by: 'under', ratio: 0.5, expected: [20, 10] },
  ] as const)('$by at $ratio', async ({ by, ratio, expected }) => {
    const drawn = await draw({ by, ratio, share: 1 });
    expect(counts(drawn)).toEqual(expected);
    const { train, validation, test: held } = drawn.splits;
    expect([validation, held]).toEqual([dataset.splits.validation, dataset.splits.test]);
    // Inputs, targets and sources go together; every row that was there before and is not thinned out still is.
    expect([...(train.inputs[0]?.values ?? [])]).toEqual([...train.source]);
    expect(train.targets[0]?.every((label, i) => label === ((train.source[i] ?? 0) % 10 === 0 ? 1 : 0))).toBe(true);
    if (by === 'over') expect(new Set(train.source).size).toBe(100);
    else expect(new Set(train.source).size).toBe(train.rows);
  });

  test('a part of all, without repeats and in order', async () => {
    const { train } = (await draw({ by: 'share', ratio: 1, share: 0.3 })).splits;
    expect(train.rows).toBe(30);
    expect(new Set(train.source).size).toBe(30);
    expect([...train.source]).toEqual([...train.source].toSorted((a, b) => a - b));
  });

  test('the same seed draws the same rows, another seed others', async () => {
    const params = { by: 'under', ratio: 1, share: 1 } as const;
    const [one, same, other] = await Promise.all([draw(params, 1), draw(params, 1), draw(params, 2)]);
    expect(one.splits.train.source).toEqual(same.splits.train.source);
    expect(one.splits.train.source).not.toEqual(other.splits.train.source);
  });

  test('a number as target has no classes', async () => {
    const numbers = { ...dataset, targets: [{ name: 'y', kind: 'number' as const, classes: [] }] };
    const run = resample.run({ dataset: numbers }, { by: 'over', ratio: 1, share: 1 }, context);
    await expect(run).rejects.toMatchObject({ problem: { code: 'resample.noClasses' } });
  });
});
