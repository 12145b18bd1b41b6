// Every explained row as a column, every feature as a line, its share as colour; rows in the order of their predictions.
import type { Explained } from '#shared/plots/explained.ts';
import {
  attributionOf,
  orderOf,
  placesDown,
  predictionOf,
  shownValue,
  signColour,
  valueTip,
} from '#shared/plots/explained.ts';
import { plot, spread } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { maxFeatures } from '#shared/plots/shap-bar.ts';
import { rowNumber } from '#shared/text/row-number.ts';

export interface HeatmapWords {
  readonly rows: string;
  readonly share: string;
  readonly feature: string;
  readonly value: string;
  readonly prediction: string;
  readonly row: string;
}

const maxRows = 150;

/** Of one output; of more than 150 rows those at even distances in the order of the prediction. */
export function explanationHeatmap(explained: Explained, output: number, words: HeatmapWords): PlotSpec {
  const order = orderOf(explained, output).slice(0, maxFeatures);
  const sorted = Array.from({ length: explained.rows }, (_, row) => row).toSorted(
    (a, b) => predictionOf(explained, a, output) - predictionOf(explained, b, output),
  );
  const rows = spread(sorted.length, maxRows).map((i) => sorted[i] ?? 0);
  const cells = rows.flatMap((at, place) =>
    order.map((feature, rank) => ({
      at,
      row: rowNumber(explained.source[at]),
      left: place - 0.5,
      right: place + 0.5,
      top: rank - 0.5,
      bottom: rank + 0.5,
      feature: explained.features[feature],
      value: shownValue(explained, at, feature),
      share: attributionOf(explained, at, feature, output),
      prediction: predictionOf(explained, at, output),
    })),
  );
  const sizes = cells.map(({ share }) => Math.abs(share)).toSorted((a, b) => a - b);
  const max = sizes[Math.floor(0.99 * (sizes.length - 1))] ?? 1;
  const names = order.map((feature) => explained.features[feature] ?? '');
  return plot(cells, {
    height: Math.max(80, 20 * order.length),
    mark: { type: 'rect' },
    encoding: {
      x: {
        field: 'left',
        type: 'quantitative',
        title: words.rows,
        scale: { domain: [-0.5, rows.length - 0.5], nice: false, zero: false },
        axis: { grid: false, tickMinStep: 1, format: 'd', labels: false, ticks: false, domain: false },
      },
      x2: { field: 'right' },
      y: placesDown(names),
      y2: { field: 'bottom' },
      color: signColour('share', words.share, max),
      tooltip: [
        { field: 'feature', type: 'nominal', title: words.feature },
        valueTip(explained, words.value),
        { field: 'share', type: 'quantitative', title: words.share, format: '.6~g' },
        { field: 'prediction', type: 'quantitative', title: words.prediction, format: '.6~g' },
        { field: 'row', type: 'quantitative', title: words.row },
      ],
    },
  });
}
