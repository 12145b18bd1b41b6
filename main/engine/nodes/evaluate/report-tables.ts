// The tables of an evaluation: metrics per class, thresholds and their cost, slices of the rows, and the worst mistakes.
import { rowNumber } from '#shared/text/row-number.ts';
import { classScores, confusionMatrix } from '#engine/metrics/labels.ts';
import { averagePrecisionPerClass, oneAgainstRest, rocAucPerClass } from '#engine/metrics/multiclass-scores.ts';
import { rowLosses } from '#engine/metrics/class-metrics.ts';
import type { ClassRows, Costs } from '#engine/metrics/class-metrics.ts';
import { numberMetrics } from '#engine/metrics/number-metrics.ts';
import { cheapestThreshold, thresholdTable } from '#engine/metrics/thresholds.ts';
import type { ThresholdRow } from '#engine/metrics/thresholds.ts';
import { finite, line } from '#engine/nodes/evaluate/measure.ts';
import type { Measured } from '#engine/nodes/evaluate/measure.ts';
import type { Group } from '#engine/nodes/evaluate/groups.ts';
import { elements } from '#engine/network/layer.ts';
import { cellType, shownCell } from '#engine/network/shown-cell.ts';
import type { FlatDataset, FlatSplit } from '#engine/values/flat.ts';
import { reportTable } from '#engine/values/report.ts';
import type { ReportCurve, ReportTable } from '#engine/values/report.ts';

export function classTable(rows: ClassRows, names: readonly string[]): ReportTable {
  const areas = rocAucPerClass(rows);
  const precisions = averagePrecisionPerClass(rows);
  return reportTable('classScores', classScores(confusionMatrix(rows.truth, rows.predicted, rows.classes)), {
    class: ['text', (_, k) => names[k] ?? String(k)],
    rows: ['integer', ({ support }) => support],
    precision: ['number', ({ precision }) => precision],
    recall: ['number', ({ recall }) => recall],
    f1: ['number', ({ f1 }) => f1],
    rocAuc: ['number', (_, k) => finite(areas[k] ?? Number.NaN)],
    averagePrecision: ['number', (_, k) => finite(precisions[k] ?? Number.NaN)],
  });
}

export interface Thresholds {
  readonly best: ThresholdRow;
  readonly table: ReportTable;
  readonly curves: readonly ReportCurve[];
}

/** Two classes: the cheapest threshold first, then every 0.05. */
export function thresholds(rows: ClassRows, costs: Costs): Thresholds {
  const scored = oneAgainstRest(rows, 1);
  const best = cheapestThreshold(scored, costs);
  const every = thresholdTable(
    scored,
    Array.from({ length: 19 }, (_, i) => (i + 1) / 20),
    costs,
  );
  const fine = thresholdTable(
    scored,
    Array.from({ length: 101 }, (_, i) => i / 100),
    costs,
  );
  const of = (name: string, value: (row: ThresholdRow) => number) => ({
    of: name,
    ...line(
      fine.map((row) => row.threshold),
      fine.map(value),
    ),
  });
  return {
    best,
    table: reportTable('thresholds', [best, ...every], {
      cheapest: ['boolean', (_, i) => i === 0],
      threshold: ['number', (row) => row.threshold],
      truePositives: ['integer', (row) => row.truePositives],
      falsePositives: ['integer', (row) => row.falsePositives],
      falseNegatives: ['integer', (row) => row.falseNegatives],
      trueNegatives: ['integer', (row) => row.trueNegatives],
      precision: ['number', (row) => row.precision],
      recall: ['number', (row) => row.recall],
      f1: ['number', (row) => row.f1],
      cost: ['number', (row) => row.cost],
    }),
    curves: [
      {
        id: 'threshold',
        lines: [of('precision', (row) => row.precision), of('recall', (row) => row.recall), of('f1', (row) => row.f1)],
      },
      { id: 'cost', lines: [of('cost_per_row', (row) => row.cost)] },
    ],
  };
}

/** How each slice of the rows fares. */
export function groupTable(measured: Measured, groups: readonly Group[]): ReportTable {
  const { classes, truth, predicted } = measured;
  const group = {
    group: ['text', ({ name }: Group) => name],
    rows: ['integer', ({ rows }: Group) => rows.length],
  } as const;
  if (!classes) {
    const errors = groups.map(({ name, rows }) => {
      const t = Float64Array.from(rows, (row) => truth[row] ?? 0);
      const p = Float64Array.from(rows, (row) => predicted[row] ?? 0);
      const [, root = 0, absolute = 0] = numberMetrics(t, p).of();
      const bias = p.reduce((sum, value, i) => sum + value - (t[i] ?? 0), 0) / rows.length;
      return { name, rows, root, absolute, bias };
    });
    return reportTable('groups', errors, {
      ...group,
      meanAbsoluteError: ['number', ({ absolute }) => finite(absolute)],
      rootMeanSquaredError: ['number', ({ root }) => finite(root)],
      meanError: ['number', ({ bias }) => finite(bias)],
    });
  }
  const meanOver = ({ rows }: Group, of: (row: number) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  const losses = classes.areProbabilities && rowLosses(classes);
  return reportTable('groups', groups, {
    ...group,
    accuracy: ['number', (one) => meanOver(one, (row) => Number(truth[row] === predicted[row]))],
    logLoss: losses && ['number', (one) => finite(meanOver(one, (row) => losses[row] ?? 0))],
  });
}

/** Features shown beside a mistake. */
const maxFeatures = 12;

/** Wrong classes, those first whose true class was held least likely; or the largest errors of a number. */
export function mistakesTable(measured: Measured, dataset: FlatDataset, split: FlatSplit, max: number): ReportTable {
  const { classes, truth, predicted } = measured;
  const names = dataset.target.classes;
  const given = (row: number): number =>
    classes ? (classes.probabilities[row * classes.classes + (truth[row] ?? 0)] ?? 0) : 0;
  const error = (row: number): number => (predicted[row] ?? 0) - (truth[row] ?? 0);
  const places = Array.from({ length: split.rows }, (_, row) => row);
  const worst = classes
    ? places.filter((row) => truth[row] !== predicted[row]).toSorted((a, b) => given(a) - given(b))
    : places.toSorted((a, b) => Math.abs(error(b)) - Math.abs(error(a)));
  const width = elements(dataset.shape);
  const features = dataset.shape.length === 1 ? dataset.features.slice(0, maxFeatures) : [];
  const name = (label: number | undefined) => names[label ?? -1] ?? null;
  const type = classes ? 'text' : 'number';
  return reportTable(
    'mistakes',
    worst.slice(0, max),
    {
      row: ['integer', (row) => rowNumber(split.source[row])],
      truth: [type, (row) => (classes ? name(truth[row]) : (truth[row] ?? null))],
      predicted: [type, (row) => (classes ? name(predicted[row]) : (predicted[row] ?? null))],
      [classes ? 'scoreOfTruth' : 'error']: ['number', (row) => finite(classes ? given(row) : error(row))],
    },
    features.map((feature, f) => [
      feature,
      cellType(dataset, f),
      (row) => shownCell(dataset, f, split.x[row * width + f] ?? Number.NaN),
    ]),
  );
}
