// The rows of a cross-validation: training and validation rows in raw units, and a fold's dataset with its preprocessing
// fitted to the other folds alone.
import { at } from '#engine/network/layer.ts';
import type { DatasetValue, Numbers, PreprocessingStep, SplitData } from '#engine/values/dataset.ts';
import { joinedRows, pickRows } from '#engine/values/pick-rows.ts';

/** Training, then validation rows, as they were before any preprocessing. */
export function pooledRaw({ splits, inputs }: DatasetValue): SplitData {
  const all = joinedRows([splits.train, splits.validation]);
  return {
    ...all,
    inputs: inputs.map(({ preprocessing, features }, i) => {
      const { values } = at(all.inputs, i);
      if (preprocessing.length === 0) return { values };
      const raw = Float64Array.from(values);
      for (const { mean, scale } of preprocessing.toReversed())
        mapColumns(raw, features.length, (value, column) => value * (scale[column] ?? 1) + (mean[column] ?? 0));
      return { values: raw };
    }),
  };
}

/** Fold `k` as the test split, all others as the training split; `fold` says where each row of `all` belongs. */
export async function foldDataset(
  dataset: DatasetValue,
  all: SplitData,
  fold: Int32Array,
  k: number,
  signal: AbortSignal,
): Promise<DatasetValue> {
  const places = (wanted: (row: number) => boolean): number[] => [...Array(all.rows).keys()].filter(wanted);
  const pick = (wanted: (row: number) => boolean) => pickRows(all, places(wanted), dataset.inputs, signal);
  const train = await pick((row) => fold[row] !== k);
  const test = await pick((row) => fold[row] === k);
  const validation = await pick(() => false);
  const fitted = dataset.inputs.map((input, i) => {
    if (input.preprocessing.length === 0) return { input, of: (split: SplitData) => at(split.inputs, i) };
    const width = input.features.length;
    const rows = new Map(
      [train, test, validation].map((split) => [split, Float64Array.from(at(split.inputs, i).values)]),
    );
    const preprocessing = input.preprocessing.map((step) => {
      const own = refit(step, rows.get(train) ?? new Float64Array(0), width);
      for (const values of rows.values())
        mapColumns(values, width, (value, column) => (value - (own.mean[column] ?? 0)) / (own.scale[column] ?? 1));
      return own;
    });
    return {
      input: { ...input, preprocessing },
      of: (split: SplitData) => ({ values: Float32Array.from(rows.get(split) ?? []) }),
    };
  });
  const prepared = (split: SplitData): SplitData => ({ ...split, inputs: fitted.map(({ of }) => of(split)) });
  return {
    ...dataset,
    inputs: fitted.map(({ input }) => input),
    splits: { train: prepared(train), validation: prepared(validation), test: prepared(test) },
  };
}

/** Mean and population standard deviation; a column that was not centred or scaled stays so, a constant one has scale 1. */
function refit(step: PreprocessingStep, x: Numbers, width: number): PreprocessingStep {
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

function mapColumns(x: Float64Array, width: number, value: (value: number, column: number) => number): void {
  for (let i = 0; i < x.length; i++) x[i] = value(x[i] as number, i % width);
}
