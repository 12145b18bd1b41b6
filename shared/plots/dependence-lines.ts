// How a model's answer goes with one feature: the mean as a strong line per output, single rows as faint ones, and where
// the data lies as marks on the axis. Words have no order: a point for each in the place of a line.
import { placeAxis } from '#shared/plots/explained.ts';
import { blue, categoryColour, grey, plot, spread, vermilion } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

export interface DependenceCurves {
  readonly outputs: readonly string[];
  readonly x: ArrayLike<number>;
  /** outputs × x. */
  readonly mean: ArrayLike<number>;
  /** rows × x. */
  readonly lines: ArrayLike<number>;
  readonly marks: ArrayLike<number>;
  /** Of a feature of words those at x. */
  readonly words?: readonly string[];
}

const maxLines = 100;

/** Of more than 100 rows every n-th is drawn. */
export function dependenceLines(
  { outputs, x, mean, lines, marks }: DependenceCurves,
  words: { readonly x: string; readonly y: string },
): PlotSpec {
  const points = x.length;
  const rows = outputs.flatMap((output, k) =>
    Array.from({ length: points }, (_, i) => ({ x: x[i], y: mean[k * points + i], output })),
  );
  const followed = spread(points === 0 ? 0 : lines.length / points, maxLines).flatMap((row) =>
    Array.from({ length: points }, (_, i) => ({ x: x[i], y: lines[row * points + i], row })),
  );
  const axes = {
    x: {
      field: 'x',
      type: 'quantitative',
      title: words.x,
      scale: { zero: false, nice: false },
      axis: { tickCount: 6 },
    },
    y: { field: 'y', type: 'quantitative', title: words.y, scale: { zero: false } },
  };
  const several = outputs.length > 1;
  return plot(rows, {
    height: 240,
    layer: [
      ...(followed.length > 0
        ? [
            {
              data: { values: followed },
              mark: { type: 'line', strokeWidth: 1, opacity: 0.3, color: grey },
              encoding: { ...axes, detail: { field: 'row', type: 'nominal' } },
            },
          ]
        : []),
      {
        data: { values: Array.from(marks, (mark) => ({ x: mark })) },
        mark: { type: 'tick', orient: 'vertical', size: 8, thickness: 1.5, color: vermilion, yOffset: -4 },
        encoding: { x: axes.x, y: { value: 240 } },
      },
      {
        mark: { type: 'line', strokeWidth: 2.5, point: points <= 40 ? { size: 28 } : false },
        encoding: {
          ...axes,
          color: several ? categoryColour('output', null, outputs, { columns: 4 }) : { value: blue },
          tooltip: [
            ...(several ? [{ field: 'output', type: 'nominal', title: ' ' }] : []),
            { field: 'x', type: 'quantitative', title: words.x, format: '.4~g' },
            { field: 'y', type: 'quantitative', title: words.y, format: '.4~g' },
          ],
        },
      },
    ],
  });
}

/** Of a feature of words: the mean as a point per word and output, single rows as faint ticks. */
export function dependencePoints(
  { outputs, words: names = [], mean, lines }: DependenceCurves,
  words: { readonly x: string; readonly y: string },
): PlotSpec {
  const several = outputs.length > 1;
  const points = outputs.flatMap((output, k) =>
    names.map((word, i) => ({ word, place: i, y: mean[k * names.length + i], output })),
  );
  const followed = spread(names.length === 0 ? 0 : lines.length / names.length, maxLines).flatMap((row) =>
    names.map((_, i) => ({ place: i, y: lines[row * names.length + i] })),
  );
  const axes = {
    x: {
      field: 'place',
      type: 'ordinal',
      title: words.x,
      axis: { ...placeAxis(names, names.join('').length > 40 ? -40 : 0), title: words.x },
    },
    y: { field: 'y', type: 'quantitative', title: words.y, scale: { zero: false } },
  };
  return plot(points, {
    height: 240,
    layer: [
      ...(followed.length > 0
        ? [
            {
              data: { values: followed },
              mark: { type: 'tick', orient: 'horizontal', size: 14, thickness: 1, opacity: 0.3, color: grey },
              encoding: axes,
            },
          ]
        : []),
      {
        mark: { type: 'point', filled: true, size: 90, opacity: 1 },
        encoding: {
          ...axes,
          ...(several && { xOffset: { field: 'output', type: 'nominal', sort: outputs } }),
          color: several ? categoryColour('output', null, outputs, { columns: 4 }) : { value: blue },
          tooltip: [
            ...(several ? [{ field: 'output', type: 'nominal', title: ' ' }] : []),
            { field: 'word', type: 'nominal', title: words.x },
            { field: 'y', type: 'quantitative', title: words.y, format: '.4~g' },
          ],
        },
      },
    ],
  });
}
