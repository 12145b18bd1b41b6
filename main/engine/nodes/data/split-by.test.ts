// Rows that groups, time or a column send to a split.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generator } from '#engine/kernels/random.ts';
import { dealAsSaid, dealByTime, dealGroups } from '#engine/nodes/data/split-by.ts';
import { splitNames, splitSizes } from '#engine/nodes/data/split-rows.ts';

const all = (dealt: ReturnType<typeof dealAsSaid>) => splitNames.flatMap((name) => [...dealt[name]]);
const sorted = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);

const thrown = (call: () => unknown): unknown => {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
};

test('groups do not come apart, every split has one, and no row is lost', () => {
  const cells = fc.array(fc.nat(11), { minLength: 12, maxLength: 80 }).map((found) => [...found, 0, 1, 2]);
  fc.assert(
    fc.property(cells, fc.nat(99), (found, seed) => {
      const groups = Int32Array.from(found);
      const dealt = dealGroups(groups, splitSizes(groups.length, 0.1, 0.2), splitNames, generator(seed));
      expect(sorted(all(dealt))).toEqual(found.map((_, row) => row));
      const own = splitNames.map((name) => new Set([...dealt[name]].map((row) => groups[row])));
      expect(own.every(({ size }) => size > 0)).toBe(true);
      expect(own.reduce((sum, { size }) => sum + size, 0)).toBe(new Set(found).size);
    }),
  );
});

test('many small groups meet the shares; a seed gives the same split again, another one another', () => {
  const groups = Int32Array.from({ length: 200 }, (_, row) => Math.floor(row / 2));
  const deal = (seed: number) => dealGroups(groups, splitSizes(200, 0.1, 0.2), splitNames, generator(seed));
  expect(splitNames.map((name) => deal(1)[name].length)).toEqual([140, 20, 40]);
  expect(deal(1)).toEqual(deal(1));
  expect(sorted(deal(1).test)).not.toEqual(sorted(deal(2).test));
  const few = () => dealGroups(Int32Array.of(4, 4, 9), splitSizes(3, 0.3, 0.3), splitNames, undefined);
  expect(thrown(few)).toMatchObject({ problem: { code: 'split.fewGroups', facts: { groups: 2, splits: 3 } } });
});

test('the oldest rows train and the newest test; rows of one time stay together', () => {
  const times = Float64Array.of(9, 1, 5, 3, 7, 2, 8, 4, 6, 0);
  const dealt = dealByTime(times, splitSizes(10, 0.2, 0.3), splitNames);
  expect(splitNames.map((name) => [...dealt[name]].map((row) => times[row]))).toEqual([
    [0, 1, 2, 3, 4],
    [5, 6],
    [7, 8, 9],
  ]);
  const ties = Float64Array.of(1, 1, 1, 1, 1, 1, 2, 2, 3, 3);
  const tied = dealByTime(ties, splitSizes(10, 0.3, 0.3), splitNames);
  expect(splitNames.map((name) => [...dealt[name]].length + tied[name].length)).toEqual([11, 4, 5]);
  const two = dealByTime(ties, splitSizes(10, 0, 0.3), ['train', 'test']);
  expect([two.train.length, two.validation.length, two.test.length]).toEqual([6, 0, 4]);
  const few = () => dealByTime(Float64Array.of(1, 1, 2), splitSizes(3, 0.3, 0.3), splitNames);
  expect(thrown(few)).toMatchObject({ problem: { code: 'split.fewTimes', facts: { times: 2, splits: 3 } } });
});

test('each row goes where its column says, in their order', () => {
  const dealt = dealAsSaid(Uint8Array.of(2, 0, 1, 0, 2));
  expect(splitNames.map((name) => [...dealt[name]])).toEqual([[1, 3], [2], [0, 4]]);
  expect(thrown(() => dealAsSaid(Uint8Array.of(1, 2)))).toMatchObject({ problem: { code: 'split.noTraining' } });
});
