// Candidates for counterfactuals without gradients: other rows of the data that answer as wanted, and random points in
// growing boxes around the row (after Laugel et al. 2018), and of words each by itself. Seeded.
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { answers, distanceOf, marginOf } from '#engine/explain/inspect/counterfactual-goal.ts';
import type { Candidate, Search, WordFeatures } from '#engine/explain/inspect/counterfactual-goal.ts';
import { deriveSeed, generator } from '#engine/kernels/random.ts';
import type { Generator } from '#engine/kernels/random.ts';

/** Rows of the pool, and as many random points, that are looked at for one row; fewer of many features. */
const maxPoints = 1000;
const maxNumbers = 4_000_000;
/** The nearest of each that are kept. */
const kept = 6;

const pointsOf = ({ features }: Search): number => Math.max(50, Math.min(maxPoints, Math.floor(maxNumbers / features)));

/** The nearest candidates of each row, in the order of `rows`. */
export async function drawnCandidates(search: Search, rows: readonly number[]): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const row of rows) {
    await yieldToEventLoop(search.signal);
    const points = [poolPoints(search, row), randomPoints(search, row), ...wordPoints(search, row)];
    const outputs = await answers(
      search,
      points.flat().map((x) => ({ row, x })),
    );
    let start = 0;
    for (const some of points) {
      const there = some
        .map((x, i) => ({ row, x, answer: outputs[start + i] ?? new Float64Array() }))
        .filter(({ answer }) => marginOf(search.goal, row, answer) > 0)
        .map(({ x }) => ({ row, x, far: distanceOf(search, { row, x }) }))
        .toSorted((a, b) => a.far - b.far);
      found.push(...there.slice(0, kept).map(({ x }) => ({ row, x })));
      start += some.length;
    }
    search.progress?.(1 / rows.length);
  }
  return found;
}

/** Rows of the pool with everything put back that must not move, and what is out of bounds at its bound. */
function poolPoints(search: Search, row: number): Float32Array[] {
  const { features, pool } = search;
  const count = pool.length / features;
  const every = Math.max(1, Math.ceil(count / pointsOf(search)));
  const points: Float32Array[] = [];
  for (let other = 0; other < count; other += every)
    points.push(allowed(search, row, pool.subarray(other * features, (other + 1) * features)));
  return points;
}

function randomPoints(search: Search, row: number): Float32Array[] {
  const { features } = search;
  const random = generator(deriveSeed(search.seed, 'candidates', row));
  const points = pointsOf(search);
  return Array.from({ length: points }, (_, i) => {
    // From a tenth of a unit to ten units, evenly in the exponent.
    const radius = 0.1 * 100 ** (i / points);
    const point = Float32Array.from({ length: features }, (__, f) => {
      const own = search.x[row * features + f] ?? 0;
      if (search.words?.are[f]) return anotherWord(search.words, f, own, radius, random);
      return own + radius * random.normal() * (search.scale[f] ?? 1);
    });
    return allowed(search, row, point);
  });
}

/** Rarely another one near the row, every second time far from it. */
function anotherWord({ slots }: WordFeatures, feature: number, own: number, radius: number, random: Generator): number {
  if (random.next() >= Math.min(0.5, radius / 4)) return own;
  const some = slots[feature] ?? [];
  return some[Math.floor(random.next() * some.length)] ?? own;
}

/** The row with one word changed to each other one; nothing without words. */
function wordPoints(search: Search, row: number): Float32Array[][] {
  const { features, words } = search;
  if (!words) return [];
  const own = search.x.subarray(row * features, (row + 1) * features);
  const points = own.reduce<Float32Array[]>((all, value, f) => {
    const others = words.are[f] && search.free[f] ? Array.from(words.slots[f] ?? []) : [];
    for (const slot of others) if (slot !== value) all.push(own.with(f, slot));
    return all;
  }, []);
  return [points.slice(0, pointsOf(search))];
}

function allowed(search: Search, row: number, x: Float32Array): Float32Array {
  return x.map((value, f) => {
    const own = search.x[row * search.features + f] ?? 0;
    if (!search.free[f]) return own;
    if (search.words?.are[f]) return search.words.slots[f]?.includes(value) ? value : own;
    const { low, high } = search.bounds(row, f);
    return Math.min(high, Math.max(low, value));
  });
}
