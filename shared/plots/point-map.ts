// Rows as points of a map, coloured by what is true of each.
import { blue, categoryColour, gradient, grey, plot } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { rowNumber } from '#shared/text/row-number.ts';

export interface MapShown {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Of each point: its class, its number, or null. */
  readonly answers: readonly (string | number | null)[];
  /** Places in the table. */
  readonly source: ArrayLike<number>;
}

export interface MapWords {
  readonly x: string;
  readonly y: string;
  readonly target: string;
  readonly row: string;
}

/** `classes`: empty for a number. */
export function pointMap(shown: MapShown, classes: readonly string[], words: MapWords): PlotSpec {
  const rows = shown.answers.map((answer, i) => ({
    x: shown.x[i],
    y: shown.y[i],
    answer,
    row: rowNumber(shown.source[i]),
  }));
  const axis = (field: 'x' | 'y') => ({
    field,
    type: 'quantitative',
    title: words[field],
    scale: { zero: false },
    axis: { tickCount: 5 },
  });
  const isNumber = classes.length === 0;
  const colour = isNumber
    ? {
        field: 'answer',
        type: 'quantitative',
        title: words.target,
        scale: { range: ['#E8EEF4', blue] },
        legend: { ...gradient, tickCount: 3 },
      }
    : categoryColour('answer', words.target, classes, {});
  return plot(rows, {
    height: 340,
    mark: {
      type: 'circle',
      size: rows.length > 500 ? 20 : 36,
      opacity: 0.75,
      stroke: grey,
      strokeWidth: isNumber ? 0.5 : 0,
    },
    encoding: {
      x: axis('x'),
      y: axis('y'),
      color: colour,
      tooltip: [
        {
          field: 'answer',
          type: isNumber ? 'quantitative' : 'nominal',
          title: words.target,
          ...(isNumber && { format: '.6~g' }),
        },
        { field: 'row', type: 'quantitative', title: words.row },
      ],
    },
  });
}
