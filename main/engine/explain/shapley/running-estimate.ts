// The mean of independent estimates of the same values, and how far it may be off. Welford's recurrence; in memory two
// numbers per value, however many estimates there were.
import { tQuantile } from '#engine/math/t-quantile.ts';

export interface RunningEstimate {
  readonly count: number;
  add(estimate: ArrayLike<number>): void;
  /**
   * Means, and with a `gain` per output such ones that sum to it. What the sum lacks is put where the spread is, since there it most likely came
   * from (as shap's SamplingExplainer does); nothing is moved when it does not lack.
   */
  values(gain?: ArrayLike<number>): Float64Array;
  /** Half-widths of 95 % intervals; NaN before the second estimate. */
  halfWidths(): Float64Array;
}

export function runningEstimate(size: number): RunningEstimate {
  const means = new Float64Array(size);
  const squares = new Float64Array(size);
  let count = 0;
  return {
    get count() {
      return count;
    },
    add(estimate) {
      count += 1;
      for (let i = 0; i < size; i++) {
        const gap = (estimate[i] ?? 0) - (means[i] ?? 0);
        means[i] = (means[i] ?? 0) + gap / count;
        squares[i] = (squares[i] ?? 0) + gap * ((estimate[i] ?? 0) - (means[i] ?? 0));
      }
    },
    values(gain) {
      const values = means.slice();
      if (!gain) return values;
      const outputs = gain.length;
      for (let k = 0; k < outputs; k++) {
        let lacking = gain[k] ?? 0;
        let spread = 0;
        for (let i = k; i < size; i += outputs) {
          lacking -= means[i] ?? 0;
          spread += squares[i] ?? 0;
        }
        const players = size / outputs;
        for (let i = k; i < size; i += outputs)
          values[i] = (means[i] ?? 0) + lacking * (spread > 0 ? (squares[i] ?? 0) / spread : 1 / players);
      }
      return values;
    },
    halfWidths() {
      const reach = count < 2 ? Number.NaN : tQuantile(count - 1) / Math.sqrt(count * (count - 1));
      return squares.map((sum) => reach * Math.sqrt(sum));
    },
  };
}
