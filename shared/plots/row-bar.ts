// One row's attributions as bars from nothing, the largest on top, each with its 95 % interval where it is an estimate.
import type { Explained } from '#shared/plots/explained.ts';
import { attributionOf, shownDatum, halfWidthOf, rowOrder } from '#shared/plots/explained.ts';
import { blue, intervalRule, nameAxis, plot, vermilion } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { maxFeatures } from '#shared/plots/shap-bar.ts';

export interface RowBarWords {
  readonly share: string;
  readonly feature: string;
  readonly interval: string;
}

export function rowBar(explained: Explained, row: number, output: number, words: RowBarWords): PlotSpec {
  const bars = rowOrder(explained, row, output)
    .slice(0, maxFeatures)
    .map((feature) => {
      const share = attributionOf(explained, row, feature, output);
      const half = halfWidthOf(explained, row, feature, output);
      return {
        name: `${shownDatum(explained, row, feature)} = ${explained.features[feature]}`,
        share,
        ...(half === undefined ? {} : { half, low: share - half, high: share + half }),
      };
    });
  const names = bars.map(({ name }) => name);
  const y = { field: 'name', type: 'nominal', sort: names, scale: { domain: names }, axis: nameAxis };
  return plot(bars, {
    height: { step: 22 },
    encoding: { y },
    layer: [
      {
        // Paler beneath error bars, which would be lost on them.
        mark: { type: 'bar', height: { band: 0.7 }, opacity: bars.some((bar) => 'half' in bar) ? 0.6 : 1 },
        encoding: {
          x: { field: 'share', type: 'quantitative', title: words.share, axis: { tickCount: 5 } },
          color: { condition: { test: 'datum.share < 0', value: blue }, value: vermilion },
          tooltip: [
            { field: 'name', type: 'nominal', title: words.feature },
            { field: 'share', type: 'quantitative', title: words.share, format: '.6~g' },
            ...(bars.some((bar) => 'half' in bar)
              ? [{ field: 'half', type: 'quantitative', title: words.interval, format: '.3~g' }]
              : []),
          ],
        },
      },
      ...(bars.some((bar) => 'low' in bar) ? [intervalRule()] : []),
    ],
  });
}
