// What a threshold on two classes decides, from counts that came with the evaluation: matrix, metrics and cost move
// together without asking anyone. Pure.
import type { CutsView } from '#shared/spec/views/confusion.ts';

export interface Decision {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

export type Costs = CutsView['costs'];

/** Of a threshold that is a whole number of thousandths, 0 … 1. */
export function decisionAt(cuts: CutsView, threshold: number): Decision {
  const at = Math.max(
    0,
    Math.min(cuts.truePositives.length - 1, Math.round(threshold * (cuts.truePositives.length - 1))),
  );
  const truePositives = cuts.truePositives[at] ?? 0;
  const falsePositives = cuts.falsePositives[at] ?? 0;
  return {
    truePositives,
    falsePositives,
    falseNegatives: cuts.positives - truePositives,
    trueNegatives: cuts.negatives - falsePositives,
  };
}

/** `counts[truth][predicted]` as a decision, and back. */
export function decisionOf(counts: readonly (readonly number[])[]): Decision {
  return {
    trueNegatives: counts[0]?.[0] ?? 0,
    falsePositives: counts[0]?.[1] ?? 0,
    falseNegatives: counts[1]?.[0] ?? 0,
    truePositives: counts[1]?.[1] ?? 0,
  };
}

export const matrixOf = (decision: Decision): readonly (readonly number[])[] => [
  [decision.trueNegatives, decision.falsePositives],
  [decision.falseNegatives, decision.truePositives],
];

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

export function costPerRow(decision: Decision, costs: Costs): number {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = decision;
  const rows = truePositives + falsePositives + falseNegatives + trueNegatives;
  return ratio(falsePositives * costs.falsePositive + falseNegatives * costs.falseNegative, rows);
}

/** By the names that reports use; definitions as in main/engine/metrics/labels.ts, 0 where the denominator is 0. */
export function metricsAt(
  decision: Decision,
  costs: Costs,
): readonly { readonly name: string; readonly value: number }[] {
  const { truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn } = decision;
  const recall = ratio(tp, tp + fn);
  const specificity = ratio(tn, tn + fp);
  const marginals = Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
  return [
    { name: 'accuracy', value: ratio(tp + tn, tp + fp + fn + tn) },
    { name: 'balanced_accuracy', value: (recall + specificity) / 2 },
    { name: 'precision', value: ratio(tp, tp + fp) },
    { name: 'recall', value: recall },
    { name: 'specificity', value: specificity },
    { name: 'f1', value: ratio(2 * tp, 2 * tp + fp + fn) },
    { name: 'matthews_correlation', value: marginals === 0 ? 0 : (tp * tn - fp * fn) / marginals },
    { name: 'cost_per_row', value: costPerRow(decision, costs) },
  ];
}

/** The thousandth of least cost; of equally cheap ones the nearest to 0.5. */
export function cheapestThreshold(cuts: CutsView, costs: Costs): number {
  const last = cuts.truePositives.length - 1;
  let best = { threshold: 0.5, cost: Number.POSITIVE_INFINITY };
  for (let at = 0; at <= last; at += 1) {
    const threshold = at / last;
    const cost = costPerRow(decisionAt(cuts, threshold), costs);
    const nearer = Math.abs(threshold - 0.5) < Math.abs(best.threshold - 0.5);
    if (cost < best.cost - 1e-12 || (cost <= best.cost + 1e-12 && nearer)) best = { threshold, cost };
  }
  return best.threshold;
}
