// Columns in which values that differ become equal when they are rounded to the 32 bits that a network takes: numbers
// that lie far from 0 and close to each other. Standardised first they stay apart.
import { numbersAtOnce, yieldToEventLoop } from '#engine/kernels/pace.ts';
import type { MergedColumn, Numbers } from '#engine/values/dataset.ts';

/**
 * Of rows × features in 64 bits those columns whose neighbouring rows show that rounding merges values, with how many
 * different values there are and how many are left.
 */
export async function mergedColumns(
  values: Numbers,
  features: readonly string[],
  signal?: AbortSignal,
): Promise<readonly MergedColumn[]> {
  if (!(values instanceof Float64Array)) return [];
  const width = features.length;
  const suspects = new Set<number>();
  for (let start = 0; start < values.length; start += numbersAtOnce) {
    const end = Math.min(values.length, start + numbersAtOnce);
    for (let i = Math.max(start, width); i < end; i += 1) {
      const [one, other] = [values[i] as number, values[i - width] as number];
      if (one !== other && Math.fround(one) === Math.fround(other)) suspects.add(i % width);
    }
    await yieldToEventLoop(signal);
  }
  const merged: MergedColumn[] = [];
  for (const column of suspects) {
    const own = new Float64Array(values.length / width);
    for (let row = 0; row < own.length; row += 1) own[row] = values[row * width + column] as number;
    own.sort();
    merged.push({ name: features[column] ?? '', values: distinct(own), left: distinct(Float32Array.from(own)) });
    await yieldToEventLoop(signal);
  }
  return merged;
}

/** Of sorted numbers. */
function distinct(sorted: Float32Array | Float64Array): number {
  let count = 0;
  sorted.forEach((value, i) => {
    if (i === 0 || value !== sorted[i - 1]) count += 1;
  });
  return count;
}
