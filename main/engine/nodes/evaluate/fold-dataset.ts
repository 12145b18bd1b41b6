// The rows of a cross-validation: training and validation rows in raw units, and a fold's dataset with its preprocessing
// fitted to the other folds alone.
import type { FoldRows } from '#engine/metrics/folds.ts';
import { stepsOfWhole } from '#engine/preprocessing/mixed.ts';
import { at, elements } from '#engine/network/layer.ts';
import { firstOfEach, numbersPerFeature, repeatedSteps } from '#engine/preprocessing/repeated-features.ts';
import { refitted } from '#engine/preprocessing/steps.ts';
import { undone } from '#engine/preprocessing/undo.ts';
import type { DatasetInput, DatasetValue, Rows, SplitData } from '#engine/values/dataset.ts';
import { joinedRows, pickRows } from '#engine/values/pick-rows.ts';

/** Training, then validation rows, as they were before any preprocessing; numbers made of texts stay, with their vocabulary, and so do principal components and products. */
export function pooledRaw({ splits, inputs }: DatasetValue): SplitData {
  const joined = joinedRows([splits.train, splits.validation]);
  return {
    ...joined,
    inputs: inputs.map(({ preprocessing: all, shape }, i) => {
      const preprocessing = all.slice(stepsOfWhole(all));
      const { values } = at(joined.inputs, i);
      if (preprocessing.length === 0) return { values };
      return { values: Float64Array.from(values, (x, k) => undone(preprocessing, k % elements(shape), x)) };
    }),
  };
}

/** The rows of `all` that are held out as the test split, those that are learnt as the training split. */
export async function foldDataset(
  dataset: DatasetValue,
  all: SplitData,
  { learnt, held }: FoldRows,
  signal: AbortSignal,
): Promise<DatasetValue> {
  const pick = (places: readonly number[]) => pickRows(all, places, dataset.inputs, signal);
  const splits = [await pick(learnt), await pick([]), await pick(held)];
  const inputs: DatasetInput[] = [];
  const rows: Rows[][] = splits.map(() => []);
  for (const [i, input] of dataset.inputs.entries()) {
    const times = numbersPerFeature(input);
    const raw = splits.map((split) => ({
      rows: split.rows * times,
      values: at(split.inputs, i).values,
      y: split.targets[0],
    }));
    const width = input.features.length;
    const kept = input.preprocessing.slice(0, stepsOfWhole(input.preprocessing));
    const own = firstOfEach(input.preprocessing.slice(kept.length), width, times);
    const fitted = await refitted(own, raw, signal);
    inputs.push({ ...input, preprocessing: [...kept, ...repeatedSteps(fitted.steps, width, times)] });
    fitted.values.forEach((values, split) => rows[split]?.push({ values }));
  }
  const prepared = (i: number): SplitData => ({ ...at(splits, i), inputs: at(rows, i) });
  return { ...dataset, inputs, splits: { train: prepared(0), validation: prepared(1), test: prepared(2) } };
}
