// The values of a feature at which a model is asked: quantiles of its column, or evenly spaced between two of them; of words
// those that occur.

/** Hyndman and Fan's quantile with α = β = 0.4, as scipy.stats.mstats.mquantiles and so scikit-learn have it. */
export function mQuantile(sorted: ArrayLike<number>, probability: number): number {
  const n = sorted.length;
  const place = n * probability + 0.4 + probability * 0.2;
  const k = Math.floor(Math.min(n - 1, Math.max(1, place)));
  const fraction = Math.min(1, Math.max(0, place - k));
  return (1 - fraction) * (sorted[k - 1] ?? Number.NaN) + fraction * (sorted[Math.min(k, n - 1)] ?? Number.NaN);
}

/** The inverse of the empirical distribution (R's type 1): the smallest value that covers a fraction of the column. */
export function stepQuantile(sorted: ArrayLike<number>, probability: number): number {
  const n = sorted.length;
  // 7 · (3 / 7) is a hair above 3.
  const place = Math.ceil(n * probability - 1e-9);
  return sorted[Math.min(n - 1, Math.max(0, place - 1))] ?? Number.NaN;
}

export function sortedColumn(x: Float32Array, features: number, feature: number): Float64Array {
  return Float64Array.from({ length: x.length / features }, (_, row) => x[row * features + feature] ?? 0).toSorted();
}

/**
 * At most `points` rising values between the 5th and the 95th percentile; all values of a column that has not more.
 * 'even' is scikit-learn's grid.
 */
export function featureGrid(sorted: Float64Array, points: number, spacing: 'quantiles' | 'even'): Float64Array {
  const distinct = Float64Array.from(new Set(sorted));
  if (distinct.length <= points) return distinct;
  const [low, high] = [mQuantile(sorted, 0.05), mQuantile(sorted, 0.95)];
  const fraction = (i: number): number => i / (points - 1);
  const all =
    spacing === 'even'
      ? Array.from({ length: points }, (_, i) => low + (high - low) * fraction(i))
      : Array.from({ length: points }, (_, i) => mQuantile(sorted, 0.05 + 0.9 * fraction(i)));
  return Float64Array.from(new Set(all));
}

/** The numbers of at most `points` words of a column, the most frequent first. */
export function wordGrid(column: Float64Array, points: number): Float64Array {
  const counts = new Map<number, number>();
  for (const slot of column) counts.set(slot, (counts.get(slot) ?? 0) + 1);
  const order = [...counts].toSorted(([a, some], [b, others]) => others - some || a - b);
  return Float64Array.from(order.slice(0, points), ([slot]) => slot);
}

/** Ends of at most `bins` bins of nearly equal counts; one more number than bins, one number for a constant column. */
export function binEdges(sorted: Float64Array, bins: number): Float64Array {
  const ends = Array.from({ length: bins }, (_, i) => stepQuantile(sorted, (i + 1) / bins));
  return Float64Array.from(new Set([sorted[0] ?? 0, ...ends]));
}
