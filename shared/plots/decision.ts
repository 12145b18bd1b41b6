// How each row comes to its prediction: a line from the mean of the background at the bottom, feature by feature, to f(x)
// at the top, the weightiest feature last.
import type { Explained } from '#shared/plots/explained.ts';
import {
  attributionOf,
  orderOf,
  placeAxis,
  predictionColour,
  predictionOf,
  shownValue,
  valueTip,
} from '#shared/plots/explained.ts';
import { plot, spread } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { maxFeatures } from '#shared/plots/shap-bar.ts';
import { rowNumber } from '#shared/text/row-number.ts';

export interface DecisionWords {
  readonly output: string;
  readonly feature: string;
  readonly value: string;
  readonly prediction: string;
  readonly row: string;
  readonly others: (count: number) => string;
}

const maxRows = 100;

/** Of one output; of more than 100 rows every n-th. `marked` is drawn thicker. */
export function decision(explained: Explained, output: number, marked: number, words: DecisionWords): PlotSpec {
  const order = orderOf(explained, output);
  const shown = order.slice(0, order.length > maxFeatures ? maxFeatures - 1 : maxFeatures).toReversed();
  const rest = order.slice(shown.length);
  const names = [
    ...(rest.length > 0 ? [words.others(rest.length)] : []),
    ...shown.map((feature) => explained.features[feature] ?? ''),
  ];
  const rows = [...new Set([...spread(explained.rows, maxRows), marked])].filter((row) => row < explained.rows);
  const points = rows.flatMap((at) => {
    let sum = explained.base[output] ?? 0;
    const steps = [
      ...(rest.length > 0
        ? [
            {
              share: rest.reduce((all, feature) => all + attributionOf(explained, at, feature, output), 0),
              value: null,
            },
          ]
        : []),
      ...shown.map((feature) => ({
        share: attributionOf(explained, at, feature, output),
        value: shownValue(explained, at, feature),
      })),
    ];
    const same = {
      at,
      row: rowNumber(explained.source[at]),
      prediction: predictionOf(explained, at, output),
      marked: at === marked,
    };
    return [
      { ...same, place: -0.5, sum, feature: 'E[f(x)]', value: null as string | number | null },
      ...steps.map(({ share, value }, i) => ({
        ...same,
        place: i + 0.5,
        sum: (sum += share),
        feature: names[i],
        value,
      })),
    ];
  });
  return plot(points, {
    height: Math.max(120, 22 * names.length + 20),
    encoding: {
      x: { field: 'sum', type: 'quantitative', title: words.output, scale: { zero: false }, axis: { tickCount: 6 } },
      y: {
        field: 'place',
        type: 'quantitative',
        scale: { domain: [-0.5, names.length - 0.5], nice: false, zero: false },
        axis: placeAxis(names),
      },
    },
    layer: [
      {
        mark: { type: 'line', strokeJoin: 'round' },
        encoding: {
          detail: { field: 'at', type: 'nominal' },
          order: { field: 'place', type: 'quantitative' },
          color: predictionColour(words.prediction),
          strokeWidth: { condition: { test: 'datum.marked', value: 3.5 }, value: 1.2 },
          opacity: { condition: { test: 'datum.marked', value: 1 }, value: 0.6 },
        },
      },
      {
        // What the pointer finds: lines alone are thin and tell of their first point.
        mark: { type: 'circle', size: 60, opacity: 0 },
        encoding: {
          tooltip: [
            { field: 'row', type: 'quantitative', title: words.row },
            { field: 'feature', type: 'nominal', title: words.feature },
            valueTip(explained, words.value),
            { field: 'sum', type: 'quantitative', title: words.output, format: '.6~g' },
            { field: 'prediction', type: 'quantitative', title: words.prediction, format: '.6~g' },
          ],
        },
      },
    ],
  });
}
