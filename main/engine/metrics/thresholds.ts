// What a threshold on a score decides: hits and alarms, their cost, the cheapest threshold, and how far the best-scored
// rows go (gain and lift). A row is called positive when its score is above the threshold.
import type { Costs } from '#engine/metrics/class-metrics.ts';
import { ranking } from '#engine/metrics/weighted-metrics.ts';
import type { Scored } from '#engine/metrics/scores.ts';

export interface ThresholdRow {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Mean over all rows. */
  readonly cost: number;
}

export interface GainCurve {
  /** Fraction of the rows, best scores first; from 0 to 1. */
  readonly called: number[];
  /** Fraction of the positives among them. */
  readonly found: number[];
}

/** One row per threshold asked for. */
export function thresholdTable(scored: Scored, thresholds: readonly number[], costs: Costs): ThresholdRow[] {
  const all = cuts(scored);
  return thresholds.map((threshold) => {
    // Cuts go from the highest score down: the last whose scores are all above the threshold.
    let low = 0;
    let high = all.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((all[middle]?.lowest ?? 0) > threshold) low = middle;
      else high = middle - 1;
    }
    return rowAt(threshold, all[low] ?? nothing, all.at(-1) ?? nothing, costs);
  });
}

/** The threshold of least mean cost, between two scores; of equally cheap ones the nearest to 0.5. */
export function cheapestThreshold(scored: Scored, costs: Costs): ThresholdRow {
  const all = cuts(scored);
  const last = all.at(-1) ?? nothing;
  let best: ThresholdRow | undefined;
  for (const [i, cut] of all.entries()) {
    const row = rowAt(between(all, i), cut, last, costs);
    const gain = best ? best.cost - row.cost : Number.POSITIVE_INFINITY;
    if (gain > 0 || (gain === 0 && best && Math.abs(row.threshold - 0.5) < Math.abs(best.threshold - 0.5))) best = row;
  }
  return best ?? rowAt(0.5, nothing, nothing, costs);
}

export function gainCurve(scored: Scored): GainCurve {
  const all = cuts(scored);
  const { hits, alarms } = all.at(-1) ?? nothing;
  return {
    called: all.map((cut) => (cut.hits + cut.alarms) / (hits + alarms)),
    found: all.map((cut) => cut.hits / hits),
  };
}

/** Rows called positive so far; the first cut calls none. */
interface Cut {
  readonly hits: number;
  readonly alarms: number;
  /** The lowest score that is called positive. */
  readonly lowest: number;
}

const nothing: Cut = { hits: 0, alarms: 0, lowest: Number.POSITIVE_INFINITY };

function cuts({ truth, scores }: Scored): Cut[] {
  const { order, last } = ranking(scores);
  const all: Cut[] = [nothing];
  let hits = 0;
  for (const [i, row] of order.entries()) {
    if (truth[row] === 1) hits += 1;
    if (last[i] === 1) all.push({ hits, alarms: i + 1 - hits, lowest: scores[row] as number });
  }
  return all;
}

/** A threshold that calls the rows of cut i and no others: half way to the next score, at the ends 0 and 1 or beyond. */
function between(all: readonly Cut[], i: number): number {
  const here = all[i]?.lowest ?? 0;
  const next = all[i + 1]?.lowest;
  if (next === undefined) return here > 0 ? Math.min(here / 2, 0.5) : here - 1;
  return Number.isFinite(here) ? (here + next) / 2 : Math.max(next, 0.5);
}

function rowAt(threshold: number, cut: Cut, last: Cut, costs: Costs): ThresholdRow {
  const falseNegatives = last.hits - cut.hits;
  const trueNegatives = last.alarms - cut.alarms;
  const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return {
    threshold,
    truePositives: cut.hits,
    falsePositives: cut.alarms,
    falseNegatives,
    trueNegatives,
    precision: ratio(cut.hits, cut.hits + cut.alarms),
    recall: ratio(cut.hits, last.hits),
    f1: ratio(2 * cut.hits, 2 * cut.hits + cut.alarms + falseNegatives),
    cost: ratio(cut.alarms * costs.falsePositive + falseNegatives * costs.falseNegative, last.hits + last.alarms),
  };
}
