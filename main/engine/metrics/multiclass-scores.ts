// Metrics of class probabilities, several classes: areas of each against the rest.
// Each binary part comes from scores.ts; definitions are scikit-learn's.
import { averagePrecision, rocAuc } from '#engine/metrics/scores.ts';
import type { Scored } from '#engine/metrics/scores.ts';

/** truth: class indexes; probabilities: rows × classes, row-major. */
export interface ClassProbabilities {
  readonly truth: ArrayLike<number>;
  readonly probabilities: ArrayLike<number>;
  readonly classes: number;
}

/** Class `k` against all others. */
export function oneAgainstRest({ truth, probabilities, classes }: ClassProbabilities, k: number): Scored {
  return {
    truth: Uint8Array.from({ length: truth.length }, (_, i) => (truth[i] === k ? 1 : 0)),
    scores: Float64Array.from({ length: truth.length }, (_, i) => probabilities[i * classes + k] ?? 0),
  };
}

/** ROC area of each class against the rest; NaN for a class that is absent, or alone. */
export function rocAucPerClass(data: ClassProbabilities): number[] {
  return classIndexes(data).map((k) => rocAuc(oneAgainstRest(data, k)));
}

/** Average precision of each class against the rest; NaN for a class that is absent. */
export function averagePrecisionPerClass(data: ClassProbabilities): number[] {
  const present = supports(data);
  return classIndexes(data).map((k) => (present[k] ? averagePrecision(oneAgainstRest(data, k)) : Number.NaN));
}

/** The most probable class per row, the first of equal ones. */
export function mostProbable(probabilities: ArrayLike<number>, classes: number): Int32Array {
  return Int32Array.from({ length: Math.floor(probabilities.length / classes) }, (_, row) => {
    let best = 0;
    for (let k = 1; k < classes; k++) {
      if ((probabilities[row * classes + k] ?? 0) > (probabilities[row * classes + best] ?? 0)) best = k;
    }
    return best;
  });
}

function classIndexes({ classes }: ClassProbabilities): number[] {
  return Array.from({ length: classes }, (_, k) => k);
}

export function supports(data: ClassProbabilities): number[] {
  const counts = classIndexes(data).map(() => 0);
  for (let i = 0; i < data.truth.length; i++) counts[data.truth[i] ?? 0] = (counts[data.truth[i] ?? 0] ?? 0) + 1;
  return counts;
}
