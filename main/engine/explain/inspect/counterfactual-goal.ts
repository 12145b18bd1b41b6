// What a search for counterfactuals is given, what it must reach, and how far an answer is from it: a margin that is
// above 0 when it is reached.
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import type { ExplainedModel } from '#engine/explain/shapley/open-explained.ts';
import type { Tf } from '#engine/kernels/native.ts';

export type Goal =
  /** The class that each row should get; with one output unit 0 or 1. */
  | { readonly goal: 'class'; readonly wanted: Int32Array }
  /** An answer strictly between two numbers, either of which may be infinite. `unit` makes margins comparable. */
  | { readonly goal: 'range'; readonly low: number; readonly high: number; readonly unit: number };

export interface Search {
  readonly model: ExplainedModel;
  readonly features: number;
  /** rows × features: where the changes start. */
  readonly x: Float32Array;
  /** Per feature: what one unit of distance is. */
  readonly scale: Float64Array;
  /** Per feature: 1 = may change. */
  readonly free: Uint8Array;
  /** Between which a feature of a row may move; the row's own value is always within. */
  bounds(row: number, feature: number): { readonly low: number; readonly high: number };
  /** Features of words, which change to another word as a whole. */
  readonly words?: WordFeatures;
  /** Features that must stay whole numbers of the table. */
  readonly whole?: WholeFeatures;
  readonly distance: 'l1' | 'l2';
  /** What every changed feature costs beside its distance. */
  readonly sparsity: number;
  /** Features that may change in one row. */
  readonly maxChanged: number;
  readonly goal: Goal;
  /** Rows to draw candidates from, rows × features, beside random ones. */
  readonly pool: Float32Array;
  readonly seed: number;
  readonly signal?: AbortSignal;
  /** Adds to the fraction of the work that is done. */
  readonly progress?: (fraction: number) => void;
}

export interface WordFeatures {
  /** Per feature: 1 = it is one of them. */
  readonly are: Uint8Array;
  /** The numbers of the words that one of them may have, as the network takes them. */
  readonly slots: readonly Float32Array[];
}

export interface WholeFeatures {
  /** Per feature: 1 = it is one of them. */
  readonly are: Uint8Array;
  /** The whole numbers below and above a value of one of them, as the network takes them. */
  beside(feature: number, value: number): { readonly below: number; readonly above: number };
}

/** A row of the search, moved. */
export interface Candidate {
  readonly row: number;
  readonly x: Float32Array;
}

/** A search from one row in which only some features may move. */
export type Attempt = Pick<Candidate, 'row'> & Pick<Search, 'free'>;

/** How far a feature of a candidate is from its row, in scaled units; 1 for another word (Gower 1971). */
export function scaledMove(search: Search, { row, x }: Candidate, feature: number): number {
  const own = search.x[row * search.features + feature] ?? 0;
  if (search.words?.are[feature]) return x[feature] === own ? 0 : 1;
  return Math.abs((x[feature] ?? 0) - own) / (search.scale[feature] ?? 1);
}

export function changedFeatures(search: Search, { row, x }: Candidate): number[] {
  return Array.from(x.keys()).filter((f) => x[f] !== search.x[row * search.features + f]);
}

export function distanceOf(search: Search, candidate: Candidate): number {
  const moves = candidate.x.reduce((sum, _, f) => {
    const move = scaledMove(search, candidate, f);
    return sum + (search.distance === 'l1' ? move : move * move);
  }, 0);
  return search.distance === 'l1' ? moves : Math.sqrt(moves);
}

/** The outputs of each candidate, asked for at once. */
export async function answers(search: Search, candidates: readonly Candidate[]): Promise<Float64Array[]> {
  const rows = new Float32Array(candidates.length * search.features);
  candidates.forEach(({ x }, i) => rows.set(x, i * search.features));
  const outputs = await search.model.predictRows(rows, search.signal);
  const units = search.model.outputs;
  return candidates.map((_, i) => outputs.slice(i * units, (i + 1) * units));
}

/** Of a row's outputs. */
export function marginOf(goal: Goal, row: number, outputs: ArrayLike<number>): number {
  const first = outputs[0] ?? Number.NaN;
  if (goal.goal === 'range') return Math.min(first - goal.low, goal.high - first) / goal.unit;
  const wanted = goal.wanted[row] ?? 0;
  if (outputs.length === 1) return wanted === 1 ? first - 0.5 : 0.5 - first;
  let other = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < outputs.length; k += 1) if (k !== wanted) other = Math.max(other, outputs[k] ?? 0);
  return (outputs[wanted] ?? 0) - other;
}

/** The same on tensors, differentiable; `rows` are the goal's rows behind the rows of `outputs`. Call it in a tidy. */
export function marginTensor(tf: Tf, goal: Goal, rows: Int32Array, outputs: Tensor): Tensor1D {
  const [count = 0, units = 1] = outputs.shape;
  const first = (): Tensor1D => tf.reshape(tf.slice(outputs, [0, 0], [count, 1]), [-1]);
  if (goal.goal === 'range') {
    const answer = first();
    const above = Number.isFinite(goal.low) ? tf.sub(answer, goal.low) : undefined;
    const below = Number.isFinite(goal.high) ? tf.sub(goal.high, answer) : undefined;
    const margin = above && below ? tf.minimum(above, below) : (above ?? below ?? tf.onesLike(answer));
    return tf.div(margin, goal.unit);
  }
  const wanted = Int32Array.from(rows, (row) => goal.wanted[row] ?? 0);
  if (units === 1) {
    const sign = tf.tensor1d(Float32Array.from(wanted, (k) => 2 * k - 1));
    return tf.mul(tf.sub(first(), 0.5), sign);
  }
  const own = tf.oneHot(tf.tensor1d(wanted, 'int32'), units, 1, 0, 'float32');
  const others = tf.sub(outputs, tf.mul(own, 1e6));
  return tf.sub(tf.sum(tf.mul(outputs, own), 1), tf.max(others, 1));
}
