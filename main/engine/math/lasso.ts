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
const sweeps = 6;
const rounds = 2;
/** Of the largest move against the penalty: who is in is what counts, the shares themselves are fitted anew. */
const settled = 1e-2;
/** Penalties without a better score before the rest is left. */
const patience = 3;

/** At least one player. */
export function lassoMembers(data: Moments, choice: 'aic' | 'bic' | number): Int32Array {
  const { moments, players, squares, count, total } = data;
  const path = lassoPath(data);
  const largest = moments.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  let best: Int32Array = Int32Array.of(
    moments.reduce((most, v, j) => (Math.abs(v) > Math.abs(moments[most] ?? 0) ? j : most), 0),
  );
  if (largest === 0) return best;
  const price = choice === 'bic' ? Math.log(count) : 2;
  let bestScore = Number.POSITIVE_INFINITY;
  let penalty = largest;
  let worse = 0;
  for (let step = 0; step < steps && worse < patience; step++) {
    penalty *= ratio;
    const { members, explained } = path.descend(penalty);
    if (typeof choice === 'number') {
      if (members.length > choice) break;
      if (members.length > 0) best = members;
      if (members.length === choice) break;
      continue;
    }
    if (members.length > Math.min(count / 4, players)) break;
    const variance = Math.max((squares - explained) / total, 1e-14 * (squares / total));
    const score = count * Math.log(variance) + price * members.length;
    worse += 1;
    if (members.length === 0 || score >= bestScore) continue;
    bestScore = score;
    best = members;
    worse = 0;
  }
  return best;
}

interface LassoPath {
  /** Those whose share is not zero, in rising order, and Σ φ (c + rest), what they explain of the squares. */
  descend(penalty: number): { readonly members: Int32Array; readonly explained: number };
}

/**
 * Shares along falling penalties. Whoever ever came in stays in the sweeps, with the moments of those alone kept up; then
 * the others' moments are brought up to date, and who is pulled more than the penalty comes in.
 */
function lassoPath({ gram, moments, players, total }: Moments): LassoPath {
  /** Moments of what is left, c − G φ: of those outside. */
  const rest = moments.slice();
  const isInside = new Uint8Array(players);
  const inside = new Int32Array(players);
  const shares = new Float64Array(players);
  const left = new Float64Array(players);
  let size = 0;
  let width = 64;
  let own = new Float64Array(width * width);
  const enter = (j: number): void => {
    if (size === width) {
      const wider = new Float64Array(4 * width * width);
      for (let a = 0; a < size; a++) wider.set(own.subarray(a * width, a * width + size), 2 * a * width);
      own = wider;
      width *= 2;
    }
    isInside[j] = 1;
    inside[size] = j;
    left[size] = rest[j] ?? 0;
    size += 1;
    for (let a = 0; a < size; a++) {
      const pair = (gram[j * players + (inside[a] ?? 0)] ?? 0) - total;
      own[(size - 1) * width + a] = pair;
      own[a * width + size - 1] = pair;
    }
  };
  const sweep = (penalty: number): void => {
    for (let round = 0; round < sweeps; round++) {
      let moved = 0;
      for (let j = 0; j < size; j++) {
        const row = j * width;
        const square = own[row + j] ?? 0;
        const old = shares[j] ?? 0;
        const pull = (left[j] ?? 0) + square * old;
        const now = Math.abs(pull) <= penalty ? 0 : (pull - Math.sign(pull) * penalty) / square;
        const step = now - old;
        if (step === 0) continue;
        shares[j] = now;
        moved = Math.max(moved, Math.abs(step) * square);
        subtract(left, step, own, row, size);
      }
      if (moved <= settled * penalty) return;
    }
  };
  const letIn = (penalty: number): boolean => {
    const before = size;
    for (let j = 0; j < players; j++) {
      if (isInside[j] || Math.abs(rest[j] ?? 0) <= penalty || (gram[j * players + j] ?? 0) <= total) continue;
      enter(j);
    }
    return size > before;
  };
  return {
    descend(penalty) {
      for (let round = 0; round < rounds; round++) {
        if (!letIn(penalty) && round > 0) break;
        const before = shares.slice(0, size);
        sweep(penalty);
        // The weight that was added everywhere is taken off once, for all who moved.
        let lift = 0;
        for (let a = 0; a < size; a++) {
          const step = (shares[a] ?? 0) - (before[a] ?? 0);
          if (step === 0) continue;
          subtract(rest, step, gram, (inside[a] ?? 0) * players, players);
          lift += step * total;
        }
        for (let i = 0; i < players; i++) rest[i] = (rest[i] ?? 0) + lift;
      }
      let explained = 0;
      const members: number[] = [];
      for (let a = 0; a < size; a++) {
        const share = shares[a] ?? 0;
        if (share === 0) continue;
        members.push(inside[a] ?? 0);
        explained += share * ((moments[inside[a] ?? 0] ?? 0) + (left[a] ?? 0));
      }
      return { members: Int32Array.from(members).sort(), explained };
    },
  };
}

/** into −= step · a row; apart, since the compiler makes a quick loop of it only so. */
function subtract(into: Float64Array, step: number, from: Float64Array, start: number, count: number): void {
  for (let i = 0; i < count; i++) into[i] = (into[i] ?? 0) - step * (from[start + i] ?? 0);
}
