// x = (raw − mean) / scale per feature, fitted to the rows given: with the mean and the population standard deviation as
// scikit-learn's StandardScaler, with the least value and the range as MinMaxScaler, or with the median and the distance of
// the quartiles as RobustScaler. A step that does not centre has mean 0, one that does not scale has scale 1.
import { columnMoments, eachBlock } from '#engine/preprocessing/column-moments.ts';
import type { Moments } from '#engine/preprocessing/column-moments.ts';
import { numbersInOrder, numbersSideBySide, sameNumbers } from '#engine/preprocessing/step-kind.ts';
import type { StepKind } from '#engine/preprocessing/step-kind.ts';
import type { Numbers, ScaleStep } from '#engine/values/dataset.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';

/** Of double precision. */
const unitRoundoff = 2 ** -53;

interface Scaling {
  readonly centre: boolean;
  readonly scale: boolean;
  readonly by?: ScaleStep['by'];
  /** Per feature 1 where it is scaled. */
  readonly only?: Uint8Array | undefined;
}

export async function fitStandardise(
  values: Numbers,
  rows: number,
  width: number,
  { centre, scale, by, only }: Scaling,
  signal?: AbortSignal,
): Promise<ScaleStep> {
  const fitted = by
    ? await columnOrder(values, rows, width, by, signal)
    : await columnMoments(values, rows, width, signal);
  const isMeant = (feature: number): boolean => !only || only[feature] === 1;
  return {
    step: 'standardise',
    mean: fitted.mean.map((own, f) => (centre && isMeant(f) ? own : 0)),
    scale: fitted.scale.map((own, f) => (scale && isMeant(f) ? own : 1)),
    ...(by && { by }),
    ...(only && { only }),
  };
}

/** Least value and range, or median and distance of the quartiles (linear between neighbours); no distance counts as 1. */
async function columnOrder(
  values: Numbers,
  rows: number,
  width: number,
  by: NonNullable<ScaleStep['by']>,
  signal: AbortSignal | undefined,
): Promise<Moments> {
  const [mean, scale] = [new Float64Array(width), new Float64Array(width)];
  const own = new Float64Array(rows);
  for (let f = 0; f < width; f += 1) {
    for (let row = 0; row < rows; row += 1) own[row] = values[row * width + f] as number;
    own.sort();
    const at = (fraction: number): number => {
      const place = (rows - 1) * fraction;
      const [low, high] = [own[Math.floor(place)] ?? 0, own[Math.ceil(place)] ?? 0];
      return low + (high - low) * (place - Math.floor(place));
    };
    const [low, high] = by === 'range' ? [0, 1] : [0.25, 0.75];
    mean[f] = at(by === 'range' ? 0 : 0.5);
    scale[f] = at(high) - at(low) || 1;
    await yieldToEventLoop(signal);
  }
  return { mean, scale };
}

export const standardise: StepKind<ScaleStep> = {
  step: 'standardise',
  rounds: true,
  refit: ({ mean, scale, by, only }, values, rows, signal) =>
    fitStandardise(
      values,
      rows,
      mean.length,
      { centre: mean.some((own) => own !== 0), scale: scale.some((own) => own !== 1), by, only },
      signal,
    ),
  async apply({ mean, scale }, values, rows, signal) {
    const width = mean.length;
    const result = new Float32Array(values.length);
    await eachBlock(rows, width, signal, (from, to) => {
      for (let row = from, at = from * width; row < to; row += 1) {
        for (let j = 0; j < width; j += 1, at += 1)
          result[at] = ((values[at] as number) - (mean[j] as number)) / (scale[j] as number);
      }
    });
    return result;
  },
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
  same: (one, other) => sameNumbers(one.mean, other.mean) && sameNumbers(one.scale, other.scale),
  sideBySide(parts) {
    const by = parts.find((part) => typeof part !== 'number')?.by;
    return {
      step: 'standardise',
      mean: numbersSideBySide(parts, ({ mean }: ScaleStep) => mean, 0),
      scale: numbersSideBySide(parts, ({ scale }: ScaleStep) => scale, 1),
      ...(by && { by }),
      only: Uint8Array.from(numbersSideBySide(parts, ({ mean, only }: ScaleStep) => only ?? mean.map(() => 1), 0)),
    };
  },
  inOrder: ({ only, ...step }, columns) => ({
    ...step,
    mean: numbersInOrder(step.mean, columns),
    scale: numbersInOrder(step.scale, columns),
    ...(only && { only: Uint8Array.from(columns, (from) => only[from] ?? 0) }),
  }),
};
