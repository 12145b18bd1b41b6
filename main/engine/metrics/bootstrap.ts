// Bootstrap (Efron 1979): how far metrics would move had other rows of the same kind been measured. Percentile
// intervals; a resample is the rows' weights. Draws come from the caller, so that the same ones give the same bytes.

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface Resampling {
  readonly rows: number;
  readonly resamples: number;
  /** Uniform in [0, 1). */
  next(): number;
  /** Awaited between resamples; may throw to cancel. */
  yieldToEventLoop(): Promise<void>;
}

/** Row visits that a report may spend on its intervals: some seconds. */
const maxVisits = 400_000_000;
const fewest = 100;

/** As many resamples as asked for, or as the work allows, yet 100 at least. */
export function affordable(resamples: number, work: number): number {
  return Math.min(resamples, Math.max(fewest, Math.floor(maxVisits / Math.max(1, work))));
}

/** The metrics of each resample: one list per metric, one entry per resample. */
export async function resampled(
  { rows, resamples, next, yieldToEventLoop }: Resampling,
  metrics: (weights: Float64Array) => Float64Array,
): Promise<Float64Array[]> {
  const weights = new Float64Array(rows);
  let columns: Float64Array[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    await yieldToEventLoop();
    weights.fill(0);
    for (let draw = 0; draw < rows; draw++) {
      const row = Math.floor(next() * rows);
      weights[row] = (weights[row] as number) + 1;
    }
    const values = metrics(weights);
    if (resample === 0) columns = Array.from(values, () => new Float64Array(resamples));
    for (let k = 0; k < columns.length; k++) (columns[k] as Float64Array)[resample] = values[k] as number;
  }
  return columns;
}

/**
 * The middle 95 % of the values that are defined, by linear interpolation between ranks (NumPy's default); undefined when
 * fewer than half of them are.
 */
export function middle95(values: Float64Array): Interval | undefined {
  const sorted = values.filter((value) => Number.isFinite(value)).sort();
  if (sorted.length === 0 || sorted.length * 2 < values.length) return undefined;
  const at = (fraction: number): number => {
    const rank = (sorted.length - 1) * fraction;
    const low = sorted[Math.floor(rank)] as number;
    const high = sorted[Math.ceil(rank)] as number;
    return low + (high - low) * (rank - Math.floor(rank));
  };
  return { low: at(0.025), high: at(0.975) };
}

/** Two-sided: twice the smaller fraction of differences on one side of 0, at least 1 / resamples. */
export function signPValue(differences: Float64Array): number {
  const defined = differences.filter((value) => Number.isFinite(value));
  if (defined.length === 0) return Number.NaN;
  const below = defined.filter((value) => value <= 0).length;
  const above = defined.filter((value) => value >= 0).length;
  return Math.min(1, Math.max(1 / defined.length, (2 * Math.min(below, above)) / defined.length));
}
