// Metrics of scikit-learn that no report lists: they hold the ones that are listed to scikit-learn's numbers by a second way.
import { binned } from '#engine/metrics/calibration.ts';
import type { CalibrationBin } from '#engine/metrics/calibration.ts';
import { margins, ratio } from '#engine/metrics/labels.ts';
import type { Confusion } from '#engine/metrics/labels.ts';
import { averagePrecisionPerClass, rocAucPerClass, supports } from '#engine/metrics/multiclass-scores.ts';
import type { ClassProbabilities } from '#engine/metrics/multiclass-scores.ts';
import {
  averagePrecision,
  clipped,
  precisionRecallCurve,
  rocAuc,
  rocCurve,
  trapezoid,
} from '#engine/metrics/scores.ts';
import type { Scored } from '#engine/metrics/scores.ts';

type Normalisation = 'true' | 'predicted' | 'all';

export interface CalibrationError {
  /** Gap between mean probability and fraction of positives, averaged over rows. */
  readonly expected: number;
  /** The largest gap of any bin. */
  readonly largest: number;
  /** Bins with rows only. */
  readonly table: readonly CalibrationBin[];
}

/** Area up to a false-positive rate, scaled so that chance is 0.5 and perfect is 1 (McClish 1989). */
export function partialRocAuc(scored: Scored, maxFalsePositiveRate: number): number {
  const { falsePositiveRate, truePositiveRate } = rocCurve(scored, true);
  const stop = falsePositiveRate.findIndex((rate) => rate > maxFalsePositiveRate);
  if (stop < 1) return rocAuc(scored);
  const [x0 = 0, x1 = 0] = falsePositiveRate.slice(stop - 1, stop + 1);
  const [y0 = 0, y1 = 0] = truePositiveRate.slice(stop - 1, stop + 1);
  const cut = y0 + ((y1 - y0) * (maxFalsePositiveRate - x0)) / (x1 - x0);
  const area = trapezoid(
    [...falsePositiveRate.slice(0, stop), maxFalsePositiveRate],
    [...truePositiveRate.slice(0, stop), cut],
  );
  const chance = maxFalsePositiveRate ** 2 / 2;
  return (1 + (area - chance) / (maxFalsePositiveRate - chance)) / 2;
}

/** Area under the precision-recall curve by trapezoids: optimistic between points, unlike averagePrecision. */
export function precisionRecallAuc(scored: Scored): number {
  const { precision, recall } = precisionRecallCurve(scored);
  return -trapezoid(recall, precision);
}

/** Mean −log of the probability given to the true class, natural logarithm; probabilities are kept off 0 and 1 by 2.2e-16. */
export function logLoss({ truth, scores, weights }: Scored): number {
  return rowMean(
    truth.length,
    weights,
    (i) => -Math.log(truth[i] === 1 ? clipped(scores[i] ?? 0) : 1 - clipped(scores[i] ?? 0)),
  );
}

/** Mean squared distance of the probability from 0 | 1. */
export function brierScore({ truth, scores, weights }: Scored): number {
  return rowMean(truth.length, weights, (i) => ((scores[i] ?? 0) - (truth[i] ?? 0)) ** 2);
}

/** The weighted mean of a term over rows. */
function rowMean(rows: number, weights: ArrayLike<number> | undefined, term: (row: number) => number): number {
  let sum = 0;
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const weight = weights?.[row] ?? 1;
    sum += weight * term(row);
    total += weight;
  }
  return sum / total;
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

/** Fraction of rows whose true class is among the k largest probabilities; of equal ones the later class counts first. */
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

function weightedAverage(values: readonly number[], weights?: readonly number[]): number {
  const total = weights ? weights.reduce((sum, w) => sum + w, 0) : values.length;
  return values.reduce((sum, value, i) => sum + value * (weights?.[i] ?? 1), 0) / total;
}

/** Every (row, class) pair as one binary decision. */
function pooled({ truth, probabilities, classes }: ClassProbabilities): Scored {
  return {
    truth: Uint8Array.from({ length: truth.length * classes }, (_, i) =>
      truth[Math.floor(i / classes)] === i % classes ? 1 : 0,
    ),
    scores: probabilities,
  };
}

/** Fractions of the true class (row sums 1), of the predicted class (column sums 1) or of all rows; 0 where empty. */
export function normalisedConfusion({ classes, counts }: Confusion, by: Normalisation): Float64Array {
  const { rows, columns, total } = margins({ classes, counts });
  return counts.map((count, cell) => {
    const whole = by === 'all' ? total : by === 'true' ? rows[Math.floor(cell / classes)] : columns[cell % classes];
    return ratio(count, whole ?? 0);
  });
}

/** Expected and largest calibration error over bins of equal width. */
export function calibrationError({ truth, scores }: Scored, bins: number): CalibrationError {
  const table = binned(truth, scores, bins, (score) => {
    for (let bin = 0; bin < bins; bin++) if (score <= (bin + 1) / bins) return bin;
    return bins - 1;
  });
  const gap = (b: CalibrationBin): number => Math.abs(b.meanPredicted - b.fractionPositive);
  return {
    expected: table.reduce((sum, b) => sum + (b.count / truth.length) * gap(b), 0),
    largest: table.reduce((max, b) => Math.max(max, gap(b)), 0),
    table,
  };
}
