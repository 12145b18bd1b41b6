// What is left of the truth when the prediction is taken away, against the prediction: a good model leaves a level band.
import { blue, plot, spread } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { rowNumber } from '#shared/text/row-number.ts';

export interface ResidualWords {
  readonly predicted: string;
  readonly residual: string;
  /** Of the row's number; needed where points know their rows. */
  readonly row?: string;
}

const maxPoints = 2000;

/** Of more than 2,000 rows every n-th is drawn. `source`: their places in the table. */
export function residuals(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  words: ResidualWords,
  source?: ArrayLike<number>,
): PlotSpec {
  const points = spread(truth.length, maxPoints)
    .map((i) => ({
      predicted: predicted[i] ?? Number.NaN,
      residual: (truth[i] ?? Number.NaN) - (predicted[i] ?? 0),
      ...(source && { row: rowNumber(source[i]) }),
    }))
    .filter((point) => Number.isFinite(point.predicted) && Number.isFinite(point.residual));
  return plot(points, {
    height: 260,
    layer: [
      {
        data: { values: [{ zero: 0 }] },
        mark: { type: 'rule', strokeDash: [4, 4], opacity: 0.7 },
        encoding: { y: { field: 'zero', type: 'quantitative' } },
      },
      {
        mark: { type: 'circle', size: 28, color: blue, opacity: points.length > 500 ? 0.35 : 0.6 },
        encoding: {
          x: { field: 'predicted', type: 'quantitative', title: words.predicted, scale: { zero: false } },
          y: { field: 'residual', type: 'quantitative', title: words.residual },
          tooltip: [
            { field: 'predicted', type: 'quantitative', title: words.predicted, format: '.6~g' },
            { field: 'residual', type: 'quantitative', title: words.residual, format: '.6~g' },
            ...(source ? [{ field: 'row', type: 'quantitative', title: words.row }] : []),
          ],
        },
      },
    ],
  });
}
