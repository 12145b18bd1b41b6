// The nearest ones and the ranks of points, many of them equally far, against a sort of all of them.
import { expect, test } from 'vitest';
import { generator } from '#engine/kernels/random.ts';
import { nearest, rankOf, squaredDistances } from '#engine/projection/distances.ts';

test('nearest ones and ranks are those of a sort by distance, then by place', async () => {
  const random = generator(4);
  const count = 80;
  // A small grid: points that lie together, and many distances that are equal.
  const points = Float64Array.from({ length: count * 2 }, () => Math.floor(random.next() * 6));
  const squares = await squaredDistances(points, 2);
  for (const wanted of [1, 2, 13, count]) {
    const { indices, distances } = await nearest(squares, count, wanted);
    for (let i = 0; i < count; i += 1) {
      const own = squares.subarray(i * count, (i + 1) * count);
      const of = (j: number): number => (j === i ? -1 : (own[j] ?? Number.NaN));
      const sorted = Array.from({ length: count }, (_, j) => j).toSorted((a, b) => of(a) - of(b) || a - b);
      const found = indices.subarray(i * wanted, (i + 1) * wanted);
      expect([...found]).toEqual(sorted.slice(0, wanted));
      expect([...distances.subarray(i * wanted, (i + 1) * wanted)]).toEqual(
        [...found].map((j) => Math.sqrt(own[j] ?? Number.NaN)),
      );
      for (const [rank, j] of sorted.entries()) if (j !== i) expect(rankOf(own, i, j)).toBe(rank);
    }
  }
});
