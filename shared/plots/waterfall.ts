// One row explained: how its features carry the prediction from the mean of the background, E[f(x)], to f(x). The
// largest attribution stands on top, as readers of SHAP plots expect; what is left over is one bar.
import type { Explained } from '#shared/plots/explained.ts';
import { attributionOf, shownDatum, halfWidthOf, predictionOf, rowOrder } from '#shared/plots/explained.ts';
import { blue, intervalRule, nameAxis, plot, vermilion } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { shortNumber } from '#shared/text/number-text.ts';

export interface WaterfallWords {
  readonly output: string;
  readonly share: string;
  /** For the bar of what is left over, given how many features it holds. */
  readonly others: (count: number) => string;
}

const maxBars = 10;

export function waterfall(explained: Explained, row: number, output: number, words: WaterfallWords): PlotSpec {
  const order = rowOrder(explained, row, output);
  const base = explained.base[output] ?? Number.NaN;
  const shareOf = (feature: number) => attributionOf(explained, row, feature, output);
  const halfOf = (feature: number) => halfWidthOf(explained, row, feature, output) ?? 0;
  const shown = order.slice(0, order.length > maxBars ? maxBars - 1 : maxBars);
  const rest = order.slice(shown.length);
  const steps = shown.map((feature) => ({
    name: `${shownDatum(explained, row, feature)} = ${explained.features[feature]}`,
    share: shareOf(feature),
    half: halfOf(feature),
  }));
  if (rest.length > 0)
    steps.push({
      name: words.others(rest.length),
      share: rest.reduce((sum, feature) => sum + shareOf(feature), 0),
      half: Math.sqrt(rest.reduce((sum, feature) => sum + halfOf(feature) ** 2, 0)),
    });
  let from = base;
  const bars = steps.toReversed().map(({ name, share, half }) => {
    const start = from;
    from += share;
    return {
      name,
      share,
      start,
      end: from,
      // Where labels may begin: beyond bar and error bar.
      left: Math.min(start, from - half),
      right: Math.max(start, from + half),
      label: `${share < 0 ? '−' : '+'}${shortNumber(Math.abs(share))}${half > 0 ? ` ± ${half.toPrecision(2)}` : ''}`,
      ...(half > 0 ? { low: from - half, high: from + half } : {}),
    };
  });
  const names = steps.map((step) => step.name);
  const y = { field: 'name', type: 'nominal', sort: names, scale: { domain: names }, axis: nameAxis };
  const text = { type: 'text', baseline: 'middle', fontSize: 11 };
  return plot(bars, {
    height: { step: 24 },
    encoding: { y },
    layer: [
      {
        mark: { type: 'bar', height: { band: 0.72 }, opacity: explained.intervals ? 0.6 : 1 },
        encoding: {
          // Room for the labels beside the longest bars.
          x: {
            field: 'start',
            type: 'quantitative',
            title: words.output,
            scale: { zero: false, padding: explained.intervals ? 96 : 44 },
            axis: { grid: false, tickCount: 5 },
          },
          x2: { field: 'end' },
          color: { condition: { test: 'datum.share < 0', value: blue }, value: vermilion },
          tooltip: [
            { field: 'name', type: 'nominal', title: ' ' },
            { field: 'share', type: 'quantitative', title: words.share, format: '.6~g' },
          ],
        },
      },
      {
        transform: [{ filter: 'datum.share >= 0' }],
        mark: { ...text, align: 'left', dx: 4 },
        encoding: { x: { field: 'right', type: 'quantitative' }, text: { field: 'label', type: 'nominal' } },
      },
      {
        transform: [{ filter: 'datum.share < 0' }],
        mark: { ...text, align: 'right', dx: -4 },
        encoding: { x: { field: 'left', type: 'quantitative' }, text: { field: 'label', type: 'nominal' } },
      },
      // An empty layer is a picture without a name to a screen reader.
      ...(bars.some((bar) => 'low' in bar) ? [intervalRule()] : []),
      reference(base, 'E[f(x)]', [4, 4]),
      reference(predictionOf(explained, row, output), 'f(x)', [1, 0]),
    ],
  });
}

function reference(at: number, name: string, strokeDash: readonly number[]): PlotSpec {
  return {
    data: { values: [{ at, name: `${name} = ${shortNumber(at)}` }] },
    mark: { type: 'rule', strokeWidth: 1, strokeDash, opacity: 0.7 },
    encoding: { x: { field: 'at', type: 'quantitative' }, y: null, tooltip: { field: 'name', type: 'nominal' } },
  };
}
