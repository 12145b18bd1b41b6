// Counterfactual rows: the smallest change of a row that carries the model's answer where it is wanted. Gradients lead
// there, or candidates are drawn by a seed; then the number of changed features and the distance are minimised.
import { descendTo, hasGradient } from '#engine/explain/inspect/counterfactual-descent.ts';
import { marginOf } from '#engine/explain/inspect/counterfactual-goal.ts';
import type { Candidate, Search } from '#engine/explain/inspect/counterfactual-goal.ts';
import { drawnCandidates } from '#engine/explain/inspect/counterfactual-search.ts';
import { wholeCandidates } from '#engine/explain/inspect/counterfactual-whole.ts';
import type { Tf } from '#engine/kernels/native.ts';

export interface Counterfactual {
  readonly row: number;
  /** As the network takes it. */
  readonly x: Float32Array;
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
    await searchRows(tf, search, method, follows, some, best);
  }
  return Array.from({ length: rows }, (_, row) => best.get(row));
}

/** Of the rows that are searched for together; each has some twenty candidates. */
const maxNumbers = 300_000;

async function searchRows(
  tf: Tf,
  search: Search,
  method: SearchMethod,
  follows: boolean,
  all: readonly number[],
  best: Map<number, Counterfactual>,
): Promise<void> {
  if (follows) {
    const first = await descendTo(
      tf,
      search,
      all.map((row) => ({ row, free: search.free })),
    );
    await refine(
      tf,
      search,
      best,
      all.flatMap((row, i) => {
        const x = first[i];
        return x ? [{ row, x }] : [];
      }),
      true,
    );
  }
  const missing = all.filter((row) => method === 'search' || (method === 'auto' && !best.has(row)));
  if (missing.length > 0) {
    const drawn = await drawnCandidates(search, missing);
    await refine(tf, search, best, drawn, false);
  }
}

/** How many of the features that moved furthest are tried alone. */
const ladder = [1, 2, 3, 5, 8, 12, 20, 35, 60, 100] as const;
/** And how many each on their own: the distance of all together does not tell which of them goes furthest. */
const maxAlone = 5;

/** Tries each candidate with few of its changes, bisects to the border, and keeps the cheapest of each row. */
async function refine(
  tf: Tf,
  search: Search,
  best: Map<number, Counterfactual>,
  candidates: readonly Candidate[],
  byGradient: boolean,
): Promise<void> {
  const masked = candidates.flatMap((candidate) => {
    const moved = changedFeatures(search, candidate).toSorted(
      (a, b) => scaledMove(search, candidate, b) - scaledMove(search, candidate, a),
    );
    const first = ladder
      .filter((size) => size < moved.length && size <= search.maxChanged)
      .map((size) => moved.slice(0, size));
    const alone = moved.length > 1 ? moved.slice(1, maxAlone).map((feature) => [feature]) : [];
    return [...first, ...alone].map((tried) => ({ ...candidate, free: maskOf(search.features, tried) }));
  });
  const whole = candidates.filter((candidate) => changedFeatures(search, candidate).length <= search.maxChanged);
  const tried: Candidate[] = byGradient
    ? (await descendTo(tf, search, masked)).flatMap((x, i) => {
        const row = masked[i]?.row;
        return x && row !== undefined ? [{ row, x }] : [];
      })
    : masked.map(({ row, x, free }) => ({ row, x: onlyMoved(search, row, x, free) }));
  const lean = await leaner(search, [...whole, ...tried]);
  const nearest = await bisected(search, lean);
  // Values that were whole before the bisection, as other rows have them, are whole still.
  const near = search.whole ? await settledWhole(search, [...nearest, ...lean]) : nearest;
  const outputs = await answers(search, near);
  near.forEach((candidate, i) => {
    const { row, x } = candidate;
    const own = outputs.slice(i * search.model.outputs, (i + 1) * search.model.outputs);
    if (!(marginOf(search.goal, row, own) > 0)) return;
    const changed = changedFeatures(search, candidate);
    const distance = distanceOf(search, candidate, changed);
    const before = best.get(row);
    const cost = (d: number, n: number): number => d + search.sparsity * n;
    if (before && cost(before.distance, before.changed.length) <= cost(distance, changed.length)) return;
    best.set(row, { row, x, distance, changed, outputs: own });
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
    const order = changedFeatures(search, candidate).toSorted(
      (a, b) => scaledMove(search, candidate, a) - scaledMove(search, candidate, b),
    );
    return [{ row: candidate.row, x: candidate.x, order, next: 0, size: Math.max(1, order.length >> 1) }];
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
 * As near to each candidate's row, on the straight way to it, as the answer allows; features that `stay` keep their values.
 */
async function bisected(search: Search, candidates: readonly Candidate[], stay?: Uint8Array): Promise<Candidate[]> {
  const low = new Float64Array(candidates.length);
  const high = new Float64Array(candidates.length).fill(1);
  const at = (fractions: Float64Array): Candidate[] =>
    candidates.map(({ row, x }, i) => ({
      row,
      x: x.map((value, f) => {
        const own = search.x[row * search.features + f] ?? 0;
        return fractions[i] === 1 || stay?.[f] ? value : own + (value - own) * (fractions[i] ?? 1);
      }),
    }));
  for (let i = 0; i < halvings && candidates.length > 0; i += 1) {
    const middle = low.map((from, k) => (from + (high[k] ?? 1)) / 2);
    const reaches = await reached(search, at(middle));
    reaches.forEach((yes, k) => ((yes ? high : low)[k] = middle[k] ?? 1));
  }
  return at(high);
}

async function reached(search: Search, candidates: readonly Candidate[]): Promise<boolean[]> {
  const outputs = await answers(search, candidates);
  const units = search.model.outputs;
  return candidates.map(({ row }, i) => marginOf(search.goal, row, outputs.subarray(i * units, (i + 1) * units)) > 0);
}

function answers(search: Search, candidates: readonly Candidate[]): Promise<Float64Array> {
  const rows = new Float32Array(candidates.length * search.features);
  candidates.forEach(({ x }, i) => rows.set(x, i * search.features));
  return search.model.predictRows(rows, search.signal);
}

function takenBack(search: Search, { row, x }: Candidate, features: readonly number[]): Float32Array {
  const next = x.slice();
  for (const f of features) next[f] = search.x[row * search.features + f] ?? 0;
  return next;
}

function onlyMoved(search: Search, row: number, x: Float32Array, free: Uint8Array): Float32Array {
  return x.map((value, f) => (free[f] ? value : (search.x[row * search.features + f] ?? 0)));
}

function maskOf(features: number, free: readonly number[]): Uint8Array {
  const mask = new Uint8Array(features);
  for (const f of free) mask[f] = 1;
  return mask;
}

function scaledMove(search: Search, { row, x }: Candidate, feature: number): number {
  const own = search.x[row * search.features + feature] ?? 0;
  return Math.abs((x[feature] ?? 0) - own) / (search.scale[feature] ?? 1);
}

function changedFeatures(search: Search, { row, x }: Candidate): number[] {
  const changed: number[] = [];
  x.forEach((value, f) => {
    if (value !== search.x[row * search.features + f]) changed.push(f);
  });
  return changed;
}

function distanceOf(search: Search, candidate: Candidate, changed: readonly number[]): number {
  const moves = changed.map((f) => scaledMove(search, candidate, f));
  return search.distance === 'l1'
    ? moves.reduce((sum, move) => sum + move, 0)
    : Math.sqrt(moves.reduce((sum, move) => sum + move * move, 0));
}
