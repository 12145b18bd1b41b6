// Every metric of a regression that a report lists, as a function of row weights. Definitions are those of
// regression.ts, which the tests hold them to.
import { ranking } from '#engine/metrics/weighted-metrics.ts';
import type { Metrics } from '#engine/metrics/weighted-metrics.ts';

const names = [
  'mean_squared_error',
  'root_mean_squared_error',
  'mean_absolute_error',
  'median_absolute_error',
  'mean_absolute_percentage_error',
  'r2_score',
  'explained_variance',
] as const;

export function numberMetrics(truth: ArrayLike<number>, predicted: ArrayLike<number>): Metrics {
  const rows = truth.length;
  const errors = Float64Array.from({ length: rows }, (_, i) => (truth[i] as number) - (predicted[i] as number));
  const sizes = errors.map(Math.abs);
  const relativeErrors = sizes.map((size, i) => size / Math.max(Math.abs(truth[i] as number), Number.EPSILON));
  // From the mean, so that the spread of numbers far from 0 keeps its digits.
  const center = Float64Array.from(truth).reduce((sum, t) => sum + t, 0) / rows;
  const centered = Float64Array.from(truth, (t) => t - center);
  const { order } = ranking(sizes);
  const of = (weights?: Float64Array): Float64Array => {
    let total = 0;
    let present = 0;
    let sum = 0;
    let squares = 0;
    let absolute = 0;
    let relative = 0;
    let spread = 0;
    let mean = 0;
    for (let i = 0; i < rows; i++) {
      const weight = weights ? (weights[i] as number) : 1;
      const error = errors[i] as number;
      const t = centered[i] as number;
      total += weight;
      if (weight > 0) present += weight;
      sum += weight * error;
      squares += weight * error * error;
      absolute += weight * (sizes[i] as number);
      relative += weight * (relativeErrors[i] as number);
      mean += weight * t;
      spread += weight * t * t;
    }
    mean /= total;
    const offset = sum / total;
    const meanSquare = squares / total;
    // Of equal numbers the difference leaves a rounding error, which is no spread.
    const between = spread / total - mean * mean;
    const variance = between > (spread / total) * 1e-12 ? between : 0;
    return Float64Array.of(
      meanSquare,
      Math.sqrt(meanSquare),
      absolute / total,
      weightedMedian(sizes, order, weights, total),
      relative / total,
      present < 2 ? Number.NaN : explainedFraction(meanSquare, variance),
      explainedFraction(meanSquare - offset * offset, variance),
    );
  };
  return { names, rows, work: rows * 4, of };
}

/** The mean of the lower and the upper median; `order` goes from the largest down. */
function weightedMedian(
  values: Float64Array,
  order: Int32Array,
  weights: Float64Array | undefined,
  total: number,
): number {
  let above = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number;
    const weight = weights ? (weights[row] as number) : 1;
    if (weight === 0) continue;
    above += weight;
    if (above * 2 < total) continue;
    if (above * 2 > total) return values[row] as number;
    let next = i + 1;
    while (weights && next < order.length && weights[order[next] as number] === 0) next++;
    return ((values[row] as number) + (values[order[next] ?? row] as number)) / 2;
  }
  return Number.NaN;
}

function explainedFraction(error: number, spread: number): number {
  if (spread > 0) return 1 - error / spread;
  return error > 0 ? 0 : 1;
}
