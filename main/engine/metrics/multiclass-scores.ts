// Metrics of class probabilities, several classes: areas one against the rest and one against one, losses, top-k.
// Each binary part comes from scores.ts; definitions are scikit-learn's.
import { averagePrecision, clipped, rocAuc, rowMean } from '#engine/metrics/scores.ts';
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

/** Every (row, class) pair as one binary decision. */
export function pooled({ truth, probabilities, classes }: ClassProbabilities): Scored {
  return {
    truth: Uint8Array.from({ length: truth.length * classes }, (_, i) =>
      truth[Math.floor(i / classes)] === i % classes ? 1 : 0,
    ),
    scores: probabilities,
  };
}

/** ROC area of each class against the rest; NaN for a class that is absent, or alone. */
export function rocAucPerClass(data: ClassProbabilities): number[] {
  return classIndexes(data).map((k) => rocAuc(oneAgainstRest(data, k)));
}

export function rocAucOneAgainstRest(data: ClassProbabilities, averaging: 'macro' | 'micro' | 'weighted'): number {
  if (averaging === 'micro') return rocAuc(pooled(data));
  return weightedAverage(rocAucPerClass(data), averaging === 'macro' ? undefined : supports(data));
}

/** Mean over pairs of classes, each pair the mean of its two directions (Hand and Till 2001). */
export function rocAucOneAgainstOne(data: ClassProbabilities, averaging: 'macro' | 'weighted'): number {
  const areas: number[] = [];
  const sizes: number[] = [];
  for (let a = 0; a < data.classes; a++) {
    for (let b = a + 1; b < data.classes; b++) {
      const rows = Array.from({ length: data.truth.length }, (_, i) => i).filter(
        (i) => data.truth[i] === a || data.truth[i] === b,
      );
      const area = (k: number): number =>
        rocAuc({
          truth: rows.map((i) => (data.truth[i] === k ? 1 : 0)),
          scores: rows.map((i) => data.probabilities[i * data.classes + k] ?? 0),
        });
      areas.push((area(a) + area(b)) / 2);
      sizes.push(rows.length);
    }
  }
  return weightedAverage(areas, averaging === 'macro' ? undefined : sizes);
}

/** Average precision of each class against the rest; NaN for a class that is absent. */
export function averagePrecisionPerClass(data: ClassProbabilities): number[] {
  const present = supports(data);
  return classIndexes(data).map((k) => (present[k] ? averagePrecision(oneAgainstRest(data, k)) : Number.NaN));
}

export function averagePrecisionMean(data: ClassProbabilities, averaging: 'macro' | 'micro'): number {
  return averaging === 'micro' ? averagePrecision(pooled(data)) : weightedAverage(averagePrecisionPerClass(data));
}

/** Mean −log of the probability of the true class, natural logarithm. */
export function categoricalLogLoss({ truth, probabilities, classes }: ClassProbabilities): number {
  return rowMean(truth.length, undefined, (i) => -Math.log(clipped(probabilities[i * classes + (truth[i] ?? 0)] ?? 0)));
}

/** Mean over rows of Σ (p − one-hot)² over all classes: twice the binary Brier score when there are two. */
export function brierSum({ truth, probabilities, classes }: ClassProbabilities): number {
  return rowMean(truth.length, undefined, (i) => {
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += ((probabilities[i * classes + k] ?? 0) - (truth[i] === k ? 1 : 0)) ** 2;
    return sum;
  });
}

/** Share of rows whose true class is among the k largest probabilities; of equal ones the later class counts first. */
export function topKAccuracy({ truth, probabilities, classes }: ClassProbabilities, k: number): number {
  return rowMean(truth.length, undefined, (i) => {
    const own = truth[i] ?? 0;
    const p = probabilities[i * classes + own] ?? 0;
    let ahead = 0;
    for (let c = 0; c < classes; c++) {
      const other = probabilities[i * classes + c] ?? 0;
      if (other > p || (other === p && c > own)) ahead++;
    }
    return ahead < k ? 1 : 0;
  });
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

function supports(data: ClassProbabilities): number[] {
  const counts = classIndexes(data).map(() => 0);
  for (let i = 0; i < data.truth.length; i++) counts[data.truth[i] ?? 0] = (counts[data.truth[i] ?? 0] ?? 0) + 1;
  return counts;
}

function weightedAverage(values: readonly number[], weights?: readonly number[]): number {
  const total = weights ? weights.reduce((sum, w) => sum + w, 0) : values.length;
  return values.reduce((sum, value, i) => sum + value * (weights?.[i] ?? 1), 0) / total;
}
