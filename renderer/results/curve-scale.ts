// Numbers of a learning curve: which series there are, round axis ticks, and how long the rest will take. Pure.
import type { EpochLog } from '#shared/protocol/run.ts';
import { baseMetric, curveMetrics } from '#shared/plots/learning-curve.ts';

export interface CurveSeries {
  /** Without val_. */
  readonly metric: string;
  readonly training: readonly (number | null)[];
  /** Empty when there is no validation. */
  readonly validation: readonly (number | null)[];
  /** Of the epoch in progress, where there is one to be seen. */
  readonly soFar: number | null;
}

/** One per metric, loss first, in the order in which they come. */
export function curveSeries(epochs: readonly EpochLog[], soFar?: EpochLog): readonly CurveSeries[] {
  const all = soFar ? [...epochs, soFar] : epochs;
  const column = (name: string) =>
    epochs.some(({ logs }) => Object.hasOwn(logs, name)) ? epochs.map(({ logs }) => logs[name] ?? null) : [];
  return curveMetrics(all).map((metric) => ({
    metric,
    training: column(metric),
    validation: column(`val_${metric}`),
    soFar: soFar?.logs[metric] ?? null,
  }));
}

/** About `count` round numbers from below `low` to above `high`: steps of 1, 2 or 5 times a power of ten. */
export function roundTicks(low: number, high: number, count: number): readonly number[] {
  // A range below the numbers' own precision is a flat line.
  if (!(high - low > Math.abs(low) * 1e-9)) {
    const room = Math.abs(low) > 0 ? Math.abs(low) * 0.1 : 1;
    return roundTicks(low - room, low + room, count);
  }
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

/** A line through one value per epoch, as the path of an SVG; a gap where a value is not there. */
export function linePath(
  values: readonly (number | null | undefined)[],
  x: (epoch: number) => number,
  y: (value: number) => number,
): string {
  let path = '';
  let pen = 'M';
  for (const [at, value] of values.entries()) {
    if (typeof value === 'number') path += `${pen}${x(at + 1).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = typeof value === 'number' ? 'L' : 'M';
  }
  return path;
}

/** Seconds that the epochs to come will take, from the latest ones; null while no epoch is done. */
export function secondsLeft(epochs: readonly EpochLog[]): number | null {
  const last = epochs.at(-1);
  if (!last) return null;
  const recent = epochs.slice(-5);
  const mean = recent.reduce((sum, { seconds }) => sum + seconds, 0) / recent.length;
  return Math.max(0, last.epochs - last.epoch) * mean;
}

/** The epoch (from 1, as logged) with the best value: the highest where more is better, else the lowest. */
export function bestEpoch(
  epochs: readonly EpochLog[],
  name: string,
): { readonly epoch: number; readonly value: number } | null {
  const sign = moreIsBetter.has(baseMetric(name)) ? 1 : -1;
  let best: { epoch: number; value: number } | null = null;
  for (const { epoch, logs } of epochs) {
    const value = logs[name];
    if (typeof value === 'number' && (best === null || sign * value > sign * best.value)) best = { epoch, value };
  }
  return best;
}

const moreIsBetter: ReadonlySet<string> = new Set(['accuracy', 'precision', 'recall', 'auc', 'r2_score', 'f1']);
