// A curve that makes long tails short, per feature: Yeo-Johnson with the λ of greatest likelihood, as scikit-learn's
// PowerTransformer, or with λ = 0, which is log(1 + x) and goes on smoothly below 0.
import { columnMoments } from '#engine/preprocessing/column-moments.ts';
import { changed, firstStep, numbersInOrder, numbersSideBySide, sameNumbers } from '#engine/preprocessing/step-kind.ts';
import type { StepKind } from '#engine/preprocessing/step-kind.ts';
import { leastAt } from '#engine/preprocessing/least-at.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import type { Numbers, PowerStep } from '#engine/values/dataset.ts';

export async function fitPower(
  values: Numbers,
  rows: number,
  meant: readonly boolean[],
  by: PowerStep['by'],
  signal?: AbortSignal,
): Promise<PowerStep> {
  const width = meant.length;
  const lambdas = new Float64Array(width).fill(Number.NaN);
  for (const [f, isMeant] of meant.entries()) {
    if (!isMeant) continue;
    lambdas[f] =
      by === 'log'
        ? 0
        : await likeliest(
            Float64Array.from({ length: rows }, (_, row) => values[row * width + f] ?? 0),
            signal,
          );
  }
  return { step: 'power', lambdas, by };
}

/** A column of one value stays as it is. */
async function likeliest(own: Float64Array, signal: AbortSignal | undefined): Promise<number> {
  const { scale } = await columnMoments(own, own.length, 1, signal);
  if (scale[0] === 1 && own.every((value) => Math.abs(value - (own[0] ?? 0)) < 1e-9 * (1 + Math.abs(value)))) return 1;
  const logs = own.reduce((sum, x) => sum + Math.sign(x) * Math.log1p(Math.abs(x)), 0) / own.length;
  return leastAt(async (lambda) => {
    await yieldToEventLoop(signal);
    return Math.log(variance(own, lambda)) / 2 - (lambda - 1) * logs;
  });
}

function variance(own: Float64Array, lambda: number): number {
  const first = curved(lambda, own[0] ?? 0);
  let [sum, squares] = [0, 0];
  for (const x of own) sum += curved(lambda, x) - first;
  const mean = first + sum / own.length;
  for (const x of own) squares += (curved(lambda, x) - mean) ** 2;
  return squares / own.length;
}

/** The formula of x ≥ 0 with λ is that of x < 0 with 2 − λ, mirrored. */
function curved(lambda: number, x: number): number {
  if (x < 0) return -curved(2 - lambda, -x);
  return lambda === 0 ? Math.log1p(x) : Math.expm1(lambda * Math.log1p(x)) / lambda;
}

function straight(lambda: number, y: number): number {
  if (y < 0) return -straight(2 - lambda, -y);
  return lambda === 0 ? Math.expm1(y) : Math.expm1(Math.log1p(lambda * y) / lambda);
}

/** How much the curve rises per unit at x. */
const rise = (lambda: number, x: number): number => (x < 0 ? (1 - x) ** (1 - lambda) : (1 + x) ** (lambda - 1));

const listOf = (lambdas: Float64Array): readonly (number | null)[] =>
  Array.from(lambdas, (lambda) => (Number.isNaN(lambda) ? null : lambda));

export const power: StepKind<PowerStep> = {
  step: 'power',
  scales: false,
  rounds: true,
  refit: ({ lambdas, by }, values, rows, signal) =>
    fitPower(
      values,
      rows,
      listOf(lambdas).map((lambda) => lambda !== null),
      by,
      signal,
    ),
  apply: ({ lambdas }, values, rows, signal) => changed(listOf(lambdas), values, rows, curved, signal),
  applyOne({ lambdas }, feature, value) {
    const lambda = lambdas[feature] ?? Number.NaN;
    return Number.isNaN(lambda) ? value : curved(lambda, value);
  },
  /** Each of the four functions on the way, and the step before it, rounds by some units of double precision. */
  undoOne({ lambdas }, feature, from) {
    const lambda = lambdas[feature] ?? Number.NaN;
    if (Number.isNaN(lambda)) return from;
    const value = straight(lambda, from.value);
    const rounding = 8 * 2 ** -53 * (1 + Math.abs(from.value) + Math.abs(lambda * from.value));
    return { value, error: (from.error + rounding) / rise(lambda, value) + 8 * 2 ** -53 * Math.abs(value) };
  },
  same: (one, other) => sameNumbers(one.lambdas, other.lambdas),
  describe: ({ lambdas }, feature, t) => {
    const lambda = lambdas[feature] ?? Number.NaN;
    return Number.isNaN(lambda)
      ? undefined
      : { about: 'scaled', text: t('prepared.power', { lambda: Number(lambda.toPrecision(4)) }) };
  },
  sideBySide: (parts) => ({
    ...firstStep(parts),
    lambdas: numbersSideBySide(parts, ({ lambdas }: PowerStep) => lambdas, Number.NaN),
  }),
  inOrder: (step, columns) => ({ ...step, lambdas: numbersInOrder(step.lambdas, columns) }),
};
