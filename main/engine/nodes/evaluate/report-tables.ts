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
import { rawFeature } from '#engine/nodes/evaluate/groups.ts';
import type { FlatDataset, FlatSplit } from '#engine/values/flat.ts';
import type { ReportCurve, ReportTable } from '#engine/values/report.ts';

const number = (key: string) => ({ key, type: 'number' as const });
const integer = (key: string) => ({ key, type: 'integer' as const });
const text = (key: string) => ({ key, type: 'text' as const });

export function classTable(rows: ClassRows, names: readonly string[]): ReportTable {
  const scores = classScores(confusionMatrix(rows.truth, rows.predicted, rows.classes));
  const areas = rocAucPerClass(rows);
  const precisions = averagePrecisionPerClass(rows);
  return {
    id: 'classScores',
    columns: [
      text('class'),
      integer('rows'),
      number('precision'),
      number('recall'),
      number('f1'),
      number('rocAuc'),
      number('averagePrecision'),
    ],
    rows: scores.map(({ precision, recall, f1, support }, k) => [
      names[k] ?? String(k),
      support,
      precision,
      recall,
      f1,
      finite(areas[k] ?? Number.NaN),
      finite(precisions[k] ?? Number.NaN),
    ]),
  };
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
    table: {
      id: 'thresholds',
      columns: [
        { key: 'cheapest', type: 'boolean' },
        number('threshold'),
        integer('truePositives'),
        integer('falsePositives'),
        integer('falseNegatives'),
        integer('trueNegatives'),
        number('precision'),
        number('recall'),
        number('f1'),
        number('cost'),
      ],
      rows: [best, ...every].map((row, i) => [
        i === 0,
        row.threshold,
        row.truePositives,
        row.falsePositives,
        row.falseNegatives,
        row.trueNegatives,
        row.precision,
        row.recall,
        row.f1,
        row.cost,
      ]),
    },
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
  if (!classes) {
    return {
      id: 'groups',
      columns: [
        text('group'),
        integer('rows'),
        number('meanAbsoluteError'),
        number('rootMeanSquaredError'),
        number('meanError'),
      ],
      rows: groups.map(({ name, rows }) => {
        const t = Float64Array.from(rows, (row) => truth[row] ?? 0);
        const p = Float64Array.from(rows, (row) => predicted[row] ?? 0);
        const [, root = 0, absolute = 0] = numberMetrics(t, p).of();
        const bias = p.reduce((sum, value, i) => sum + value - (t[i] ?? 0), 0) / rows.length;
        return [name, rows.length, finite(absolute), finite(root), finite(bias)];
      }),
    };
  }
  const losses = classes.areProbabilities ? rowLosses(classes) : undefined;
  return {
    id: 'groups',
    columns: [text('group'), integer('rows'), number('accuracy'), ...(losses ? [number('logLoss')] : [])],
    rows: groups.map(({ name, rows }) => {
      const right = rows.filter((row) => truth[row] === predicted[row]).length;
      const loss = losses && rows.reduce((sum, row) => sum + (losses[row] ?? 0), 0) / rows.length;
      return [name, rows.length, right / rows.length, ...(loss === undefined ? [] : [finite(loss)])];
    }),
  };
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
  const features = dataset.shape.length === 1 ? dataset.features.slice(0, maxFeatures) : [];
  const value = (row: number) =>
    classes
      ? [names[truth[row] ?? -1] ?? null, names[predicted[row] ?? -1] ?? null, finite(given(row))]
      : [truth[row] ?? null, predicted[row] ?? null, finite(error(row))];
  const type = classes ? ('text' as const) : ('number' as const);
  return {
    id: 'mistakes',
    columns: [
      integer('row'),
      { key: 'truth', type },
      { key: 'predicted', type },
      number(classes ? 'scoreOfTruth' : 'error'),
      ...features.map((name) => ({ name, type: 'number' as const })),
    ],
    rows: worst
      .slice(0, max)
      .map((row) => [
        rowNumber(split.source[row]),
        ...value(row),
        ...features.map((_, feature) => finite(rawFeature(dataset, split, row, feature))),
      ]),
  };
}
