// The rows of a cross-validation: training and validation rows in raw units, and a fold's dataset with its preprocessing
// fitted to the other folds alone.
import type { DatasetValue, PreprocessingStep, SplitData } from '#engine/values/dataset.ts';

/** Training, then validation rows, as they were before any preprocessing. */
export function pooledRaw({ splits, features, preprocessing }: DatasetValue): SplitData {
  const parts = [splits.train, splits.validation];
  const width = features.length;
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const x = new Float32Array(rows * width);
  const y = new Float32Array(rows);
  const source = new Int32Array(rows);
  let start = 0;
  for (const part of parts) {
    x.set(part.x, start * width);
    y.set(part.y, start);
    source.set(part.source, start);
    start += part.rows;
  }
  for (const { mean, scale } of preprocessing.toReversed())
    mapColumns(x, width, (value, column) => value * (scale[column] ?? 1) + (mean[column] ?? 0));
  return { rows, x, y, source };
}

/** Fold `k` as the test split, all others as the training split; `fold` says where each row of `all` belongs. */
export function foldDataset(dataset: DatasetValue, all: SplitData, fold: Int32Array, k: number): DatasetValue {
  const width = dataset.features.length;
  const train = pick(all, width, (row) => fold[row] !== k);
  const test = pick(all, width, (row) => fold[row] === k);
  const preprocessing = dataset.preprocessing.map((step) => {
    const fitted = refit(step, train.x, width);
    for (const { x } of [train, test])
      mapColumns(x, width, (value, column) => (value - (fitted.mean[column] ?? 0)) / (fitted.scale[column] ?? 1));
    return fitted;
  });
  return { ...dataset, preprocessing, splits: { train, validation: pick(all, width, () => false), test } };
}

/** Mean and population standard deviation; a column that was not centred or scaled stays so, a constant one has scale 1. */
function refit(step: PreprocessingStep, x: Float32Array, width: number): PreprocessingStep {
  const rows = x.length / width;
  const centred = step.mean.some((mean) => mean !== 0);
  const scaled = step.scale.some((scale) => scale !== 1);
  const mean = new Float64Array(width);
  const squares = new Float64Array(width);
  x.forEach((value, i) => (mean[i % width] = (mean[i % width] as number) + value / rows));
  x.forEach((value, i) => {
    const column = i % width;
    squares[column] = (squares[column] as number) + (value - (mean[column] as number)) ** 2 / rows;
  });
  return {
    step: step.step,
    mean: centred ? mean : new Float64Array(width),
    scale: scaled ? squares.map((square) => Math.sqrt(square) || 1) : new Float64Array(width).fill(1),
  };
}

function mapColumns(x: Float32Array, width: number, value: (value: number, column: number) => number): void {
  for (let i = 0; i < x.length; i++) x[i] = value(x[i] as number, i % width);
}

function pick(all: SplitData, width: number, wanted: (row: number) => boolean): SplitData {
  const rows = Array.from({ length: all.rows }, (_, row) => row).filter(wanted);
  const x = new Float32Array(rows.length * width);
  rows.forEach((row, i) => x.set(all.x.subarray(row * width, (row + 1) * width), i * width));
  return {
    rows: rows.length,
    x,
    y: Float32Array.from(rows, (row) => all.y[row] as number),
    source: Int32Array.from(rows, (row) => all.source[row] as number),
  };
}
