// A model's outputs for a split in the form that metrics, curves and tables are made of.
import type { FlatModel } from '#engine/values/flat.ts';
import type { ReportCurve, ReportLine } from '#engine/values/report.ts';
import { calibrationCurve } from '#engine/metrics/calibration.ts';
import { classMetrics, confidences } from '#engine/metrics/class-metrics.ts';
import type { ClassRows, Costs } from '#engine/metrics/class-metrics.ts';
import type { Metrics } from '#engine/metrics/weighted-metrics.ts';
import { mostProbable, oneAgainstRest } from '#engine/metrics/multiclass-scores.ts';
import { numberMetrics } from '#engine/metrics/number-metrics.ts';
import { averagePrecision, precisionRecallCurve, rocAuc, rocCurve } from '#engine/metrics/scores.ts';
import { gainCurve } from '#engine/metrics/thresholds.ts';
import type { SplitOutputs } from '#engine/nodes/evaluate/split-outputs.ts';

export interface Measured {
  readonly loss: number;
  readonly metrics: Metrics;
  /** Class indexes or numbers. */
  readonly truth: Float32Array;
  readonly predicted: ArrayLike<number>;
  /** Of classes only. */
  readonly classes?: ClassRows;
}

export interface MeasureSettings {
  readonly threshold: number;
  readonly topK: number;
  readonly costs?: Costs;
}

/** Bins of the calibration curve and error. */
export const calibrationBins = 10;

export const usualSettings: MeasureSettings = { threshold: 0.5, topK: 3 };

export function measure(
  { target, loss: lossOf }: Pick<FlatModel, 'target' | 'loss'>,
  { y: truth, outputs, units, loss }: SplitOutputs,
  { threshold, topK, costs }: MeasureSettings,
): Measured {
  if (target.kind === 'number') return { loss, truth, predicted: outputs, metrics: numberMetrics(truth, outputs) };
  const count = target.classes.length;
  const areProbabilities = lossOf.className.endsWith('Crossentropy');
  const probabilities = units === 1 ? bothClasses(outputs) : outputs;
  const byThreshold = count === 2 && (units === 1 || areProbabilities);
  const predicted = byThreshold
    ? Int32Array.from({ length: truth.length }, (_, row) => ((probabilities[2 * row + 1] ?? 0) > threshold ? 1 : 0))
    : mostProbable(probabilities, count);
  const classes: ClassRows = {
    truth,
    predicted,
    probabilities,
    classes: count,
    areProbabilities,
    topK,
    bins: calibrationBins,
    ...(costs && { costs }),
  };
  return { loss, truth, predicted, classes, metrics: classMetrics(classes) };
}

/** Every metric at its value, loss first; null = not defined. */
export function metricsOf({ loss, metrics }: Measured): Record<string, number | null> {
  const values = metrics.of();
  return {
    loss: finite(loss),
    ...Object.fromEntries(metrics.names.map((name, k) => [name, finite(values[k] ?? Number.NaN)])),
  };
}

export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Classes drawn one against the rest; more would be a tangle. */
const maxClasses = 10;

/** ROC, precision-recall, calibration, gain and lift: of the second class of two, else of each class. */
export function classCurves(rows: ClassRows, names: readonly string[], model?: number): ReportCurve[] {
  const own = model === undefined ? {} : { model };
  const shown = rows.classes === 2 ? [1] : names.slice(0, maxClasses).map((_, k) => k);
  const scored = shown.map((k) => ({ of: names[k] ?? String(k), data: oneAgainstRest(rows, k) }));
  const both = scored
    .filter(({ data }) => new Set(data.truth as Uint8Array).size === 2)
    .map((one) => ({ ...one, gain: gainCurve(one.data) }));
  const drawn = (
    id: ReportCurve['id'],
    make: (one: (typeof both)[number]) => Omit<ReportLine, 'of' | 'model'>,
  ): ReportCurve => ({ id, lines: both.map((one) => ({ ...own, of: one.of, ...make(one) })) });
  const curves = [
    drawn('roc', ({ data }) => {
      const { falsePositiveRate, truePositiveRate } = rocCurve(data);
      return { ...line(falsePositiveRate, truePositiveRate), area: finite(rocAuc(data)) };
    }),
    drawn('precisionRecall', ({ data }) => {
      const { precision, recall } = precisionRecallCurve(data);
      return { ...line(recall.toReversed(), precision.toReversed()), area: finite(averagePrecision(data)) };
    }),
    drawn('gain', ({ gain: { called, found } }) => line(called, found)),
    drawn('lift', ({ gain: { called, found } }) => {
      const some = called.slice(1);
      return line(
        some,
        some.map((fraction, i) => (found[i + 1] ?? 0) / fraction),
      );
    }),
  ];
  if (rows.areProbabilities) {
    const bins = calibrationCurve(confidences(rows), calibrationBins, 'uniform');
    const points = line(
      bins.map((bin) => bin.meanPredicted),
      bins.map((bin) => bin.fractionPositive),
    );
    curves.push({
      id: 'calibration',
      lines: [{ ...own, ...(rows.classes === 2 && { of: names[1] ?? '' }), ...points }],
    });
  }
  return curves.filter((curve) => curve.lines.length > 0);
}

/** Points of a line; of more than 1,000 only those at even distances along it, and both ends. */
export function line(
  x: readonly number[],
  y: readonly number[],
): { readonly x: Float64Array; readonly y: Float64Array } {
  const max = 1000;
  const places =
    x.length <= max
      ? x.map((_, i) => i)
      : Array.from({ length: max }, (_, i) => Math.round((i * (x.length - 1)) / (max - 1)));
  return { x: Float64Array.from(places, (i) => x[i] ?? 0), y: Float64Array.from(places, (i) => y[i] ?? 0) };
}

/** p -> (1 − p, p). */
function bothClasses(outputs: Float32Array): Float64Array {
  const both = new Float64Array(outputs.length * 2);
  outputs.forEach((p, row) => {
    both[2 * row] = 1 - p;
    both[2 * row + 1] = p;
  });
  return both;
}
