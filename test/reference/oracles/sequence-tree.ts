// The balanced tree of a sequence, as shap's text masker builds it, for Owen values of tokens.
import type { Clustering } from '#engine/explain/shapley/partition.ts';

/** From left to right, halves down to single steps. */
export function sequenceTree(steps: number): Clustering {
  const joins: [number, number][] = [];
  const over = (from: number, count: number): number => {
    if (count === 1) return from;
    const half = Math.floor(count / 2);
    const left = over(from, half);
    const right = over(from + half, count - half);
    return steps + joins.push([left, right]) - 1;
  };
  over(0, steps);
  return joins;
}
