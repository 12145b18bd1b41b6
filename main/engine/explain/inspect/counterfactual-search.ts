// Candidates for counterfactuals without gradients: other rows of the data that answer as wanted, and random points in
// growing boxes around the row (after Laugel et al. 2018). Seeded.
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { answers, distanceOf, marginOf } from '#engine/explain/inspect/counterfactual-goal.ts';
import type { Candidate, Search } from '#engine/explain/inspect/counterfactual-goal.ts';
import { deriveSeed, generator } from '#engine/kernels/random.ts';

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
    const points = [poolPoints(search, row), randomPoints(search, row)];
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
      return own + radius * random.normal() * (search.scale[f] ?? 1);
    });
    return allowed(search, row, point);
  });
}

function allowed(search: Search, row: number, x: Float32Array): Float32Array {
  return x.map((value, f) => {
    if (!search.free[f]) return search.x[row * search.features + f] ?? 0;
    const { low, high } = search.bounds(row, f);
    return Math.min(high, Math.max(low, value));
  });
}
