// How training went: one plot per metric, training and validation in each. The same plots stand on the canvas while
// training goes on and in a report afterwards.
import type { EpochLog } from '#shared/protocol/run.ts';
import { blue, plot, vermilion } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

export interface CurveWords {
  readonly epoch: string;
  readonly training: string;
  readonly validation: string;
}

const dashes = [
  [1, 0],
  [5, 3],
] as const;
const validationPrefix = 'val_';

/** The names of the metrics in a history, without val_, loss first. */
export function curveMetrics(history: readonly EpochLog[]): string[] {
  const names = new Set(history.flatMap(({ logs }) => Object.keys(logs)).map(baseMetric));
  return [...names].toSorted((a, b) => Number(b === 'loss') - Number(a === 'loss'));
}

/** Values that are not finite are gaps in the line. */
export function learningCurve(history: readonly EpochLog[], metric: string, words: CurveWords): PlotSpec {
  const series = [words.training, words.validation];
  const rows = history.flatMap(({ epoch, logs }) =>
    Object.entries(logs)
      .filter(([name]) => baseMetric(name) === metric)
      .map(([name, value]) => ({ epoch, value, series: name === metric ? words.training : words.validation })),
  );
  const shown = series.filter((name) => rows.some((row) => row.series === name));
  const last = Math.max(2, ...history.map((log) => log.epochs));
  const named = { field: 'series', type: 'nominal', title: null, sort: series };
  const legend = shown.length > 1 ? { orient: 'top' } : null;
  return plot(rows, {
    height: 180,
    mark: { type: 'line', strokeWidth: 2, point: history.length <= 60 ? { size: 28 } : false },
    encoding: {
      x: {
        field: 'epoch',
        type: 'quantitative',
        title: words.epoch,
        axis: { tickMinStep: 1, format: 'd', grid: false },
        scale: { domain: [1, last], nice: false },
      },
      y: { field: 'value', type: 'quantitative', title: metric, scale: { zero: false } },
      // Dashes tell the two apart where colours cannot.
      color: { ...named, scale: { domain: series, range: [blue, vermilion] }, legend },
      strokeDash: { ...named, scale: { domain: series, range: dashes }, legend },
      tooltip: [
        { field: 'epoch', type: 'quantitative', title: words.epoch },
        { field: 'series', type: 'nominal', title: ' ' },
        { field: 'value', type: 'quantitative', title: metric, format: '.6~g' },
      ],
    },
  });
}

/** The name of a metric without val_. */
export function baseMetric(name: string): string {
  return name.startsWith(validationPrefix) ? name.slice(validationPrefix.length) : name;
}
