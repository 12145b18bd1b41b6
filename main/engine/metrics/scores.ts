// Metrics of scores and probabilities against true classes: curves, areas, losses, calibration. Definitions are
// scikit-learn's; the expected calibration error's are in calibration.ts.

/** Binary: truth 0 | 1, a larger score = rather 1; `weights` gives each row's weight, 1 without it. */
export interface Scored {
  readonly truth: ArrayLike<number>;
  readonly scores: ArrayLike<number>;
  readonly weights?: ArrayLike<number>;
}

export interface RocCurve {
  readonly falsePositiveRate: number[];
  readonly truePositiveRate: number[];
  /** Descending; the first is Infinity: nothing is called positive. */
  readonly thresholds: number[];
}

export interface PrecisionRecallCurve {
  /** One more than thresholds; the last point is precision 1, recall 0. */
  readonly precision: number[];
  readonly recall: number[];
  /** Ascending. */
  readonly thresholds: number[];
}

interface Step {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
}

/** Rates at every distinct score; points between two others on a straight line are left out unless `allPoints`. */
export function rocCurve(scored: Scored, allPoints = false): RocCurve {
  const all = steps(scored);
  const kept =
    allPoints || all.length <= 2
      ? all
      : all.filter((step, i) => {
          const before = all[i - 1];
          const after = all[i + 1];
          return !before || !after || !collinear(before, step, after);
        });
  const last = all.at(-1) ?? { threshold: 0, truePositives: 0, falsePositives: 0 };
  const points = [{ threshold: Number.POSITIVE_INFINITY, truePositives: 0, falsePositives: 0 }, ...kept];
  return {
    falsePositiveRate: points.map((p) => p.falsePositives / last.falsePositives),
    truePositiveRate: points.map((p) => p.truePositives / last.truePositives),
    thresholds: points.map((p) => p.threshold),
  };
}

/** Area under the ROC curve; NaN when only one class is there. */
export function rocAuc(scored: Scored): number {
  const { falsePositiveRate, truePositiveRate } = rocCurve(scored, true);
  return trapezoid(falsePositiveRate, truePositiveRate);
}

/** Precision and recall at every distinct score, from the lowest threshold up. Recall is 1 when nothing is positive. */
export function precisionRecallCurve(scored: Scored): PrecisionRecallCurve {
  const all = steps(scored).toReversed();
  const positives = all[0]?.truePositives ?? 0;
  return {
    precision: [...all.map((s) => s.truePositives / (s.truePositives + s.falsePositives || 1)), 1],
    recall: [...all.map((s) => (positives === 0 ? 1 : s.truePositives / positives)), 0],
    thresholds: all.map((s) => s.threshold),
  };
}

/** Sum over steps of precision × gain of recall; 0 when nothing is positive. */
export function averagePrecision(scored: Scored): number {
  const all = steps(scored);
  const positives = all.at(-1)?.truePositives ?? 0;
  if (positives === 0) return 0;
  let sum = 0;
  let before = 0;
  for (const { truePositives, falsePositives } of all) {
    if (truePositives > before)
      sum += (truePositives / (truePositives + falsePositives)) * ((truePositives - before) / positives);
    before = truePositives;
  }
  return sum;
}

/** Probabilities are kept off 0 and 1, so that a wrong certainty costs 36, not infinity. */
export function clipped(probability: number): number {
  return Math.min(Math.max(probability, Number.EPSILON), 1 - Number.EPSILON);
}

export function trapezoid(x: readonly number[], y: readonly number[]): number {
  let area = 0;
  for (let i = 1; i < x.length; i++) area += (((x[i] ?? 0) - (x[i - 1] ?? 0)) * ((y[i] ?? 0) + (y[i - 1] ?? 0))) / 2;
  return area;
}

/** Running counts of true and false positives as the threshold falls, one entry per distinct score. */
function steps({ truth, scores, weights }: Scored): Step[] {
  const order = Array.from({ length: truth.length }, (_, i) => i)
    .filter((i) => (weights?.[i] ?? 1) !== 0)
    .toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const all: Step[] = [];
  let truePositives = 0;
  let falsePositives = 0;
  order.forEach((row, i) => {
    const weight = weights?.[row] ?? 1;
    if (truth[row] === 1) truePositives += weight;
    else falsePositives += weight;
    const next = order[i + 1];
    if (next === undefined || scores[next] !== scores[row])
      all.push({ threshold: scores[row] ?? 0, truePositives, falsePositives });
  });
  return all;
}

function collinear(a: Step, b: Step, c: Step): boolean {
  return (
    c.falsePositives - b.falsePositives === b.falsePositives - a.falsePositives &&
    c.truePositives - b.truePositives === b.truePositives - a.truePositives
  );
}
