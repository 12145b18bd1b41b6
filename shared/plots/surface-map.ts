// A surface over two numbers as a heat map, and paths across it. Cells may differ in size; they are coloured by their rank
// where a few steep ones would drown the rest.
import { placeAxis } from '#shared/plots/explained.ts';
import { categoryColours, plot } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

export interface Surface {
  /** Rising. */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Of each axis that has words those at x or y, which then count them. */
  readonly words?: readonly [readonly string[] | null, readonly string[] | null];
  /** x × y; cells that are not finite are left out. */
  readonly values: ArrayLike<number>;
}

export interface SurfacePath {
  readonly name: string;
  readonly steps: ArrayLike<number>;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

export interface SurfaceWords {
  readonly x: string;
  readonly y: string;
  readonly value: string;
  /** Of the colours where they are ranks. */
  readonly rank: string;
  readonly step: string;
}

/** With `ranked` colours stand for the fraction of cells that are lower, in 16 bands like the contours of a map. The
 * parameter `upTo` of a spec with trajectories is the last step that is shown. */
export function surfaceMap(
  surface: Surface,
  paths: readonly SurfacePath[],
  words: SurfaceWords,
  ranked: boolean,
): PlotSpec {
  const format = '.4~g';
  const cells = cellsOf(surface);
  const levels = ranks(cells.map(({ value }) => value));
  const rows = cells.map((cell, i) => ({ ...cell, rank: levels[i] }));
  const [xs, ys] = [borders(surface.x), borders(surface.y)];
  const [wordsX = null, wordsY = null] = surface.words ?? [];
  const axis = (title: string, ends: readonly number[], own: readonly string[] | null) => ({
    type: 'quantitative',
    title,
    scale: { domain: [ends[0], ends.at(-1)], nice: false, zero: false },
    axis: own ? { ...placeAxis(own), title } : { grid: false, tickCount: 6 },
  });
  const [x, y] = [axis(words.x, xs, wordsX), axis(words.y, ys, wordsY)];
  const tip = (field: 'x' | 'y', own: readonly string[] | null) =>
    own
      ? { field: `${field}Word`, type: 'nominal', title: words[field] }
      : { field, type: 'quantitative', title: words[field], format };
  const names = paths.map(({ name }) => name);
  const steps = paths.flatMap(({ name, ...path }) =>
    Array.from(path.steps, (step, i) => ({ name, step, x: path.x[i], y: path.y[i], value: path.values[i] })).filter(
      (point) => Number.isFinite(point.x) && Number.isFinite(point.y),
    ),
  );
  const colour = {
    field: 'name',
    type: 'nominal',
    title: null,
    sort: names,
    scale: { domain: names, range: names.map((_, i) => pathColours[i % pathColours.length]) },
    legend: { orient: 'top', columns: 4, symbolType: 'stroke' },
  };
  const shade = {
    field: ranked ? 'rank' : 'value',
    type: 'quantitative',
    title: ranked ? words.rank : words.value,
    // Never so dark that a trajectory could not be seen.
    scale: ranked ? { scheme: 'greys', domain: [0, 1.8] } : { scheme: 'viridis' },
  };
  const own = { x: { ...x, field: 'x' }, y: { ...y, field: 'y' }, color: colour };
  const last = Math.max(0, ...steps.map(({ step }) => step));
  const upToStep = { filter: 'datum.step <= upTo' };
  return plot(rows, {
    height: 340,
    ...(steps.length > 0 && { params: [{ name: 'upTo', value: last }] }),
    resolve: { scale: { color: 'independent', stroke: 'independent' } },
    layer: [
      {
        mark: { type: 'rect', strokeWidth: 1 },
        encoding: {
          x: { ...x, field: 'x0' },
          x2: { field: 'x1' },
          y: { ...y, field: 'y0' },
          y2: { field: 'y1' },
          color: { ...shade, legend: ranked ? null : { orient: 'right', gradientLength: 160 } },
          // Without it the cells' edges show as a grid.
          stroke: { ...shade, legend: null },
          tooltip: [
            tip('x', wordsX),
            tip('y', wordsY),
            { field: 'value', type: 'quantitative', title: words.value, format },
          ],
        },
      },
      ...(steps.length === 0
        ? []
        : [
            {
              layer: [
                {
                  transform: [upToStep],
                  mark: { type: 'line', strokeWidth: 2, clip: true },
                  encoding: { ...own, order: { field: 'step', type: 'quantitative' } },
                },
                {
                  transform: [upToStep],
                  mark: { type: 'point', filled: true, size: 22, opacity: 1, clip: true },
                  encoding: {
                    ...own,
                    tooltip: [
                      { field: 'name', type: 'nominal', title: ' ' },
                      { field: 'step', type: 'quantitative', title: words.step },
                      { field: 'x', type: 'quantitative', title: words.x, format },
                      { field: 'y', type: 'quantitative', title: words.y, format },
                      { field: 'value', type: 'quantitative', title: words.value, format },
                    ],
                  },
                },
                {
                  // Where each has come to.
                  transform: [
                    upToStep,
                    { joinaggregate: [{ op: 'max', field: 'step', as: 'latest' }], groupby: ['name'] },
                    { filter: 'datum.step === datum.latest' },
                  ],
                  mark: { type: 'point', filled: true, size: 110, opacity: 1, clip: true, stroke: 'white' },
                  encoding: own,
                },
              ],
              data: { values: steps },
            },
          ]),
    ],
  });
}

/** Apart from each other and from every grey. */
const pathColours = [categoryColours[0], categoryColours[2], categoryColours[5], categoryColours[1]] as const;

function cellsOf({ x, y, values, words: [wordsX, wordsY] = [null, null] }: Surface) {
  const [xs, ys] = [borders(x), borders(y)];
  return Array.from({ length: x.length * y.length }, (_, at) => {
    const [i, j] = [Math.floor(at / y.length), at % y.length];
    return {
      x: x[i],
      y: y[j],
      ...(wordsX && { xWord: wordsX[i] }),
      ...(wordsY && { yWord: wordsY[j] }),
      x0: xs[i],
      x1: xs[i + 1],
      y0: ys[j],
      y1: ys[j + 1],
      value: values[at] ?? Number.NaN,
    };
  }).filter(({ value }) => Number.isFinite(value));
}

/** Halfway between neighbours; the outermost as far out again. */
function borders(at: ArrayLike<number>): number[] {
  const n = at.length;
  const middle = (i: number): number => ((at[i - 1] ?? 0) + (at[i] ?? 0)) / 2;
  const half = (a: number, b: number): number => (n > 1 ? ((at[b] ?? 0) - (at[a] ?? 0)) / 2 : 0.5);
  return [
    (at[0] ?? 0) - half(0, 1),
    ...Array.from({ length: Math.max(0, n - 1) }, (_, i) => middle(i + 1)),
    (at[n - 1] ?? 0) + half(n - 2, n - 1),
  ];
}

const bands = 16;

function ranks(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return Math.floor((low / Math.max(1, sorted.length)) * bands) / bands;
  });
}
