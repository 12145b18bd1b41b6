// The two directions in which rows differ most, by power iteration on the centred rows: no matrix of all features by all
// features is made, so a thousand features are no matter.

export interface Components {
  /** rows × 2: where each row lies. */
  readonly scores: Float64Array;
  /** Fraction of the variance that each of the two holds, 0 … 1. */
  readonly explained: readonly [number, number];
}

const maxRounds = 200;
const closeEnough = 1e-12;

/** `x` is rows × width. Signs are such that each direction's largest part is positive. */
export function principalComponents(x: ArrayLike<number>, rows: number, width: number): Components {
  const centred = Float64Array.from({ length: rows * width }, (_, i) => x[i] ?? 0);
  for (let column = 0; column < width; column++) {
    let mean = 0;
    for (let row = 0; row < rows; row++) mean += (centred[row * width + column] ?? 0) / rows;
    for (let row = 0; row < rows; row++) centred[row * width + column] = (centred[row * width + column] ?? 0) - mean;
  }
  const total = centred.reduce((sum, value) => sum + value * value, 0);
  const scores = new Float64Array(rows * 2);
  const fractions: [number, number] = [0, 0];
  for (const k of [0, 1] as const) {
    const { direction, along } = strongest(centred, rows, width);
    const size = along.reduce((sum, value) => sum + value * value, 0);
    fractions[k] = total > 0 ? size / total : 0;
    for (let row = 0; row < rows; row++) {
      const own = along[row] ?? 0;
      scores[row * 2 + k] = own;
      for (let column = 0; column < width; column++) {
        const at = row * width + column;
        centred[at] = (centred[at] ?? 0) - own * (direction[column] ?? 0);
      }
    }
  }
  return { scores, explained: fractions };
}

function strongest(
  x: Float64Array,
  rows: number,
  width: number,
): { readonly direction: Float64Array; readonly along: Float64Array } {
  // The row farthest from the mean: never at a right angle to all of the variance, as a fixed start could be.
  let farthest = 0;
  let max = -1;
  for (let row = 0; row < rows; row++) {
    let size = 0;
    for (let column = 0; column < width; column++) size += (x[row * width + column] ?? 0) ** 2;
    if (size > max) [farthest, max] = [row, size];
  }
  let direction = unit(x.slice(farthest * width, (farthest + 1) * width));
  let along = project(x, rows, width, direction);
  for (let round = 0; round < maxRounds; round++) {
    const next = new Float64Array(width);
    for (let row = 0; row < rows; row++) {
      const own = along[row] ?? 0;
      for (let column = 0; column < width; column++)
        next[column] = (next[column] ?? 0) + own * (x[row * width + column] ?? 0);
    }
    const turned = unit(next);
    const moved = turned.reduce((sum, value, i) => sum + (value - (direction[i] ?? 0)) ** 2, 0);
    direction = turned;
    along = project(x, rows, width, direction);
    if (moved < closeEnough) break;
  }
  const largest = direction.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  if (largest >= 0) return { direction, along };
  return { direction: direction.map((value) => -value), along: along.map((value) => -value) };
}

function project(x: Float64Array, rows: number, width: number, direction: Float64Array): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (let column = 0; column < width; column++) sum += (x[row * width + column] ?? 0) * (direction[column] ?? 0);
    return sum;
  });
}

/** A vector of nothing stays one. */
export function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length > 0 ? vector.map((value) => value / length) : vector;
}
