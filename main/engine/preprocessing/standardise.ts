// x = (raw − mean) / scale per feature, fitted to the rows given: with the mean and the population standard deviation as
// scikit-learn's StandardScaler, with the least value and the range as MinMaxScaler, with the median and the distance of
// the quartiles as RobustScaler, or by the largest distance from 0 as MaxAbsScaler. A step that does not centre has mean 0, one that does not scale has scale 1.
import { columnMoments, eachBlock } from '#engine/preprocessing/column-moments.ts';
import type { Moments } from '#engine/preprocessing/column-moments.ts';
import {
  firstStep,
  numbersInOrder,
  numbersSideBySide,
  quantileOf,
  sameNumbers,
} from '#engine/preprocessing/step-kind.ts';
import type { StepKind } from '#engine/preprocessing/step-kind.ts';
import type { Numbers, ScaleStep } from '#engine/values/dataset.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';

/** Of double precision. */
const unitRoundoff = 2 ** -53;

interface Scaling {
  readonly centre: boolean;
  readonly scale: boolean;
  readonly by?: ScaleStep['by'];
  readonly range?: ScaleStep['range'];
  /** Per feature 1 where it is scaled. */
  readonly only?: Uint8Array | undefined;
}

export async function fitStandardise(
  values: Numbers,
  rows: number,
  width: number,
  { centre, scale, by, range, only }: Scaling,
  signal?: AbortSignal,
): Promise<ScaleStep> {
  const fitted = by
    ? await columnOrder(values, rows, width, by, range ?? [0, 1], signal)
    : await columnMoments(values, rows, width, signal);
  const isMeant = (feature: number): boolean => !only || only[feature] === 1;
  return {
    step: 'standardise',
    mean: fitted.mean.map((own, f) => (centre && isMeant(f) ? own : 0)),
    scale: fitted.scale.map((own, f) => (scale && isMeant(f) ? own : 1)),
    ...(by && { by }),
    ...(range && { range }),
    ...(only && { only }),
  };
}

/** No distance counts as 1. */
async function columnOrder(
  values: Numbers,
  rows: number,
  width: number,
  by: NonNullable<ScaleStep['by']>,
  [least, greatest]: NonNullable<ScaleStep['range']>,
  signal: AbortSignal | undefined,
): Promise<Moments> {
  const [mean, scale] = [new Float64Array(width), new Float64Array(width)];
  const own = new Float64Array(rows);
  for (let f = 0; f < width; f += 1) {
    for (let row = 0; row < rows; row += 1) own[row] = values[row * width + f] as number;
    own.sort();
    const [low, high] = [quantileOf(own, 0), quantileOf(own, 1)];
    if (by === 'range') {
      scale[f] = (high - low || 1) / (greatest - least);
      mean[f] = low - least * (scale[f] as number);
    } else if (by === 'largest') {
      scale[f] = Math.max(Math.abs(low), Math.abs(high)) || 1;
    } else {
      mean[f] = quantileOf(own, 0.5);
      scale[f] = quantileOf(own, 0.75) - quantileOf(own, 0.25) || 1;
    }
    await yieldToEventLoop(signal);
  }
  return { mean, scale };
}

const short = (value = 0): number => Number(value.toPrecision(4));

export const standardise: StepKind<ScaleStep> = {
  step: 'standardise',
  scales: true,
  rounds: true,
  refit: ({ mean, scale, by, range, only }, values, rows, signal) =>
    fitStandardise(
      values,
      rows,
      mean.length,
      { centre: mean.some((own) => own !== 0), scale: scale.some((own) => own !== 1), by, range, only },
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
  describe: ({ mean, scale, only }, feature, t) =>
    only && only[feature] !== 1
      ? undefined
      : { about: 'scaled', text: t('prepared.scaleStep', { from: short(mean[feature]), by: short(scale[feature]) }) },
  sideBySide(parts) {
    const { by, range } = firstStep(parts);
    return {
      step: 'standardise',
      mean: numbersSideBySide(parts, ({ mean }: ScaleStep) => mean, 0),
      scale: numbersSideBySide(parts, ({ scale }: ScaleStep) => scale, 1),
      ...(by && { by }),
      ...(range && { range }),
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
