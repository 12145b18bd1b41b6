// How well an explanation of a row adds up to its prediction.
import type { Attribution } from '#engine/explain/games/game.ts';

/** max over outputs of |base + Σ values − prediction|. */
export function additivityGap(
  { base, values }: Pick<Attribution, 'base' | 'values'>,
  prediction: ArrayLike<number>,
): number {
  const outputs = base.length;
  return base.reduce((largest, start, k) => {
    let sum = start;
    for (let i = k; i < values.length; i += outputs) sum += values[i] ?? 0;
    return Math.max(largest, Math.abs(sum - (prediction[k] ?? Number.NaN)));
  }, 0);
}
