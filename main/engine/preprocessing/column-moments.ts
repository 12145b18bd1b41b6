// Mean and standard deviation of every feature, in 64 bits, as scikit-learn's StandardScaler has them.
import { numbersAtOnce, yieldToEventLoop } from '#engine/kernels/pace.ts';
import type { Numbers } from '#engine/values/dataset.ts';

export interface Moments {
  readonly mean: Float64Array;
  /** Population standard deviation (divisor n); 1 for a feature that is constant up to rounding. */
  readonly scale: Float64Array;
}

/**
 * Moments of the columns of `x` (rows × width, row by row; at least one row). Two passes, shifted by the first row, so
 * that a constant column has the variance 0 exactly. A column counts as constant by scikit-learn's rule:
 * variance ≤ n·ε·variance + (n·mean·ε)².
 */
export async function columnMoments(
  x: Numbers,
  rows: number,
  width: number,
  signal: AbortSignal | undefined,
): Promise<Moments> {
  const first = Float64Array.from(x.subarray(0, width));
  const mean = new Float64Array(width);
  await eachBlock(rows, width, signal, (from, to) => {
    for (let row = from, at = from * width; row < to; row += 1) {
      for (let j = 0; j < width; j += 1, at += 1)
        mean[j] = (mean[j] as number) + ((x[at] as number) - (first[j] as number));
    }
  });
  for (let j = 0; j < width; j += 1) mean[j] = (first[j] as number) + (mean[j] as number) / rows;
  const variance = new Float64Array(width);
  await eachBlock(rows, width, signal, (from, to) => {
    for (let row = from, at = from * width; row < to; row += 1) {
      for (let j = 0; j < width; j += 1, at += 1) {
        const distance = (x[at] as number) - (mean[j] as number);
        variance[j] = (variance[j] as number) + distance * distance;
      }
    }
  });
  const scale = variance.map((sum, j) => {
    const value = sum / rows;
    const rounding = rows * Number.EPSILON * value + (rows * (mean[j] as number) * Number.EPSILON) ** 2;
    return value <= rounding ? 1 : Math.sqrt(value);
  });
  return { mean, scale };
}

/** Calls `work` for all rows, some at a time, with turns of the event loop between. */
export async function eachBlock(
  rows: number,
  width: number,
  signal: AbortSignal | undefined,
  work: (from: number, to: number) => void,
): Promise<void> {
  const block = Math.max(1, Math.floor(numbersAtOnce / Math.max(1, width)));
  for (let from = 0; from < rows; from += block) {
    work(from, Math.min(rows, from + block));
    if (from + block < rows) await yieldToEventLoop(signal);
  }
}
