// Counterfactuals whose whole-number features stay whole: of the whole numbers beside each changed value, those are
// tried together that may keep the answer where it is wanted.
import { changedFeatures, distanceOf } from '#engine/explain/inspect/counterfactual-goal.ts';
import type { Candidate, Search, WholeFeatures } from '#engine/explain/inspect/counterfactual-goal.ts';

/** Features of a candidate of which both neighbours are tried with one another; these have the longest steps. */
const maxTogether = 6;
/** Of the tries of one batch. */
const maxNumbers = 4_000_000;

/** Ways of rounding that are kept of a candidate. */
const maxKept = 2;

/**
 * The cheapest ways of rounding each candidate's changed whole-number features that `reached` says yes to; none where no
 * rounding keeps the goal.
 */
export async function wholeCandidates(
  search: Search,
  candidates: readonly Candidate[],
  reached: (some: readonly Candidate[]) => Promise<readonly boolean[]>,
): Promise<Candidate[]> {
  const { whole, features } = search;
  if (!whole) return [...candidates];
  const together = Math.max(1, Math.floor(maxNumbers / (features * 2 ** (maxTogether + 1))));
  const kept: Candidate[] = [];
  for (let start = 0; start < candidates.length; start += together) {
    const tries = candidates
      .slice(start, start + together)
      .flatMap((candidate) => roundings(search, whole, candidate).map((tried) => ({ candidate, tried })));
    const reaches = await reached(tries.map(({ tried }) => tried));
    const good = tries
      .filter((_, i) => reaches[i])
      .map((one) => ({ ...one, cost: costOf(search, one.tried) }))
      .toSorted((a, b) => a.cost - b.cost);
    for (const own of Map.groupBy(good, ({ candidate }) => candidate).values())
      kept.push(...own.slice(0, maxKept).map(({ tried }) => tried));
  }
  return kept;
}

const costOf = (search: Search, candidate: Candidate): number =>
  distanceOf(search, candidate) + search.sparsity * changedFeatures(search, candidate).length;

interface Open {
  readonly feature: number;
  /** Nearest first; at least one. */
  readonly values: readonly number[];
  /** The farther one from the row's own value. */
  readonly outward: number;
  readonly step: number;
}

function roundings(search: Search, whole: WholeFeatures, { row, x }: Candidate): Candidate[] {
  const open: Open[] = [];
  for (let feature = 0; feature < search.features; feature += 1) {
    const own = search.x[row * search.features + feature] ?? 0;
    const value = x[feature] ?? 0;
    if (value === own || !whole.are[feature]) continue;
    const beside = whole.beside(feature, value);
    const { low, high } = search.bounds(row, feature);
    // Bounds are written in the units of the table, or are values of rows: both are rounded.
    const slack = 1e-3 * (beside.above - beside.below);
    const ends = beside.above === beside.below ? [beside.below] : [beside.below, beside.above];
    const values = ends
      .filter((end) => (end >= low - Math.abs(slack) && end <= high + Math.abs(slack)) || end === own)
      .toSorted((a, b) => Math.abs(a - value) - Math.abs(b - value));
    if (values.length === 0) return [];
    const outward = values.reduce((far, end) => (Math.abs(end - own) > Math.abs(far - own) ? end : far));
    const step = Math.abs(beside.above - beside.below) / (search.scale[feature] ?? 1);
    open.push({ feature, values, outward, step });
  }
  if (open.length === 0) return [{ row, x }];
  const both = open
    .filter(({ values }) => values.length > 1)
    .toSorted((a, b) => b.step - a.step)
    .slice(0, maxTogether);
  const rest = open.filter((one) => !both.includes(one));
  // What is not tried with the others goes to the nearest together, or outward together.
  const starts = [
    (one: Open) => one.values[0] ?? 0,
    ...(rest.some(({ values }) => values.length > 1) ? [(one: Open) => one.outward] : []),
  ];
  return starts.flatMap((valueOf) =>
    Array.from({ length: 2 ** both.length }, (_, bits) => {
      const tried = x.slice();
      for (const one of rest) tried[one.feature] = valueOf(one);
      for (const [i, { feature, values }] of both.entries()) tried[feature] = values[(bits >> i) & 1] ?? 0;
      return { row, x: tried };
    }),
  );
}
