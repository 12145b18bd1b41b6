// Shapley values as the weighted least-squares fit of an additive model to coalition values (Lundberg and Lee 2017),
// with the sum enforced exactly. With all coalitions it equals the definition.
import { allCoalitions, bitCount } from '#engine/explain/exact.ts';
import { ends, evaluate } from '#engine/explain/game.ts';
import type { Attribution, Game, MethodOptions } from '#engine/explain/game.ts';

export interface CoalitionSample {
  /** count × players. */
  readonly masks: Uint8Array;
  /** One per coalition. */
  readonly weights: ArrayLike<number>;
}

/** By all coalitions, or by those given. The empty and the grand one are asked for apart. */
export async function kernelShapley(
  game: Game,
  options: MethodOptions & { readonly sample?: CoalitionSample } = {},
): Promise<Attribution> {
  const { masks, weights } = options.sample ?? allWeighted(game.players);
  const { base, prediction } = await ends(game, options.signal);
  const values = await evaluate(game, masks, weights.length, options);
  const shares = leastSquaresShares({ masks, weights }, values, base, prediction);
  return { base, prediction, values: shares, evaluations: (weights.length + 2) * game.rowsPerCoalition };
}

/** The Shapley kernel by size of the coalition, 1 … players − 1: (n − 1) / (C(n, s) s (n − s)). */
export function kernelWeight(players: number, size: number): number {
  let combinations = 1;
  for (let i = 1; i <= size; i++) combinations *= (players - size + i) / i;
  return (players - 1) / (combinations * size * (players - size));
}

function allWeighted(players: number): CoalitionSample {
  const count = 2 ** players;
  const masks = allCoalitions(players).subarray(players, (count - 1) * players);
  const weights = Float64Array.from({ length: count - 2 }, (_, i) => kernelWeight(players, bitCount(i + 1)));
  return { masks, weights };
}

/**
 * Shares, players × outputs, that minimise Σ w (v(z) − base − Σ z_j share_j)² with Σ share_j = prediction − base.
 * `values` is count × outputs. The last player is put in from the constraint, which leaves players − 1 unknowns.
 */
export function leastSquaresShares(
  { masks, weights }: CoalitionSample,
  values: ArrayLike<number>,
  base: ArrayLike<number>,
  prediction: ArrayLike<number>,
): Float64Array {
  const count = weights.length;
  const players = count > 0 ? masks.length / count : 1;
  const outputs = base.length;
  const unknowns = players - 1;
  const normal = Array.from({ length: unknowns }, () => new Float64Array(unknowns + outputs));
  for (let c = 0; c < count; c++) {
    const weight = weights[c] ?? 0;
    const mask = masks.subarray(c * players, (c + 1) * players);
    const last = mask[unknowns] ?? 0;
    for (let i = 0; i < unknowns; i++) {
      const zi = (mask[i] ?? 0) - last;
      const row = normal[i];
      if (zi === 0 || !row) continue;
      for (let j = 0; j < unknowns; j++) row[j] = (row[j] ?? 0) + weight * zi * ((mask[j] ?? 0) - last);
      for (let k = 0; k < outputs; k++) {
        const gain = (prediction[k] ?? 0) - (base[k] ?? 0);
        const rest = (values[c * outputs + k] ?? 0) - (base[k] ?? 0) - last * gain;
        row[unknowns + k] = (row[unknowns + k] ?? 0) + weight * zi * rest;
      }
    }
  }
  solveInPlace(normal, unknowns);
  const shares = new Float64Array(players * outputs);
  for (let k = 0; k < outputs; k++) {
    let left = (prediction[k] ?? 0) - (base[k] ?? 0);
    for (let j = 0; j < unknowns; j++) {
      const share = normal[j]?.[unknowns + k] ?? 0;
      shares[j * outputs + k] = share;
      left -= share;
    }
    shares[unknowns * outputs + k] = left;
  }
  return shares;
}

/** Gauss-Jordan with pivots; `rows` hold the matrix and after it the right sides, which become the solutions. */
function solveInPlace(rows: Float64Array[], size: number): void {
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let r = column + 1; r < size; r++) {
      if (Math.abs(rows[r]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = r;
    }
    const top = rows[pivot];
    const displaced = rows[column];
    if (!top || !displaced || Math.abs(top[column] ?? 0) < 1e-12) {
      throw new RangeError('coalitions: too few different ones to tell the players apart');
    }
    rows[pivot] = displaced;
    rows[column] = top;
    const scale = top[column] ?? 1;
    for (let j = column; j < top.length; j++) top[j] = (top[j] ?? 0) / scale;
    for (const [r, row] of rows.entries()) {
      const factor = row[column] ?? 0;
      if (r === column || factor === 0) continue;
      for (let j = column; j < row.length; j++) row[j] = (row[j] ?? 0) - factor * (top[j] ?? 0);
    }
  }
}
