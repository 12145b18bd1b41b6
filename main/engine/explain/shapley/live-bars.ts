// What an estimate in progress shows: the features that matter most so far, with how far off each may be.
import type { Bar } from '#shared/protocol/run.ts';
import type { EstimatedRows } from '#engine/explain/shapley/estimate-rows.ts';

const maxBars = 10;

/** Mean |value| over rows, summed over outputs; its half-width as if the rows' errors were independent. */
export function liveBars({ rows, values, intervals, base }: EstimatedRows, features: readonly string[]): Bar[] {
  const outputs = base.length;
  const sizes = new Float64Array(features.length);
  const squares = new Float64Array(features.length);
  for (let i = 0; i < values.length; i++) {
    const feature = Math.floor(i / outputs) % features.length;
    sizes[feature] = (sizes[feature] ?? 0) + Math.abs(values[i] ?? 0) / rows;
    squares[feature] = (squares[feature] ?? 0) + ((intervals?.[i] ?? 0) / rows) ** 2;
  }
  return Array.from(sizes.keys())
    .toSorted((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0))
    .slice(0, maxBars)
    .map((feature) => {
      const half = Math.sqrt(squares[feature] ?? 0);
      return {
        name: features[feature] ?? '',
        value: sizes[feature] ?? 0,
        half: intervals && Number.isFinite(half) ? half : null,
      };
    });
}
