// A number where the table has none: the median, the mean or the most frequent value of the rows that it is fitted to, as
// scikit-learn's SimpleImputer. Of the most frequent ones the smallest.
import { eachBlock } from '#engine/preprocessing/column-moments.ts';
import { firstStep, numbersInOrder, numbersSideBySide, sameNumbers } from '#engine/preprocessing/step-kind.ts';
import type { StepKind } from '#engine/preprocessing/step-kind.ts';
import type { FillStatistic, FillStep, Numbers } from '#engine/values/dataset.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';

/** `meant`: the features that it fills. One that has no number at all is filled with 0. */
export async function fitFill(
  values: Numbers,
  rows: number,
  width: number,
  by: Exclude<FillStatistic, 'constant'>,
  meant: (feature: number) => boolean,
  signal?: AbortSignal,
): Promise<FillStep> {
  const filled = new Float64Array(width).fill(Number.NaN);
  for (let feature = 0; feature < width; feature += 1) {
    if (!meant(feature)) continue;
    const own = new Float64Array(rows);
    let count = 0;
    for (let row = 0; row < rows; row += 1) {
      const value = values[row * width + feature] as number;
      if (!Number.isNaN(value)) own[count++] = value;
    }
    filled[feature] = count === 0 ? 0 : statistics[by](own.subarray(0, count));
    await yieldToEventLoop(signal);
  }
  return { step: 'fill', values: filled, by };
}

/** Of at least one number, which they may put in order. */
const statistics: Readonly<Record<Exclude<FillStatistic, 'constant'>, (own: Float64Array) => number>> = {
  mean: (own) => own.reduce((sum, value) => sum + value, 0) / own.length,
  median(own) {
    own.sort();
    const middle = own.length >> 1;
    const upper = own[middle] as number;
    return own.length % 2 === 1 ? upper : ((own[middle - 1] as number) + upper) / 2;
  },
  mostFrequent(own) {
    own.sort();
    let [best, most, count] = [own[0] as number, 0, 0];
    own.forEach((value, i) => {
      count = value === own[i - 1] ? count + 1 : 1;
      if (count > most) [best, most] = [value, count];
    });
    return best;
  },
};

export const fill: StepKind<FillStep> = {
  step: 'fill',
  scales: false,
  rounds: false,
  refit: (step, values, rows, signal) =>
    step.by === 'constant'
      ? Promise.resolve(step)
      : fitFill(values, rows, step.values.length, step.by, (f) => !Number.isNaN(step.values[f]), signal),
  async apply({ values: filled }, values, rows, signal) {
    // Whole numbers are never missing.
    if (values instanceof Uint8Array || values instanceof Int32Array) return values;
    const result = values.slice();
    const width = filled.length;
    await eachBlock(rows, width, signal, (from, to) => {
      for (let i = from * width; i < to * width; i += 1)
        if (Number.isNaN(result[i])) result[i] = filled[i % width] as number;
    });
    return result;
  },
  applyOne: ({ values }, feature, value) => (Number.isNaN(value) ? (values[feature] ?? value) : value),
  /** What was filled stays so: nobody can tell. */
  undoOne: (_step, _feature, from) => from,
  same: (one, other) => sameNumbers(one.values, other.values),
  describe: ({ values }, feature, t) => {
    const value = values[feature] ?? Number.NaN;
    return Number.isNaN(value) ? undefined : { about: 'filled', text: t('prepared.fillStep', { value }) };
  },
  sideBySide: (parts) => ({
    step: 'fill',
    values: numbersSideBySide(parts, ({ values }: FillStep) => values, Number.NaN),
    by: firstStep(parts).by,
  }),
  inOrder: (step, columns) => ({ ...step, values: numbersInOrder(step.values, columns) }),
};
