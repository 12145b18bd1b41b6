// Metrics of predicted numbers against true ones, for one output; several outputs are scored one by one and averaged.
// Definitions are scikit-learn's. Sums are double precision whatever array comes in.

/** One output: `truth` and `predicted` of the same length; `weights` gives each row's weight, 1 without it. */
export interface Fit {
  readonly truth: ArrayLike<number>;
  readonly predicted: ArrayLike<number>;
  readonly weights?: ArrayLike<number>;
}

/** Below this a true value counts as this in the relative error (the gap between 1 and the next double). */
const smallestTruth = Number.EPSILON;

export function meanAbsoluteError(fit: Fit): number {
  return weightedMean(fit, (t, p) => Math.abs(t - p));
}

export function meanSquaredError(fit: Fit): number {
  return weightedMean(fit, (t, p) => (t - p) ** 2);
}

export function rootMeanSquaredError(fit: Fit): number {
  return Math.sqrt(meanSquaredError(fit));
}

/** As a fraction, not in per cent. */
export function meanAbsolutePercentageError(fit: Fit): number {
  return weightedMean(fit, (t, p) => Math.abs(t - p) / Math.max(Math.abs(t), smallestTruth));
}

/** Of log(1 + x); NaN when a value is below −1. */
export function meanSquaredLogError(fit: Fit): number {
  return weightedMean(fit, (t, p) => (Math.log1p(t) - Math.log1p(p)) ** 2);
}

/** Mean pinball (quantile) loss: missing below costs alpha, above 1 − alpha. */
export function pinballLoss(fit: Fit, alpha: number): number {
  return weightedMean(fit, (t, p) => (t >= p ? alpha * (t - p) : (1 - alpha) * (p - t)));
}

export function maxError({ truth, predicted }: Fit): number {
  let largest = 0;
  for (let i = 0; i < truth.length; i++) largest = Math.max(largest, Math.abs(at(truth, i) - at(predicted, i)));
  return largest;
}

/** With weights: the mean of the lower and the upper weighted median. */
export function medianAbsoluteError({ truth, predicted, weights }: Fit): number {
  const errors = Array.from({ length: truth.length }, (_, i) => ({
    error: Math.abs(at(truth, i) - at(predicted, i)),
    weight: weights ? at(weights, i) : 1,
  }))
    .filter((e) => e.weight > 0)
    .toSorted((a, b) => a.error - b.error);
  const half = errors.reduce((sum, e) => sum + e.weight, 0) / 2;
  let below = 0;
  for (const [i, { error, weight }] of errors.entries()) {
    below += weight;
    // Sums of weights carry rounding: an exact half is told within it.
    if (Math.abs(below - half) <= half * 1e-12) return (error + (errors[i + 1]?.error ?? error)) / 2;
    if (below > half) return error;
  }
  return Number.NaN;
}

/** 1 − squared error / spread of the truth. A constant truth gives 1 when met exactly, else 0; one row gives NaN. */
export function rSquared(fit: Fit): number {
  if (fit.truth.length < 2) return Number.NaN;
  return explainedFraction(meanSquaredError(fit), truthVariance(fit));
}

/** Like rSquared, but a constant offset of the predictions is forgiven. */
export function explainedVariance(fit: Fit): number {
  const offset = weightedMean(fit, (t, p) => t - p);
  return explainedFraction(
    weightedMean(fit, (t, p) => (t - p - offset) ** 2),
    truthVariance(fit),
  );
}

/** rSquared of several outputs together, each weighted by the variance of its truth. */
export function rSquaredVarianceWeighted(fits: readonly Fit[]): number {
  const variances = fits.map(truthVariance);
  const total = variances.reduce((sum, v) => sum + v, 0);
  if (total === 0) return meanOverOutputs(fits, rSquared);
  return fits.reduce((sum, fit, k) => sum + rSquared(fit) * (variances[k] ?? 0), 0) / total;
}

/** The plain mean of a metric over outputs. */
export function meanOverOutputs(fits: readonly Fit[], metric: (fit: Fit) => number): number {
  return fits.reduce((sum, fit) => sum + metric(fit), 0) / fits.length;
}

function truthVariance(fit: Fit): number {
  const mean = weightedMean(fit, (t) => t);
  return weightedMean(fit, (t) => (t - mean) ** 2);
}

function explainedFraction(error: number, spread: number): number {
  if (spread !== 0) return 1 - error / spread;
  return error === 0 ? 1 : 0;
}

function weightedMean({ truth, predicted, weights }: Fit, term: (truth: number, predicted: number) => number): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < truth.length; i++) {
    const weight = weights ? at(weights, i) : 1;
    sum += weight * term(at(truth, i), at(predicted, i));
    total += weight;
  }
  return sum / total;
}

function at(values: ArrayLike<number>, i: number): number {
  return values[i] ?? Number.NaN;
}
