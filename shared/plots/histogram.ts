// How numbers are spread, in bins of equal width, stacked by group where rows belong to groups.
import { categoryColour, plot } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

export interface HistogramWords {
  readonly value: string;
  readonly count: string;
  /** Title of the groups. */
  readonly group: string;
}

export interface HistogramData {
  readonly values: ArrayLike<number>;
  /** The ends of the axis; the data's own without it. */
  readonly range?: readonly [number, number];
  readonly groups?: { readonly names: readonly string[]; readonly of: ArrayLike<number> };
}

const bins = 30;

/** Values that are not finite are left out. */
export function histogram({ values, range, groups }: HistogramData, words: HistogramWords): PlotSpec {
  const names = groups?.names ?? [''];
  const [low, high] = range ?? extent(values);
  const width = (high - low) / bins || 1;
  const counts = new Uint32Array(bins * names.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    const bin = Math.min(bins - 1, Math.floor((value - low) / width));
    if (!Number.isFinite(value) || bin < 0) continue;
    const cell = bin * names.length + (groups?.of[i] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const rows = Array.from(counts, (count, cell) => {
    const bin = Math.floor(cell / names.length);
    return { from: low + bin * width, to: low + (bin + 1) * width, group: names[cell % names.length], count };
  }).filter((row) => row.count > 0);
  return plot(rows, {
    height: 180,
    mark: { type: 'bar', binSpacing: 1 },
    encoding: {
      x: {
        field: 'from',
        type: 'quantitative',
        bin: { binned: true },
        title: words.value,
        scale: { domain: [low, low + bins * width], nice: false },
        axis: { grid: false, tickCount: 6 },
      },
      x2: { field: 'to' },
      y: { field: 'count', type: 'quantitative', title: words.count, stack: 'zero', axis: { tickMinStep: 1 } },
      color: categoryColour('group', words.group, names, groups ? { columns: 4 } : null),
      tooltip: [
        { field: 'from', type: 'quantitative', title: words.value, format: '.4~g' },
        ...(groups ? [{ field: 'group', type: 'nominal', title: words.group }] : []),
        { field: 'count', type: 'quantitative', title: words.count },
      ],
    },
  });
}

function extent(values: ArrayLike<number>): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [0, 1];
}
