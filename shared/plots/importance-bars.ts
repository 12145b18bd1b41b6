// How much each feature matters, as bars with the spread of repeated measurements as a line.
import { blue, nameAxis, plot, vermilion } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

export interface ImportanceBar {
  readonly feature: string;
  readonly value: number;
  /** One standard deviation to each side; 0 where there is none. */
  readonly deviation: number;
}

const maxBars = 20;

/** The first 20 bars, in their order. */
export function importanceBars(
  bars: readonly ImportanceBar[],
  words: { readonly value: string; readonly deviation: string },
): PlotSpec {
  const shown = bars.slice(0, maxBars);
  const rows = shown.map((bar) => ({ ...bar, low: bar.value - bar.deviation, high: bar.value + bar.deviation }));
  const y = { field: 'feature', type: 'nominal', sort: shown.map(({ feature }) => feature), axis: nameAxis };
  const x = { type: 'quantitative', title: words.value, axis: { tickCount: 5 } };
  const format = '.4~g';
  const spread = shown.some(({ deviation }) => deviation > 0);
  return plot(rows, {
    height: { step: 20 },
    layer: [
      {
        mark: { type: 'bar', color: blue, height: { band: 0.7 } },
        encoding: {
          y,
          x: { ...x, field: 'value' },
          tooltip: [
            { field: 'feature', type: 'nominal', title: ' ' },
            { field: 'value', type: 'quantitative', title: words.value, format },
            ...(spread ? [{ field: 'deviation', type: 'quantitative', title: words.deviation, format }] : []),
          ],
        },
      },
      ...(spread
        ? [
            {
              mark: { type: 'rule', strokeWidth: 2, color: vermilion },
              encoding: { y, x: { ...x, field: 'low' }, x2: { field: 'high' } },
            },
          ]
        : []),
    ],
  });
}
