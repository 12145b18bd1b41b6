// The bin in which a number falls, per feature: bins of equal width, or with as many rows each, as scikit-learn's
// KBinsDiscretizer. A number on an edge belongs to the upper bin, one beyond the ends to the nearest.
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
import type { BinStep, Numbers } from '#engine/values/dataset.ts';

export async function fitBin(
  values: Numbers,
  rows: number,
  meant: readonly boolean[],
  { by, bins }: Pick<BinStep, 'by' | 'bins'>,
  signal?: AbortSignal,
): Promise<BinStep> {
  const fit = (own: Float64Array): Float64Array => {
    own.sort();
    const [low, high] = [own[0] ?? 0, own.at(-1) ?? 0];
    if (low === high) return Float64Array.of(low, high);
    const share = (i: number): number => (by === 'width' ? low + (i * (high - low)) / bins : quantileOf(own, i / bins));
    const edges = Float64Array.from({ length: bins + 1 }, (_, i) => (i === bins ? high : share(i)));
    // Where quantiles are equal there are fewer bins.
    return by === 'width' ? edges : edges.filter((edge, i) => i === 0 || edge - (edges[i - 1] as number) > least);
  };
  return { step: 'bin', edges: await fittedLists(values, rows, meant, fit, signal), by, bins };
}

/** A bin is wider. */
const least = 1e-8;

function binOf(edges: Float64Array, x: number): number {
  if (Number.isNaN(x)) return x;
  let bin = 0;
  while (bin < edges.length - 2 && x >= (edges[bin + 1] as number)) bin += 1;
  return bin;
}

export const bin: StepKind<BinStep> = {
  step: 'bin',
  scales: false,
  rounds: false,
  refit: ({ edges, by, bins }, values, rows, signal) =>
    fitBin(
      values,
      rows,
      edges.map((own) => own !== null),
      { by, bins },
      signal,
    ),
  apply: ({ edges }, values, rows, signal) => changed(edges, values, rows, binOf, signal),
  applyOne({ edges }, feature, value) {
    const own = edges[feature];
    return own ? binOf(own, value) : value;
  },
  /** To the middle of the bin: nobody can tell more. */
  undoOne({ edges }, feature, { value, error }) {
    const own = edges[feature];
    if (!own || Number.isNaN(value)) return { value, error };
    const bin = Math.max(0, Math.min(own.length - 2, Math.round(value)));
    const middle = ((own[bin] ?? 0) + (own[bin + 1] ?? 0)) / 2;
    return { value: middle, error: 2 ** -50 * Math.abs(middle) + Number.MIN_VALUE };
  },
  same: (one, other) => sameLists(one.edges, other.edges),
  describe: ({ edges }, feature, t) => {
    const own = edges[feature];
    return own ? { about: 'encoded', text: t('prepared.bins', { count: own.length - 1 }) } : undefined;
  },
  sideBySide: (parts) => ({ ...firstStep(parts), edges: listsSideBySide(parts, ({ edges }: BinStep) => edges) }),
  inOrder: (step, columns) => ({ ...step, edges: listsInOrder(step.edges, columns) }),
};
