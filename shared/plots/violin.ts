// How each feature's attributions are spread over the rows, as violins whose colour tells the feature's own value there.
import type { Explained, LevelWords } from '#shared/plots/explained.ts';
import { attributionOf, levelColour, levelsOf, orderOf, placesDown, zeroRule } from '#shared/plots/explained.ts';
import { plot, spread } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

export interface ViolinWords extends LevelWords {
  readonly share: string;
  readonly feature: string;
  readonly value: string;
}

const maxFeatures = 15;
const maxRows = 1000;
const slices = 90;

/** Of one output. Gaussian kernels of Silverman's width over at most 1,000 rows. */
export function violin(explained: Explained, output: number, words: ViolinWords): PlotSpec {
  const order = orderOf(explained, output).slice(0, maxFeatures);
  const rows = spread(explained.rows, maxRows);
  const attributions = order.map((feature) => rows.map((row) => attributionOf(explained, row, feature, output)));
  const all = attributions.flat();
  const low = all.reduce((min, attribution) => Math.min(min, attribution), 0);
  const high = all.reduce((max, attribution) => Math.max(max, attribution), 0);
  const margin = (high - low || 1) * 0.04;
  const step = (high - low + 2 * margin) / slices;
  const parts = order.flatMap((feature, rank) => {
    const own = attributions[rank] ?? [];
    const level = levelsOf(explained, rows, feature);
    const { density, mean } = kernelDensity(own, level, low - margin + step / 2, step);
    const max = Math.max(...density);
    return density.flatMap((value, i) => {
      const width = max > 0 ? (0.42 * value) / max : 0;
      if (width < 0.004) return [];
      const left = low - margin + i * step;
      return [
        {
          feature: explained.features[feature],
          left,
          // A hair wider, so that no gap shows between neighbours.
          right: left + step * 1.04,
          top: rank - width,
          bottom: rank + width,
          level: explained.words?.[feature] ? null : mean[i],
        },
      ];
    });
  });
  const names = order.map((feature) => explained.features[feature] ?? '');
  return plot(parts, {
    height: Math.max(120, 34 * order.length),
    layer: [
      zeroRule,
      {
        mark: { type: 'rect' },
        encoding: {
          x: { field: 'left', type: 'quantitative', title: words.share, axis: { tickCount: 5 } },
          x2: { field: 'right' },
          y: placesDown(names),
          y2: { field: 'bottom' },
          color: levelColour(words.value, words),
          tooltip: [{ field: 'feature', type: 'nominal', title: words.feature }],
        },
      },
    ],
  });
}

/** Density at the middles of the slices, and the mean level of the rows near each. */
function kernelDensity(
  attributions: readonly number[],
  level: readonly (number | null)[],
  start: number,
  step: number,
): { readonly density: number[]; readonly mean: number[] } {
  const count = attributions.length;
  const average = attributions.reduce((sum, attribution) => sum + attribution, 0) / count;
  const variance =
    attributions.reduce((sum, attribution) => sum + (attribution - average) ** 2, 0) / Math.max(1, count - 1);
  const width = Math.max(1.06 * Math.sqrt(variance) * count ** -0.2, step * 0.75);
  const density = Array.from({ length: slices }, () => 0);
  const weighted = Array.from({ length: slices }, () => 0);
  for (const [i, attribution] of attributions.entries()) {
    const first = Math.max(0, Math.floor((attribution - 4 * width - start) / step));
    const last = Math.min(slices - 1, Math.ceil((attribution + 4 * width - start) / step));
    for (let slice = first; slice <= last; slice++) {
      const weight = Math.exp(-0.5 * ((start + slice * step - attribution) / width) ** 2);
      density[slice] = (density[slice] ?? 0) + weight;
      weighted[slice] = (weighted[slice] ?? 0) + weight * (level[i] ?? 0.5);
    }
  }
  return { density, mean: density.map((value, slice) => (value > 0 ? (weighted[slice] ?? 0) / value : 0.5)) };
}
