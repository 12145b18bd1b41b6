// The rows behind an evaluation's metrics, so that a cell of the confusion matrix opens its rows and a threshold can be
// moved without the model.
import type { CutsView } from '#shared/spec/views/confusion.ts';
import type { RowsView } from '#shared/spec/views/rows-view.ts';
import type { ClassRows, Costs } from '#engine/metrics/class-metrics.ts';
import { oneAgainstRest } from '#engine/metrics/multiclass-scores.ts';
import { thresholdTable } from '#engine/metrics/thresholds.ts';
import { rawFeature } from '#engine/nodes/evaluate/groups.ts';
import type { Measured } from '#engine/nodes/evaluate/measure.ts';
import { elements } from '#engine/network/layer.ts';
import type { FlatColumns, FlatSplit } from '#engine/values/flat.ts';

const maxRows = 20_000;
/** Numbers of features and pictures together. */
const maxNumbers = 1_000_000;
/** Features shown beside a row. */
const maxFeatures = 12;
const steps = 1000;

export function measuredRows(measured: Measured, dataset: FlatColumns, split: FlatSplit): RowsView {
  const { classes, truth, predicted } = measured;
  const isPicture = dataset.shape.length === 3;
  const features = dataset.shape.length === 1 ? dataset.features.slice(0, maxFeatures) : [];
  const shown = isPicture ? elements(dataset.shape) : features.length;
  const limit = Math.max(1, Math.min(maxRows, Math.floor(maxNumbers / Math.max(1, shown))));
  const rows = chosenRows(measured, limit);
  const values = new Float32Array(rows.length * shown);
  rows.forEach((row, i) => {
    for (let k = 0; k < shown; k++) values[i * shown + k] = rawFeature(dataset, split, row, k);
  });
  const score = (row: number): number => {
    if (!classes) return 0;
    const of = classes.classes === 2 ? 1 : (truth[row] ?? 0);
    return classes.probabilities[row * classes.classes + of] ?? 0;
  };
  return {
    total: split.rows,
    source: Int32Array.from(rows, (row) => split.source[row] ?? 0),
    truth: Float32Array.from(rows, (row) => truth[row] ?? 0),
    predicted: Float32Array.from(rows, (row) => predicted[row] ?? 0),
    score: classes ? Float32Array.from(rows, score) : new Float32Array(),
    features,
    values,
    ...(dataset.words && { words: dataset.words.slice(0, features.length) }),
    ...(isPicture && { picture: dataset.shape }),
  };
}

/** In the order of the split: all, or of more than `limit` up to half of them mistakes; each kind at even distances. */
function chosenRows({ classes, truth, predicted }: Measured, limit: number): readonly number[] {
  const all = Array.from(truth.keys());
  if (all.length <= limit) return all;
  if (!classes) return evenly(all, limit);
  const wrong = evenly(
    all.filter((row) => truth[row] !== predicted[row]),
    Math.ceil(limit / 2),
  );
  const right = all.filter((row) => truth[row] === predicted[row]);
  return [...wrong, ...evenly(right, limit - wrong.length)].toSorted((a, b) => a - b);
}

function evenly(rows: readonly number[], count: number): readonly number[] {
  if (rows.length <= count) return rows;
  return Array.from({ length: count }, (_, i) => rows[Math.floor((i * rows.length) / count)] ?? 0);
}

/** Every thousandth as a threshold on the second class's score; over all rows, whatever part of them is kept. */
export function thresholdCuts(rows: ClassRows, threshold: number, costs: Costs): CutsView {
  const scored = oneAgainstRest(rows, 1);
  const thresholds = Array.from({ length: steps + 1 }, (_, i) => i / steps);
  const table = thresholdTable(scored, thresholds, costs);
  const positives = Array.from(rows.truth).filter((label) => label === 1).length;
  return {
    negatives: rows.truth.length - positives,
    positives,
    threshold,
    costs,
    truePositives: Float64Array.from(table, ({ truePositives }) => truePositives),
    falsePositives: Float64Array.from(table, ({ falsePositives }) => falsePositives),
  };
}
