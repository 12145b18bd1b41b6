// Counterfactual rows: the smallest change of a row that carries the model's answer where it is wanted. Gradients lead
// there, or candidates are drawn by a seed; then the number of changed features and the distance are minimised.
import { descendTo, hasGradient } from '#engine/explain/inspect/counterfactual-descent.ts';
import {
  answers,
  changedFeatures,
  distanceOf,
  marginOf,
  scaledMove,
} from '#engine/explain/inspect/counterfactual-goal.ts';
import type { Attempt, Candidate, Search } from '#engine/explain/inspect/counterfactual-goal.ts';
import { drawnCandidates } from '#engine/explain/inspect/counterfactual-search.ts';
import { wholeCandidates } from '#engine/explain/inspect/counterfactual-whole.ts';
import type { Tf } from '#engine/kernels/native.ts';

export interface Counterfactual extends Candidate {
  /** In scaled units. */
  readonly distance: number;
  readonly changed: readonly number[];
  readonly outputs: Float64Array;
}

export type SearchMethod = 'auto' | 'gradient' | 'search';

/** Per row of the search; undefined where none was found. */
export async function counterfactuals(
  tf: Tf,
  search: Search,
  method: SearchMethod,
): Promise<(Counterfactual | undefined)[]> {
  const rows = search.x.length / search.features;
  const best = new Map<number, Counterfactual>();
  const follows = method !== 'search' && hasGradient(tf, search);
  const together = Math.max(1, Math.floor(maxNumbers / search.features));
  for (let start = 0; start < rows; start += together) {
    const some = Array.from({ length: Math.min(together, rows - start) }, (_, i) => start + i);
    if (follows) {
      const lead: Lead = (attempts) => descendTo(tf, search, attempts);
      const first = await descendTo(
        tf,
        search,
        some.map((row) => ({ row, free: search.free })),
      );
      await refine(search, best, first, lead);
    }
    // Gradients leave words as they are.
    const searches = method === 'search' || (method === 'auto' && search.words !== undefined);
    const missing = some.filter((row) => searches || (method === 'auto' && !best.has(row)));
    const lead: Lead = async (attempts) => attempts.map((one) => onlyMoved(search, one));
    if (missing.length > 0) await refine(search, best, await drawnCandidates(search, missing), lead);
  }
  return Array.from({ length: rows }, (_, row) => best.get(row));
}

/** Of the rows that are searched for together; each has some twenty candidates. */
const maxNumbers = 300_000;

/** Candidates from the rows of others, of which only what is free may move. */
type Lead = (attempts: readonly (Attempt & Candidate)[]) => Promise<readonly Candidate[]>;

/** How many of the features that moved furthest are tried alone. */
const ladder = [1, 2, 3, 5, 8, 12, 20, 35, 60, 100] as const;
/** And how many each on their own: the distance of all together does not tell which of them goes furthest. */
const maxAlone = 5;

/**
 * Tries each candidate with few of its changes, where `lead` leads with them alone, bisects to the border, and keeps the
 * cheapest of each row.
 */
async function refine(
  search: Search,
  best: Map<number, Counterfactual>,
  candidates: readonly Candidate[],
  lead: Lead,
): Promise<void> {
  const masked = candidates.flatMap((candidate) => {
    const moved = byMove(search, candidate, -1);
    const first = ladder
      .filter((size) => size < moved.length && size <= search.maxChanged)
      .map((size) => moved.slice(0, size));
    const alone = moved.length > 1 ? moved.slice(1, maxAlone).map((feature) => [feature]) : [];
    return [...first, ...alone].map((tried) => {
      const free = new Uint8Array(search.features);
      for (const f of tried) free[f] = 1;
      return { ...candidate, free };
    });
  });
  const whole = candidates.filter((candidate) => changedFeatures(search, candidate).length <= search.maxChanged);
  const lean = await leaner(search, [...whole, ...(await lead(masked))]);
  const nearest = await bisected(search, lean);
  // Values that were whole before the bisection, as other rows have them, are whole still.
  const near = search.whole ? await settledWhole(search, [...nearest, ...lean]) : nearest;
  const outputs = await answers(search, near);
  const cost = ({ distance, changed }: Pick<Counterfactual, 'distance' | 'changed'>): number =>
    distance + search.sparsity * changed.length;
  near.forEach((candidate, i) => {
    const own = outputs[i] ?? new Float64Array();
    if (!(marginOf(search.goal, candidate.row, own) > 0)) return;
    const changed = changedFeatures(search, candidate);
    const found = { ...candidate, distance: distanceOf(search, candidate), changed, outputs: own };
    const before = best.get(candidate.row);
    if (!before || cost(before) > cost(found)) best.set(candidate.row, found);
  });
}

