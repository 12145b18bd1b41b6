// Which players matter, by the lasso: coordinate descent on the moments along falling penalties, the best penalty by an
// information criterion (Akaike's or Bayes'), or the first that leaves a given number of players in.

export interface Moments {
  /** players × players, Σ w z̃ z̃ᵀ with the total weight added everywhere. */
  readonly gram: Float64Array;
  /** Σ w z̃ y. */
  readonly moments: Float64Array;
  /** Σ w y². */
  readonly squares: number;
  readonly players: number;
  /** Σ w. */
  readonly total: number;
  readonly count: number;
}

const ratio = 0.75;
const steps = 32;
const sweeps = 40;

/** At least one player. */
export function lassoMembers(data: Moments, choice: 'aic' | 'bic' | number): Int32Array {
  const { moments, players, squares, count, total } = data;
  const shares = new Float64Array(players);
  /** Moments of what is left: c − G φ. */
  const rest = moments.slice();
  const everyone = Int32Array.from({ length: players }, (_, j) => j);
  const largest = moments.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  let best = Int32Array.of(moments.reduce((most, v, j) => (Math.abs(v) > Math.abs(moments[most] ?? 0) ? j : most), 0));
  if (largest === 0) return best;
  const price = choice === 'bic' ? Math.log(count) : 2;
  let bestScore = Number.POSITIVE_INFINITY;
  let penalty = largest;
  for (let step = 0; step < steps; step++) {
    penalty *= ratio;
    descend(data, shares, rest, penalty);
    const members = everyone.filter((j) => shares[j] !== 0);
    if (typeof choice === 'number') {
      if (members.length > choice) break;
      if (members.length > 0) best = members;
      if (members.length === choice) break;
      continue;
    }
    if (members.length > count / 4) break;
    let left = squares;
    for (const j of members) left -= (shares[j] ?? 0) * ((moments[j] ?? 0) + (rest[j] ?? 0));
    const variance = Math.max(left / total, 1e-14 * (squares / total));
    const score = count * Math.log(variance) + price * members.length;
    if (members.length > 0 && score < bestScore) {
      bestScore = score;
      best = members;
    }
  }
  return best;
}

function descend({ gram, players, total }: Moments, shares: Float64Array, rest: Float64Array, penalty: number): void {
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let moved = 0;
    for (let j = 0; j < players; j++) {
      const own = (gram[j * players + j] ?? 0) - total;
      if (own <= 0) continue;
      const old = shares[j] ?? 0;
      const pull = (rest[j] ?? 0) + own * old;
      const now = Math.abs(pull) <= penalty ? 0 : (pull - Math.sign(pull) * penalty) / own;
      const step = now - old;
      if (step === 0) continue;
      shares[j] = now;
      moved = Math.max(moved, Math.abs(step) * own);
      for (let i = 0, at = j * players; i < players; i++, at++)
        rest[i] = (rest[i] ?? 0) - step * ((gram[at] ?? 0) - total);
    }
    if (moved <= 1e-3 * penalty) return;
  }
}
