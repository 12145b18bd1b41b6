// A number's share of the rows that are smaller, per feature, evenly spread or as a normal distribution has it: as
// scikit-learn's QuantileTransformer, fitted to all rows. Beyond the rows that it was fitted to nothing is told apart.
import { normalDensity, normalNumber, normalShare } from '#engine/math/normal.ts';
import {
  changed,
  firstStep,
  fittedLists,
  listsInOrder,
  listsSideBySide,
  quantileOf,
  sameLists,
} from '#engine/preprocessing/step-kind.ts';
import type { StepKind } from '#engine/preprocessing/step-kind.ts';
import type { Numbers, QuantileStep } from '#engine/values/dataset.ts';

export async function fitQuantile(
  values: Numbers,
  rows: number,
  meant: readonly boolean[],
  { to, most }: Pick<QuantileStep, 'to' | 'most'>,
  signal?: AbortSignal,
): Promise<QuantileStep> {
  const fit = (own: Float64Array): Float64Array => {
    own.sort();
    const count = Math.max(1, Math.min(most, own.length));
    const found = Float64Array.from({ length: count }, (_, i) => quantileOf(own, count === 1 ? 0 : i / (count - 1)));
    // Rounding must not put them out of order.
    for (let i = 1; i < count; i += 1) found[i] = Math.max(found[i] as number, found[i - 1] as number);
    return found;
  };
  return { step: 'quantile', quantiles: await fittedLists(values, rows, meant, fit, signal), to, most };
}

/** So near to the ends counts as the end where the result has no end of its own. */
const margin = 1e-7;
const end = -normalNumber(margin - 2 ** -52);

/** Among equal quantiles the middle one is meant. */
function shareOf(quantiles: Float64Array, x: number, to: QuantileStep['to']): number {
  const last = quantiles.length - 1;
  const near = to === 'normal' ? margin : 0;
  if (Number.isNaN(x)) return x;
  if (x - near < (quantiles[0] ?? 0) || x === quantiles[0]) return 0;
  if (x + near > (quantiles[last] ?? 0) || x === quantiles[last]) return 1;
  const after = firstWhere(quantiles, (own) => own > x);
  const [low, high] = [quantiles[after - 1] ?? 0, quantiles[after] ?? 0];
  if (low === x) return (firstWhere(quantiles, (own) => own >= x) + after - 1) / 2 / last;
  return (after - 1 + (x - low) / (high - low)) / last;
}

function firstWhere(ordered: Float64Array, holds: (own: number) => boolean): number {
  let [from, to] = [0, ordered.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(ordered[middle] as number)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function spread(to: QuantileStep['to'], quantiles: Float64Array, x: number): number {
  const share = shareOf(quantiles, x, to);
  return to === 'uniform' ? share : Math.max(-end, Math.min(end, normalNumber(share)));
}

export const quantile: StepKind<QuantileStep> = {
  step: 'quantile',
  scales: true,
  rounds: true,
  refit: ({ quantiles, to, most }, values, rows, signal) =>
    fitQuantile(
      values,
      rows,
      quantiles.map((own) => own !== null),
      { to, most },
      signal,
    ),
  apply: ({ quantiles, to }, values, rows, signal) =>
    changed(quantiles, values, rows, (own, x) => spread(to, own, x), signal),
  applyOne({ quantiles, to }, feature, value) {
    const own = quantiles[feature];
    return own ? spread(to, own, value) : value;
  },
  /** Between two quantiles it is a straight line; the error grows with how far apart they are. */
  undoOne({ quantiles, to }, feature, from) {
    const own = quantiles[feature];
    if (!own) return from;
    const normal = to === 'normal';
    const share = Math.max(0, Math.min(1, normal ? normalShare(from.value) : from.value));
    const error = normal ? from.error * normalDensity(from.value) : from.error;
    const last = own.length - 1;
    const ends = normal && (share < margin || share > 1 - margin);
    const place = ends ? Math.round(share) * last : share * last;
    const off = (error + 2 ** -50) * last;
    const at = (n: number): number => own[Math.max(0, Math.min(last, n))] ?? 0;
    const low = at(Math.floor(place));
    const value = low + (at(Math.floor(place) + 1) - low) * (place - Math.floor(place));
    const widest = Math.max(
      at(Math.floor(place) + 1) - low,
      at(Math.ceil(place - off)) - at(Math.ceil(place - off) - 1),
      at(Math.floor(place + off) + 1) - at(Math.floor(place + off)),
    );
    return { value, error: (ends ? 0 : widest * off) + 2 ** -50 * Math.abs(value) + Number.MIN_VALUE };
  },
  same: (one, other) => one.to === other.to && sameLists(one.quantiles, other.quantiles),
  describe: ({ quantiles, to }, feature, t) => {
    const own = quantiles[feature];
    return own ? { about: 'scaled', text: t(`prepared.${to}`, { count: own.length }) } : undefined;
  },
  sideBySide: (parts) => ({
    ...firstStep(parts),
    quantiles: listsSideBySide(parts, ({ quantiles }: QuantileStep) => quantiles),
  }),
  inOrder: (step, columns) => ({ ...step, quantiles: listsInOrder(step.quantiles, columns) }),
};
