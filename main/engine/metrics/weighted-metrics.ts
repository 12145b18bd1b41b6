// Many metrics of the same rows at once, as a function of the rows' weights, so that a bootstrap resample (a row drawn
// twice weighs 2) costs a pass over typed arrays and no sorting. Knows nothing about models.

/** `of()` weighs every row 1. Values stand in the order of `names`; NaN = not defined for these rows. */
export interface Metrics {
  readonly names: readonly string[];
  readonly rows: number;
  /** Numbers visited per resample, for a bound on the work. */
  readonly work: number;
  of(weights?: Float64Array): Float64Array;
}

/** Σ weight × value / Σ weight. */
export function weightedMean(values: Float64Array, weights: Float64Array | undefined): number {
  let sum = 0;
  let total = 0;
  for (let row = 0; row < values.length; row++) {
    const weight = weights ? (weights[row] as number) : 1;
    sum += weight * (values[row] as number);
    total += weight;
  }
  return sum / total;
}

/** The rows from the largest value down, and whether a row is the last of its value. */
export interface Ranking {
  readonly order: Int32Array;
  readonly last: Uint8Array;
}

export function ranking(values: ArrayLike<number>): Ranking {
  const order = Int32Array.from({ length: values.length }, (_, i) => i).sort(
    (a, b) => (values[b] as number) - (values[a] as number),
  );
  const last = Uint8Array.from(order, (row, i) => {
    const next = order[i + 1];
    return next === undefined || values[next] !== values[row] ? 1 : 0;
  });
  return { order, last };
}

export interface RankMetrics {
  /** Area under the ROC curve; NaN with one class only. */
  readonly rocAuc: number;
  /** NaN when nothing is positive. */
  readonly averagePrecision: number;
}

/** Both areas in one pass from the largest score down; rows of one score count together. */
export function rankMetrics({ order, last }: Ranking, positive: Uint8Array, weights?: Float64Array): RankMetrics {
  let hits = 0;
  let alarms = 0;
  let hitsBefore = 0;
  let alarmsBefore = 0;
  let area = 0;
  let precision = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number;
    const weight = weights ? (weights[row] as number) : 1;
    if (positive[row] === 1) hits += weight;
    else alarms += weight;
    if (last[i] === 0) continue;
    area += ((alarms - alarmsBefore) * (hits + hitsBefore)) / 2;
    if (hits > hitsBefore) precision += (hits / (hits + alarms)) * (hits - hitsBefore);
    hitsBefore = hits;
    alarmsBefore = alarms;
  }
  return { rocAuc: area / (hits * alarms), averagePrecision: precision / hits };
}
