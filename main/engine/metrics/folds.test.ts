// Folds by chance, of one size and mix, and those that keep groups whole or go forward in time, against scikit-learn 1.9.1's GroupKFold and TimeSeriesSplit.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldsOf } from '#engine/metrics/folds.ts';
import { generator, permutation } from '#engine/kernels/random.ts';

const orderOf = (rows: number, seed = 1) => permutation(rows, generator(seed));

const thrown = (call: () => unknown): unknown => {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
};

test('by chance they are of one size to a row, and of one mix to a row', () => {
  const labels = Uint8Array.from({ length: 103 }, (_, i) => (i % 10 < 7 ? 0 : i % 10 < 9 ? 1 : 2));
  const mixed = foldsOf(orderOf(103, 2), 5, { labels });
  for (const label of [undefined, 0, 1, 2]) {
    const sizes = mixed.map(({ held }) => held.filter((row) => label === undefined || labels[row] === label).length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  }
  const plain = foldsOf(orderOf(103, 2), 5, {});
  expect(plain.map(({ held }) => held.length)).toEqual([21, 21, 21, 20, 20]);
  expect(plain).not.toEqual(foldsOf(orderOf(103, 3), 5, {}));
});

test('groups are dealt as by GroupKFold, and none comes apart', () => {
  const groups = [3, 1, 1, 2, 2, 2, 4, 4, 4, 4, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6];
  const folds = foldsOf(orderOf(groups.length), 3, { group: Int32Array.from(groups), labels: groups });
  expect(folds.map(({ held }) => [...new Set(held.map((row) => groups[row]))])).toEqual([
    [3, 6],
    [1, 5],
    [2, 4],
  ]);
  const cells = fc.array(fc.nat(9), { minLength: 8, maxLength: 60 }).map((found) => [0, 1, 2, 3, ...found]);
  fc.assert(
    fc.property(cells, fc.nat(50), (found, seed) => {
      const dealt = foldsOf(orderOf(found.length, seed), 4, { group: Int32Array.from(found) });
      expect(dealt.flatMap(({ held }) => held).toSorted((a, b) => a - b)).toEqual([...found.keys()]);
      for (const { learnt, held } of dealt) {
        expect(held.length).toBeGreaterThan(0);
        expect(learnt.length + held.length).toBe(found.length);
        const apart = new Set(held.map((row) => found[row]));
        expect(learnt.some((row) => apart.has(found[row]))).toBe(false);
      }
    }),
  );
  const few = () => foldsOf(orderOf(4), 3, { group: Int32Array.of(1, 1, 2, 2) });
  expect(thrown(few)).toMatchObject({ problem: { code: 'evaluate.fewGroups', facts: { groups: 2, folds: 3 } } });
});

test('folds go forward in time as by TimeSeriesSplit; rows of one time stay together', () => {
  const times = Float64Array.from({ length: 11 }, (_, row) => 10 - row);
  const folds = foldsOf(orderOf(11), 3, { time: times });
  const timesOf = (rows: readonly number[]) => rows.map((row) => times[row]).toReversed();
  expect(folds.map(({ learnt, held }) => [timesOf(learnt), timesOf(held)])).toEqual([
    [
      [0, 1, 2, 3, 4],
      [5, 6],
    ],
    [
      [0, 1, 2, 3, 4, 5, 6],
      [7, 8],
    ],
    [
      [0, 1, 2, 3, 4, 5, 6, 7, 8],
      [9, 10],
    ],
  ]);
  const ties = Float64Array.of(1, 1, 1, 1, 1, 2, 2, 3);
  expect(foldsOf(orderOf(8), 2, { time: ties })).toEqual([
    { learnt: [0, 1, 2, 3, 4], held: [5, 6] },
    { learnt: [0, 1, 2, 3, 4, 5, 6], held: [7] },
  ]);
  const few = () => foldsOf(orderOf(8), 3, { time: ties });
  const facts = { times: 3, folds: 3, needed: 4 };
  expect(thrown(few)).toMatchObject({ problem: { code: 'evaluate.fewTimes', facts } });
});

test('with both, what is learnt is older and of other groups', () => {
  const time = Float64Array.of(0, 1, 2, 3, 4, 5);
  const folds = foldsOf(orderOf(6), 2, { time, group: Int32Array.of(1, 2, 1, 3, 2, 4) });
  expect(folds).toEqual([
    { learnt: [1], held: [2, 3] },
    { learnt: [0, 2, 3], held: [4, 5] },
  ]);
  const none = () => foldsOf(orderOf(6), 2, { time, group: new Int32Array(6) });
  expect(thrown(none)).toMatchObject({ problem: { code: 'evaluate.noPast', facts: { fold: 1 } } });
});
