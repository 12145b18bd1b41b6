// Whether probabilities mean what they say: calibration curves (scikit-learn's bins) and the expected calibration
// error (bins (low, high], the first also holds 0).
import type { Scored } from '#engine/metrics/scores.ts';

export interface CalibrationBin {
  readonly bin: number;
  readonly count: number;
  readonly meanPredicted: number;
  readonly fractionPositive: number;
}

/** Bins of equal width, or of equal counts (quantiles of the scores); empty bins are left out. */
export function calibrationCurve(
  { truth, scores }: Scored,
  bins: number,
  strategy: 'uniform' | 'quantile',
): CalibrationBin[] {
  const edges = Array.from({ length: bins - 1 }, (_, i) => (i + 1) * (1 / bins));
  const inner = strategy === 'uniform' ? edges : quantiles(scores, edges);
  return binned(truth, scores, bins, (score) => {
    const above = inner.findIndex((edge) => edge >= score);
    return above < 0 ? bins - 1 : above;
  });
}

export function binned(
  truth: ArrayLike<number>,
  scores: ArrayLike<number>,
  bins: number,
  binOf: (score: number) => number,
): CalibrationBin[] {
  const counts = new Float64Array(bins);
  const predicted = new Float64Array(bins);
  const positives = new Float64Array(bins);
  for (let i = 0; i < truth.length; i++) {
    const score = scores[i] ?? 0;
    const bin = binOf(score);
    counts[bin] = (counts[bin] ?? 0) + 1;
    predicted[bin] = (predicted[bin] ?? 0) + score;
    positives[bin] = (positives[bin] ?? 0) + (truth[i] ?? 0);
  }
  return Array.from(counts, (count, bin) => ({
    bin,
    count,
    meanPredicted: (predicted[bin] ?? 0) / count,
    fractionPositive: (positives[bin] ?? 0) / count,
  })).filter((b) => b.count > 0);
}

/** Linear interpolation between the two nearest ranks, rounded as NumPy does it. */
function quantiles(values: ArrayLike<number>, fractions: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  return fractions.map((fraction) => {
    const rank = (sorted.length - 1) * fraction;
    const low = sorted[Math.floor(rank)] ?? Number.NaN;
    const high = sorted[Math.ceil(rank)] ?? Number.NaN;
    const part = rank - Math.floor(rank);
    return part >= 0.5 ? high - (high - low) * (1 - part) : low + (high - low) * part;
  });
}