/**
 * Takes changes back, the smallest first and many at a time, as long as the answer stays where it is wanted. Candidates
 * that are not there are left out.
 */
async function leaner(search: Search, candidates: readonly Candidate[]): Promise<Candidate[]> {
  const reaches = await reached(search, candidates);
  const states = candidates.flatMap((candidate, i) => {
    if (!reaches[i]) return [];
    const order = byMove(search, candidate, 1);
    return [{ ...candidate, order, next: 0, size: Math.max(1, order.length >> 1) }];
  });
  for (let round = 0; round < maxRounds; round += 1) {
    const active = states.filter(({ next, order }) => next < order.length && order.length > 1);
    if (active.length === 0) break;
    const attempts = active.map((state) => ({
      row: state.row,
      x: takenBack(search, state, state.order.slice(state.next, state.next + state.size)),
    }));
    const stays = await reached(search, attempts);
    active.forEach((state, i) => {
      const attempt = attempts[i];
      if (stays[i] && attempt) {
        state.x = attempt.x;
        state.next += state.size;
      } else if (state.size > 1) state.size >>= 1;
      else state.next += 1;
    });
  }
  return states.map(({ row, x }) => ({ row, x }));
}

const maxRounds = 60;
const halvings = 20;

/** Whole-number features rounded, then the others as near to their row as the answer allows. */
async function settledWhole(search: Search, candidates: readonly Candidate[]): Promise<Candidate[]> {
  const rounded = await wholeCandidates(search, candidates, (some) => reached(search, some));
  return bisected(search, rounded, search.whole?.are);
}

/**
 * As near to each candidate's row, on the straight way to it, as the answer allows; features that `stay`, and
 * words, keep their values.
 */
async function bisected(search: Search, candidates: readonly Candidate[], stay?: Uint8Array): Promise<Candidate[]> {
  const low = new Float64Array(candidates.length);
  const high = new Float64Array(candidates.length).fill(1);
  const at = (fractions: Float64Array): Candidate[] =>
    candidates.map(({ row, x }, i) => ({
      row,
      x: x.map((value, f) => {
        const own = search.x[row * search.features + f] ?? 0;
        return fractions[i] === 1 || stay?.[f] || search.words?.are[f]
          ? value
          : own + (value - own) * (fractions[i] ?? 1);
      }),
    }));
  for (let i = 0; i < halvings && candidates.length > 0; i += 1) {
    const middle = low.map((from, k) => (from + (high[k] ?? 1)) / 2);
    const reaches = await reached(search, at(middle));
    reaches.forEach((yes, k) => ((yes ? high : low)[k] = middle[k] ?? 1));
  }
  return at(high);
}

/** Changed features, those that moved least first (1) or last (−1). */
const byMove = (search: Search, candidate: Candidate, sign: 1 | -1): number[] =>
  changedFeatures(search, candidate).toSorted(
    (a, b) => sign * (scaledMove(search, candidate, a) - scaledMove(search, candidate, b)),
  );

async function reached(search: Search, candidates: readonly Candidate[]): Promise<boolean[]> {
  const outputs = await answers(search, candidates);
  return candidates.map(({ row }, i) => marginOf(search.goal, row, outputs[i] ?? []) > 0);
}

function takenBack(search: Search, { row, x }: Candidate, features: readonly number[]): Float32Array {
  const next = x.slice();
  for (const f of features) next[f] = search.x[row * search.features + f] ?? 0;
  return next;
}

const onlyMoved = (search: Search, { row, x, free }: Attempt & Candidate): Candidate => ({
  row,
  x: x.map((value, f) => (free[f] ? value : (search.x[row * search.features + f] ?? 0))),
});
