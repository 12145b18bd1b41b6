// Symmetric positive systems by Cholesky's factor, in double precision. Large ones let messages in on the way.
import { yieldToEventLoop } from '#engine/kernels/pace.ts';

/** The lower factor, size × size, of rows and columns `members` of `matrix`. Throws RangeError where it is singular. */
export async function choleskyOf(
  matrix: Float64Array,
  width: number,
  members: Int32Array,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const factor = start(matrix, width, members);
  for (let i = 0; i < members.length; i++) {
    if (i > 200 && i % 32 === 0) await yieldToEventLoop(signal);
    eliminate(factor, members.length, i);
  }
  return factor;
}

/** The same at once; for a few hundred members. */
export function choleskyNow(matrix: Float64Array, width: number, members: Int32Array): Float64Array {
  const factor = start(matrix, width, members);
  for (let i = 0; i < members.length; i++) eliminate(factor, members.length, i);
  return factor;
}

function start(matrix: Float64Array, width: number, members: Int32Array): Float64Array {
  const size = members.length;
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) factor[i * size + j] = matrix[(members[i] ?? 0) * width + (members[j] ?? 0)] ?? 0;
  return factor;
}

function eliminate(l: Float64Array, size: number, i: number): void {
  const row = i * size;
  const own = l[row + i] ?? 0;
  for (let j = 0; j <= i; j++) {
    const other = j * size;
    let sum = l[row + j] ?? 0;
    for (let k = 0; k < j; k++) sum -= (l[row + k] ?? 0) * (l[other + k] ?? 0);
    if (j < i) l[row + j] = sum / (l[other + j] ?? 1);
    else if (sum > 1e-10 * own) l[row + j] = Math.sqrt(sum);
    else throw new RangeError('coalitions: too few different ones to tell the players apart');
  }
}

/** x of L Lᵀ x = right. */
export function solveWith(factor: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const x = right.slice();
  for (let i = 0; i < size; i++) {
    let sum = x[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (factor[i * size + k] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (factor[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i] ?? 0;
    for (let k = i + 1; k < size; k++) sum -= (factor[k * size + i] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (factor[i * size + i] ?? 1);
  }
  return x;
}
