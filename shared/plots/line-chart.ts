// Lines over one pair of axes: ROC, precision-recall, calibration, gain, lift and cost curves, one line per model or
// class. Dashes as well as colours tell lines apart.
import { categoryColour, plot, spread } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

export interface ChartLine {
  readonly name: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Half the length of each point's error bar. */
  readonly error?: ArrayLike<number> | undefined;
}

export interface LineChartWords {
  readonly x: string;
  readonly y: string;
}

export interface LineChartLook {
  /** The line that chance, or perfect calibration, would give. */
  readonly reference?: readonly [from: readonly [number, number], to: readonly [number, number]];
  /** Both axes from 0 to 1. */
  readonly unit?: boolean;
  readonly points?: boolean;
}

const maxPoints = 400;
const dashes = [
  [1, 0],
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
] as const;

/** Of a line of more than 400 points every n-th and the last are drawn; values that are not finite are left out. */
export function lineChart(lines: readonly ChartLine[], words: LineChartWords, look: LineChartLook = {}): PlotSpec {
  const names = lines.map((line) => line.name);
  const rows = lines.flatMap(({ name, x, y, error }) =>
    [...new Set([...spread(x.length, maxPoints), x.length - 1])]
      .filter((i) => i >= 0 && Number.isFinite(x[i]) && Number.isFinite(y[i]))
      .map((i, order) => {
        const half = error?.[i] ?? 0;
        const ends = half > 0 ? { low: (y[i] ?? 0) - half, high: (y[i] ?? 0) + half } : {};
        return { x: x[i], y: y[i], line: name, order, ...ends };
      }),
  );
  const scale = look.unit ? { domain: [0, 1] } : { zero: false };
  const encoding = {
    x: {
      field: 'x',
      type: 'quantitative',
      title: words.x,
      scale: look.unit ? scale : { nice: false },
      axis: { tickCount: 6 },
    },
    y: { field: 'y', type: 'quantitative', title: words.y, scale },
  };
  const legend = names.length > 1 || names[0] !== '' ? { columns: 2, labelLimit: 260 } : null;
  const colour = categoryColour('line', null, names, legend);
  const own = {
    mark: { type: 'line', strokeWidth: 2, point: look.points ? { size: 36 } : false },
    encoding: {
      ...encoding,
      order: { field: 'order', type: 'quantitative' },
      color: colour,
      strokeDash: { ...colour, scale: { domain: names, range: names.map((_, i) => dashes[i % dashes.length]) } },
      tooltip: [
        { field: 'line', type: 'nominal', title: ' ' },
        { field: 'x', type: 'quantitative', title: words.x, format: '.4~g' },
        { field: 'y', type: 'quantitative', title: words.y, format: '.4~g' },
      ],
    },
  };
  const bars = {
    transform: [{ filter: 'isValid(datum.low)' }],
    mark: { type: 'rule', strokeWidth: 1.5 },
    encoding: { x: encoding.x, y: { ...encoding.y, field: 'low' }, y2: { field: 'high' }, color: colour },
  };
  const layer = rows.some((row) => 'low' in row) ? [bars, own] : [own];
  const { reference } = look;
  if (!reference) return plot(rows, { height: 260, layer });
  const ends = reference.map(([x, y]) => ({ x, y }));
  const mark = { type: 'line', strokeDash: [4, 4], strokeWidth: 1, opacity: 0.7 };
  return plot(rows, { height: 260, layer: [{ data: { values: ends }, mark, encoding }, ...layer] });
}
