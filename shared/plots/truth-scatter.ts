// Predicted numbers against true ones; on the line they are equal.
import { blue, plot, spread } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { rowNumber } from '#shared/text/row-number.ts';

export interface ScatterWords {
  readonly truth: string;
  readonly predicted: string;
  /** Of the row's number; needed where points know their rows. */
  readonly row?: string;
}

const maxPoints = 2000;

/** Of more than 2,000 rows every n-th is drawn. `source`: their places in the table. */
export function truthScatter(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  words: ScatterWords,
  source?: ArrayLike<number>,
): PlotSpec {
  const points = spread(truth.length, maxPoints)
    .map((i) => ({
      truth: truth[i] ?? Number.NaN,
      predicted: predicted[i] ?? Number.NaN,
      ...(source && { row: rowNumber(source[i]) }),
    }))
    .filter((point) => Number.isFinite(point.truth) && Number.isFinite(point.predicted));
  const ends = points.reduce(
    ({ low, high }, p) => ({ low: Math.min(low, p.truth, p.predicted), high: Math.max(high, p.truth, p.predicted) }),
    { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY },
  );
  const line = points.length > 0 ? [ends.low, ends.high].map((at) => ({ truth: at, predicted: at })) : [];
  const encoding = {
    x: { field: 'truth', type: 'quantitative', title: words.truth, scale: { zero: false } },
    y: { field: 'predicted', type: 'quantitative', title: words.predicted, scale: { zero: false } },
  };
  return plot(points, {
    height: 260,
    layer: [
      { data: { values: line }, mark: { type: 'line', strokeDash: [4, 4], strokeWidth: 1, opacity: 0.7 }, encoding },
      {
        mark: { type: 'circle', size: 28, color: blue, opacity: points.length > 500 ? 0.35 : 0.6 },
        encoding: {
          ...encoding,
          tooltip: [
            { field: 'truth', type: 'quantitative', title: words.truth, format: '.6~g' },
            { field: 'predicted', type: 'quantitative', title: words.predicted, format: '.6~g' },
            ...(source ? [{ field: 'row', type: 'quantitative', title: words.row }] : []),
          ],
        },
      },
    ],
  });
}
