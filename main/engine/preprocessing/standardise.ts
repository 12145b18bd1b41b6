// z = (x − μ) / σ per feature, with the mean and the population standard deviation of the rows that it is fitted to, as
// scikit-learn's StandardScaler. A step that does not centre has μ = 0, one that does not scale σ = 1.
import { columnMoments, standardised } from '#engine/preprocessing/column-moments.ts';
import type { StepKind } from '#engine/preprocessing/step-kind.ts';
import type { Numbers, PreprocessingStep } from '#engine/values/dataset.ts';

/** Of double precision. */
const unitRoundoff = 2 ** -53;

export async function fitStandardise(
  values: Numbers,
  rows: number,
  width: number,
  { centre, scale }: { readonly centre: boolean; readonly scale: boolean },
  signal?: AbortSignal,
): Promise<PreprocessingStep> {
  const fitted = await columnMoments(values, rows, width, signal);
  return {
    step: 'standardise',
    mean: centre ? fitted.mean : new Float64Array(width),
    scale: scale ? fitted.scale : new Float64Array(width).fill(1),
  };
}

export const standardise: StepKind<PreprocessingStep> = {
  step: 'standardise',
  refit: ({ mean, scale }, values, rows, signal) =>
    fitStandardise(
      values,
      rows,
      mean.length,
      { centre: mean.some((own) => own !== 0), scale: scale.some((own) => own !== 1) },
      signal,
    ),
  apply: (step, values, rows, signal) => standardised(values, rows, step, signal),
  applyOne: ({ mean, scale }, feature, value) => (value - (mean[feature] ?? 0)) / (scale[feature] ?? 1),
  /**
   * The error grows with σ. Double precision adds 2^-53 of every result on the way: the difference, the quotient and the
   * product, of about |x·σ|, and the sum, which is taken fourfold: the mean of a column of one value is a little off itself.
   */
  undoOne({ mean, scale }, feature, { value, error }) {
    const product = value * (scale[feature] ?? 1);
    const sum = product + (mean[feature] ?? 0);
    const rounding = (3 * Math.abs(product) + 4 * Math.abs(sum)) * unitRoundoff;
    return { value: sum, error: error * Math.abs(scale[feature] ?? 1) + rounding };
  },
  same: (one, other) => equal(one.mean, other.mean) && equal(one.scale, other.scale),
  sideBySide(parts) {
    const join = (take: (step: PreprocessingStep) => Float64Array, none: number) =>
      Float64Array.from(
        parts.flatMap((part) =>
          typeof part === 'number' ? Array.from({ length: part }, () => none) : [...take(part)],
        ),
      );
    return { step: 'standardise', mean: join(({ mean }) => mean, 0), scale: join(({ scale }) => scale, 1) };
  },
  inOrder(step, columns) {
    const pick = (values: Float64Array) => Float64Array.from(columns, (from) => values[from] ?? Number.NaN);
    return { ...step, mean: pick(step.mean), scale: pick(step.scale) };
  },
};

const equal = (one: Float64Array, other: Float64Array): boolean =>
  one.length === other.length && one.every((value, i) => value === other[i]);
