// All eigenvalues and eigenvectors of a symmetric matrix in 64 bits: Householder's reflections make it tridiagonal, then
// the QL method with implicit shifts (Golub and Van Loan, chapter 8). For up to some thousand rows, where Jacobi's
// rotations take too long; lets messages in on the way.
import { createPace } from '#engine/kernels/pace.ts';

export interface Eigen {
  /** From the largest down. */
  readonly values: Float64Array;
  /** size × size, a row each, of length 1. */
  readonly vectors: Float64Array;
}

/** Of `matrix` (size × size). Obeys the signal. */
export async function eigenOf(matrix: Float64Array, size: number, signal?: AbortSignal): Promise<Eigen> {
  const pace = createPace(signal);
  const { diagonal, beside, basis } = await tridiagonal(matrix, size, pace);
  await diagonalise(diagonal, beside, basis, size, pace);
  const order = Array.from(diagonal.keys()).toSorted((a, b) => (diagonal[b] as number) - (diagonal[a] as number));
  const vectors = new Float64Array(size * size);
  for (const [row, from] of order.entries()) vectors.set(basis.subarray(from * size, (from + 1) * size), row * size);
  return { values: Float64Array.from(order, (from) => diagonal[from] as number), vectors };
}

interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** beside[i] stands between i and i + 1. */
  readonly beside: Float64Array;
  /** A row for each column of the orthogonal matrix Q, where Qᵀ A Q is tridiagonal. */
  readonly basis: Float64Array;
}

async function tridiagonal(matrix: Float64Array, size: number, pace: () => Promise<void>): Promise<Tridiagonal> {
  const a = matrix.slice();
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(size);
  const mirrors: (Float64Array | undefined)[] = [];
  for (let k = 0; k < size - 2; k += 1) {
    const count = size - k - 1;
    const mirror = mirrorOf(a.subarray(k * size + k + 1, (k + 1) * size));
    mirrors.push(mirror?.direction);
    beside[k] = mirror ? mirror.length : (a[k * size + k + 1] as number);
    if (mirror) await reflect(a, size, k + 1, mirror.direction, count, pace);
    await pace();
  }
  for (let k = 0; k < size; k += 1) diagonal[k] = a[k * size + k] as number;
  if (size > 1) beside[size - 2] = a[(size - 2) * size + size - 1] as number;
  const basis = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) basis[i * size + i] = 1;
  // Q = H₀ H₁ …: from the last one, so that only the block that is no unit matrix yet is touched.
  for (let k = size - 3; k >= 0; k -= 1) {
    const direction = mirrors[k];
    if (!direction) continue;
    for (let row = k + 1; row < size; row += 1) {
      const at = row * size + k + 1;
      let sum = 0;
      for (let j = 0; j < direction.length; j += 1) sum += (basis[at + j] as number) * (direction[j] as number);
      sum *= 2;
      for (let j = 0; j < direction.length; j += 1)
        basis[at + j] = (basis[at + j] as number) - sum * (direction[j] as number);
    }
    await pace();
  }
  return { diagonal, beside, basis };
}

/** The mirror (a direction of length 1) that turns `own` into its first axis, and what stands there then. */
function mirrorOf(own: Float64Array): { direction: Float64Array; length: number } | undefined {
  const size = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0));
  const first = own[0] ?? 0;
  if (size === 0 || Math.abs(first) === size) return undefined;
  const length = first > 0 ? -size : size;
  const direction = own.slice();
  direction[0] = first - length;
  const norm = Math.sqrt(direction.reduce((sum, value) => sum + value * value, 0));
  return { direction: direction.map((value) => value / norm), length };
}

/** A ← H A H in the block from `start` on, H = 1 − 2 v vᵀ: A − v wᵀ − w vᵀ with w = 2 (A v − (vᵀ A v) v). */
async function reflect(
  a: Float64Array,
  size: number,
  start: number,
  v: Float64Array,
  count: number,
  pace: () => Promise<void>,
): Promise<void> {
  const w = new Float64Array(count);
  let inner = 0;
  for (let i = 0; i < count; i += 1) {
    const at = (start + i) * size + start;
    let sum = 0;
    for (let j = 0; j < count; j += 1) sum += (a[at + j] as number) * (v[j] as number);
    w[i] = sum;
    inner += sum * (v[i] as number);
  }
  for (let i = 0; i < count; i += 1) w[i] = 2 * ((w[i] as number) - inner * (v[i] as number));
  for (let i = 0; i < count; i += 1) {
    const at = (start + i) * size + start;
    const [vi, wi] = [v[i] as number, w[i] as number];
    for (let j = 0; j < count; j += 1)
      a[at + j] = (a[at + j] as number) - vi * (w[j] as number) - wi * (v[j] as number);
    if (i % 256 === 255) await pace();
  }
}

/** Turns the tridiagonal matrix into a diagonal one, and the rows of `basis` along. Throws RangeError where it does not end. */
async function diagonalise(
  diagonal: Float64Array,
  beside: Float64Array,
  basis: Float64Array,
  size: number,
  pace: () => Promise<void>,
): Promise<void> {
  const d = (i: number): number => diagonal[i] as number;
  const e = (i: number): number => beside[i] as number;
  for (let low = 0; low < size; low += 1) {
    for (let round = 0; ; round += 1) {
      let high = low;
      while (high < size - 1 && Math.abs(e(high)) > Number.EPSILON * (Math.abs(d(high)) + Math.abs(d(high + 1))))
        high += 1;
      if (high === low) break;
      if (round === 100) throw new RangeError('The eigenvalues of a symmetric matrix were not found');
      // Wilkinson's shift: the eigenvalue of the first 2 × 2 block that is nearer to its corner.
      const half = (d(low + 1) - d(low)) / (2 * e(low));
      const root = Math.hypot(half, 1);
      let g = d(high) - d(low) + e(low) / (half + (half < 0 ? -root : root));
      let [sine, cosine, carried] = [1, 1, 0];
      let ended = false;
      for (let i = high - 1; i >= low; i -= 1) {
        const f = sine * e(i);
        const b = cosine * e(i);
        const r = Math.hypot(f, g);
        beside[i + 1] = r;
        if (r === 0) {
          diagonal[i + 1] = d(i + 1) - carried;
          beside[high] = 0;
          ended = true;
          break;
        }
        [sine, cosine] = [f / r, g / r];
        g = d(i + 1) - carried;
        const turn = (d(i) - g) * sine + 2 * cosine * b;
        carried = sine * turn;
        diagonal[i + 1] = g + carried;
        g = cosine * turn - b;
        rotateRows(basis, size, i, sine, cosine);
      }
      if (ended) continue;
      diagonal[low] = d(low) - carried;
      beside[low] = g;
      beside[high] = 0;
      await pace();
    }
  }
}

function rotateRows(basis: Float64Array, size: number, i: number, sine: number, cosine: number): void {
  for (let one = i * size, other = one + size, end = other; one < end; one += 1, other += 1) {
    const [x, y] = [basis[one] as number, basis[other] as number];
    basis[other] = sine * x + cosine * y;
    basis[one] = cosine * x - sine * y;
  }
}
