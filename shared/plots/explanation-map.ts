// Explained rows as points, near one another where the model decided alike: the first two principal components of their
// shares, coloured by the prediction.
import type { Explained } from '#shared/plots/explained.ts';
import { attributionOf, predictionColour, predictionOf } from '#shared/plots/explained.ts';
import { plot, spread } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { principalComponents } from '#shared/plots/principal-components.ts';
import { rowNumber } from '#shared/text/row-number.ts';

export interface MapWords {
  readonly component: (number: number, percent: string) => string;
  readonly prediction: string;
  readonly row: string;
}

/** Rows × features that are worth a tenth of a second. */
const maxNumbers = 400_000;
const maxRows = 500;

export function explanationMap(explained: Explained, output: number, words: MapWords): PlotSpec {
  const width = explained.features.length;
  const rows = spread(explained.rows, Math.max(20, Math.min(maxRows, Math.floor(maxNumbers / width))));
  const attributions = new Float64Array(rows.length * width);
  for (const [i, row] of rows.entries())
    for (let f = 0; f < width; f++) attributions[i * width + f] = attributionOf(explained, row, f, output);
  const { scores, explained: held } = principalComponents(attributions, rows.length, width);
  const points = rows.map((at, i) => ({
    at,
    row: rowNumber(explained.source[at]),
    first: scores[2 * i],
    second: scores[2 * i + 1],
    prediction: predictionOf(explained, at, output),
  }));
  const axis = (field: string, k: 0 | 1) => ({
    field,
    type: 'quantitative',
    title: words.component(k + 1, `${Math.round(100 * held[k])} %`),
    axis: { tickCount: 5 },
  });
  return plot(points, {
    height: 300,
    mark: { type: 'circle', size: 48, opacity: 0.85 },
    encoding: {
      x: axis('first', 0),
      y: axis('second', 1),
      color: predictionColour(words.prediction),
      tooltip: [
        { field: 'row', type: 'quantitative', title: words.row },
        { field: 'prediction', type: 'quantitative', title: words.prediction, format: '.6~g' },
      ],
    },
  });
}
