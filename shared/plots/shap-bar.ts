// Which features matter over many rows: the mean absolute Shapley value of each, the outputs of the model stacked.
import type { Explained } from '#shared/plots/explained.ts';
import { categoryColour, intervalRule, nameAxis, plot } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

export type ExplainedRows = Pick<Explained, 'features' | 'outputs' | 'rows' | 'values' | 'intervals'>;

export interface ShapBarWords {
  readonly meanShare: string;
  readonly feature: string;
  readonly output: string;
}

export const maxFeatures = 20;

/** Mean over rows of |value|, features × outputs. */
export function meanMagnitudes({ features, outputs, rows, values }: ExplainedRows): Float64Array {
  const width = features.length * outputs.length;
  const means = new Float64Array(width);
  for (let i = 0; i < rows * width; i++) means[i % width] = (means[i % width] ?? 0) + Math.abs(values[i] ?? 0) / rows;
  return means;
}

/** Feature indexes by falling mean magnitude, all outputs together. */
export function featuresByMagnitude(explained: ExplainedRows): number[] {
  const means = meanMagnitudes(explained);
  const units = explained.outputs.length;
  const total = explained.features.map((_, f) =>
    means.subarray(f * units, (f + 1) * units).reduce((sum, v) => sum + v, 0),
  );
  return Array.from(explained.features.keys()).toSorted((a, b) => (total[b] ?? 0) - (total[a] ?? 0));
}

/**
 * Half-widths of the means, features × outputs: rows are estimated apart from one another, so their errors add as
 * squares: √(Σ h²) / rows. Undefined where the explanation is no estimate.
 */
export function meanHalfWidths({ features, outputs, rows, intervals }: ExplainedRows): Float64Array | undefined {
  if (!intervals) return undefined;
  const width = features.length * outputs.length;
  const squares = new Float64Array(width);
  for (let i = 0; i < rows * width; i++) squares[i % width] = (squares[i % width] ?? 0) + (intervals[i] ?? 0) ** 2;
  return squares.map((sum) => Math.sqrt(sum) / rows);
}

export function shapBar(explained: ExplainedRows, words: ShapBarWords): PlotSpec {
  const { features, outputs } = explained;
  const means = meanMagnitudes(explained);
  const shown = featuresByMagnitude(explained).slice(0, maxFeatures);
  const names = shown.map((f) => features[f] ?? '');
  // Stacked bars have no room for the intervals of each part.
  const halfWidths = outputs.length === 1 ? meanHalfWidths(explained) : undefined;
  const rows = shown.flatMap((f) =>
    outputs.map((output, k) => {
      const mean = means[f * outputs.length + k] ?? 0;
      const half = halfWidths?.[f] ?? 0;
      const ends = half > 0 ? { low: Math.max(0, mean - half), high: mean + half } : {};
      return { feature: features[f], output, mean, rank: k, ...ends };
    }),
  );
  const y = { field: 'feature', type: 'nominal', sort: names, axis: nameAxis };
  const bars = {
    mark: { type: 'bar', height: { band: 0.75 }, opacity: halfWidths ? 0.6 : 1 },
    encoding: {
      x: { field: 'mean', type: 'quantitative', title: words.meanShare, axis: { tickCount: 5 } },
      color: categoryColour('output', words.output, outputs, outputs.length > 1 ? { columns: 4 } : null),
      order: { field: 'rank', type: 'quantitative' },
      tooltip: [
        { field: 'feature', type: 'nominal', title: words.feature },
        { field: 'output', type: 'nominal', title: words.output },
        { field: 'mean', type: 'quantitative', title: words.meanShare, format: '.6~g' },
      ],
    },
  };
  if (!halfWidths) return plot(rows, { height: { step: 20 }, ...bars, encoding: { y, ...bars.encoding } });
  return plot(rows, { height: { step: 20 }, encoding: { y }, layer: [bars, intervalRule()] });
}
