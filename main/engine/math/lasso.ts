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
/** Convergence tolerance, largest move / penalty. Loose: only the selected set is used, its coefficients are refitted. */
const settled = 1e-2;
/** Penalties without a better score before the rest is left. */
const patience = 3;

/** At least one player. */
export function lassoMembers(data: Moments, choice: 'aic' | 'bic' | number): Int32Array {
  const { moments, players, squares, count, total } = data;
  const path = lassoPath(data);
  const largest = moments.reduce((max, v) => Math.max(max, Math.abs(v)), 0);
  let best: Int32Array = Int32Array.of(
    moments.reduce((best, v, j) => (Math.abs(v) > Math.abs(moments[best] ?? 0) ? j : best), 0),
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
  /** Those with a coefficient other than zero, in rising order, and Σ φ (c + rest), what they explain of the squares. */
  descend(penalty: number): { readonly members: Int32Array; readonly explained: number };
}

/**
 * Coefficients along a path of falling penalties, by coordinate descent over an active set that only grows. Sweeps update
 * the moments of the active set alone; then all others' are updated, and those above the penalty join the set.
 */
function lassoPath({ gram, moments, players, total }: Moments): LassoPath {
  /** Moments of what is left, c − G φ: of those outside. */
  const rest = moments.slice();
  const isInside = new Uint8Array(players);
  const inside = new Int32Array(players);
  const coefficients = new Float64Array(players);
  const left = new Float64Array(players);
  let size = 0;
  let width = 64;
  let activeGram = new Float64Array(width * width);
  const enter = (j: number): void => {
    if (size === width) {
      const wider = new Float64Array(4 * width * width);
      for (let a = 0; a < size; a++) wider.set(activeGram.subarray(a * width, a * width + size), 2 * a * width);
      activeGram = wider;
      width *= 2;
    }
    isInside[j] = 1;
    inside[size] = j;
    left[size] = rest[j] ?? 0;
    size += 1;
    for (let a = 0; a < size; a++) {
      const pair = (gram[j * players + (inside[a] ?? 0)] ?? 0) - total;
      activeGram[(size - 1) * width + a] = pair;
      activeGram[a * width + size - 1] = pair;
    }
  };
  const sweep = (penalty: number): void => {
    for (let round = 0; round < sweeps; round++) {
      let moved = 0;
      for (let j = 0; j < size; j++) {
        const row = j * width;
        const square = activeGram[row + j] ?? 0;
        const old = coefficients[j] ?? 0;
        const pull = (left[j] ?? 0) + square * old;
        const now = Math.abs(pull) <= penalty ? 0 : (pull - Math.sign(pull) * penalty) / square;
        const step = now - old;
        if (step === 0) continue;
        coefficients[j] = now;
        moved = Math.max(moved, Math.abs(step) * square);
        subtract(left, step, activeGram, row, size);
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
        const before = coefficients.slice(0, size);
        sweep(penalty);
        // The weight that was added everywhere is subtracted once, for all that moved.
        let lift = 0;
        for (let a = 0; a < size; a++) {
          const step = (coefficients[a] ?? 0) - (before[a] ?? 0);
          if (step === 0) continue;
          subtract(rest, step, gram, (inside[a] ?? 0) * players, players);
          lift += step * total;
        }
        for (let i = 0; i < players; i++) rest[i] = (rest[i] ?? 0) + lift;
      }
      let explained = 0;
      const members: number[] = [];
      for (let a = 0; a < size; a++) {
        const coefficient = coefficients[a] ?? 0;
        if (coefficient === 0) continue;
        members.push(inside[a] ?? 0);
        explained += coefficient * ((moments[inside[a] ?? 0] ?? 0) + (left[a] ?? 0));
      }
      return { members: Int32Array.from(members).sort(), explained };
    },
  };
}

/** into −= step · a row; apart, since the compiler makes a quick loop of it only so. */
function subtract(into: Float64Array, step: number, from: Float64Array, start: number, count: number): void {
  for (let i = 0; i < count; i++) into[i] = (into[i] ?? 0) - step * (from[start + i] ?? 0);
}
