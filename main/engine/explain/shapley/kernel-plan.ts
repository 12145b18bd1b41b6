// The part of kernel SHAP's regression that does not depend on the model: made once for a set of coalitions, used for
// every row. About the middle between base and prediction a coalition's value is v − base − gain/2 = Σ (z_j − ½) φ_j, so
// the fit is one symmetric system, with Σ φ = gain held by a multiplier.
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import type { CoalitionSample } from '#engine/explain/shapley/kernel-sample.ts';
import { choleskyNow, choleskyOf, solveWith } from '#engine/math/cholesky.ts';
import { lassoMembers } from '#engine/math/lasso.ts';

/** none: all players; auto: shap's rule, aic where fewer than a fifth of all coalitions are looked at; a number: so many players. */
export type L1 = 'auto' | 'none' | 'aic' | 'bic' | number;

export interface KernelPlan {
  readonly sample: CoalitionSample;
  /** Shapley values, players × outputs, of coalition values count × outputs. */
  solve(values: Float64Array, base: Float64Array, prediction: Float64Array): Float64Array;
}

/** Throws RangeError where the coalitions do not tell the players apart and no player is left out by `l1`. */
export async function kernelPlan(sample: CoalitionSample, l1: L1 = 'none', signal?: AbortSignal): Promise<KernelPlan> {
  const { masks, weights } = sample;
  const count = weights.length;
  const players = count > 0 ? masks.length / count : 1;
  const sides = smallerSides(masks, players, count);
  const gram = await gramOf(weights, sides, players, signal);
  const choice = l1 === 'auto' ? (count / 2 ** Math.min(30, players) < 0.2 ? 'aic' : 'none') : l1;
  const everyone = Int32Array.from({ length: players }, (_, i) => i);
  const factor = choice === 'none' ? await choleskyOf(gram, players, everyone, signal) : undefined;
  const total = weights.length === 0 ? 1 : Array.from(weights).reduce((sum, w) => sum + w, 0);
  const solve: KernelPlan['solve'] = (values, base, prediction) => {
    const outputs = base.length;
    const shapleyValues = new Float64Array(players * outputs);
    for (let k = 0; k < outputs; k++) {
      const gain = (prediction[k] ?? 0) - (base[k] ?? 0);
      const middle = (base[k] ?? 0) + gain / 2;
      const moments = new Float64Array(players);
      let squares = 0;
      let common = 0;
      for (let c = 0; c < count; c++) {
        const y = (values[c * outputs + k] ?? 0) - middle;
        const half = ((weights[c] ?? 0) * y) / 2;
        squares += 2 * half * y;
        const rest = sides.isIn[c] === 1 ? -half : half;
        common += rest;
        addTo(moments, sides.players, sides.starts[c] ?? 0, sides.starts[c + 1] ?? 0, -2 * rest);
      }
      for (let j = 0; j < players; j++) moments[j] = (moments[j] ?? 0) + common;
      const members =
        choice === 'none' ? everyone : lassoMembers({ gram, moments, squares, players, total, count }, choice);
      const factorised = factor ?? choleskyNow(gram, players, members);
      const solution = constrained(factorised, members, moments, gain);
      members.forEach((player, i) => (shapleyValues[player * outputs + k] = solution[i] ?? 0));
    }
    return shapleyValues;
  };
  return { sample, solve };
}

/** Of every coalition the players in it or those out of it, whichever are fewer. */
interface Sides {
  readonly isIn: Uint8Array;
  /** Those of coalition c are players[starts[c]] … players[starts[c + 1] − 1]. */
  readonly players: Int32Array;
  readonly starts: Int32Array;
}

function smallerSides(masks: Uint8Array, players: number, count: number): Sides {
  const isIn = new Uint8Array(count);
  const starts = new Int32Array(count + 1);
  for (let c = 0; c < count; c++) {
    let size = 0;
    for (let j = 0; j < players; j++) size += masks[c * players + j] ?? 0;
    isIn[c] = 2 * size <= players ? 1 : 0;
    starts[c + 1] = (starts[c] ?? 0) + Math.min(size, players - size);
  }
  const all = new Int32Array(starts[count] ?? 0);
  for (let c = 0, at = 0; c < count; c++)
    for (let j = 0; j < players; j++) if (masks[c * players + j] === isIn[c]) all[at++] = j;
  return { isIn, players: all, starts };
}

function addTo(into: Float64Array, places: Int32Array, from: number, to: number, value: number): void {
  for (let i = from; i < to; i++) {
    const j = places[i] ?? 0;
    into[j] = (into[j] ?? 0) + value;
  }
}

/** φ = G⁻¹(c − μ1), with μ so that Σ φ = gain. */
function constrained(factor: Float64Array, members: Int32Array, moments: Float64Array, gain: number): Float64Array {
  const size = members.length;
  const free = solveWith(
    factor,
    Float64Array.from(members, (j) => moments[j] ?? 0),
  );
  const ones = solveWith(factor, new Float64Array(size).fill(1));
  const sum = (list: Float64Array): number => list.reduce((all, v) => all + v, 0);
  const multiplier = (sum(free) - gain) / sum(ones);
  return free.map((v, i) => v - multiplier * (ones[i] ?? 0));
}

/**
 * Σ w (z − ½)(z − ½)ᵀ + 11ᵀ of all weights: the last part changes nothing in the fit, since the sum is held, and keeps
 * the matrix regular along it.
 */
async function gramOf(
  weights: ArrayLike<number>,
  sides: Sides,
  players: number,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  const gram = new Float64Array(players * players);
  const sums = new Float64Array(players);
  const count = weights.length;
  let total = 0;
  for (let c = 0; c < count; c++) {
    if (c % 64 === 63 && players > 200) await yieldToEventLoop(signal);
    const weight = weights[c] ?? 0;
    total += weight;
    // (z_i − ½)(z_j − ½) is ¼ − (z_i + z_j)/2 + z_i z_j, for a coalition as for its complement.
    const side = sides.players.subarray(sides.starts[c], sides.starts[c + 1]);
    for (const i of side) {
      const row = i * players;
      for (const j of side) gram[row + j] = (gram[row + j] ?? 0) + weight;
      sums[i] = (sums[i] ?? 0) + weight;
    }
  }
  for (let i = 0; i < players; i++) {
    for (let j = 0; j < players; j++) {
      const mixed = ((sums[i] ?? 0) + (sums[j] ?? 0)) / 2;
      gram[i * players + j] = (gram[i * players + j] ?? 0) - mixed + total / 4;
    }
  }
  for (let i = 0; i < gram.length; i++) gram[i] = (gram[i] ?? 0) + total;
  return gram;
}
