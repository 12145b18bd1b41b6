// Metrics of predicted class labels against true ones, all derived from one confusion matrix. Definitions are
// scikit-learn's with zero_division = 0. Knows nothing about probabilities (scores.ts) or models.

/** Row = true class, column = predicted class; entries are counts, or sums of row weights. Row-major, classes². */
export interface Confusion {
  readonly classes: number;
  readonly counts: Float64Array;
}

/** A list of counts for each true class. */
export const confusionRows = ({ classes, counts }: Confusion): number[][] =>
  Array.from({ length: classes }, (_, row) => [...counts.subarray(row * classes, (row + 1) * classes)]);

export interface ClassScores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Rows (or weight) of the true class. */
  readonly support: number;
}

export interface AveragedScores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly fHalf: number;
  readonly f2: number;
  readonly jaccard: number;
}

export type Averaging = 'macro' | 'micro' | 'weighted';

interface Tally {
  readonly hit: number;
  readonly falseAlarm: number;
  readonly missed: number;
}

/** Counts class indexes 0 … classes − 1; `weights` gives each row's weight, 1 without it. */
export function confusionMatrix(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes: number,
  weights?: ArrayLike<number>,
): Confusion {
  const counts = new Float64Array(classes * classes);
  for (let row = 0; row < truth.length; row++) {
    const cell = (truth[row] ?? 0) * classes + (predicted[row] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + (weights?.[row] ?? 1);
  }
  return { classes, counts };
}

/** Fraction of rows on the diagonal. */
export function accuracy(confusion: Confusion): number {
  return ratio(trace(confusion), margins(confusion).total);
}

/** Mean recall over the classes that occur in the truth. */
export function balancedAccuracy(confusion: Confusion): number {
  const present = tallies(confusion).filter((t) => t.hit + t.missed > 0);
  return ratio(sumOf(present, recallOf), present.length);
}

/** Matthews correlation, in its form for any number of classes (Gorodkin 2004); 0 when a margin has one class only. */
export function matthewsCorrelation(confusion: Confusion): number {
  const { rows, columns, total } = margins(confusion);
  let agreement = trace(confusion) * total;
  let truthSpread = total * total;
  let predictedSpread = total * total;
  for (let k = 0; k < confusion.classes; k++) {
    const inTruth = rows[k] ?? 0;
    const inPredicted = columns[k] ?? 0;
    agreement -= inTruth * inPredicted;
    truthSpread -= inTruth * inTruth;
    predictedSpread -= inPredicted * inPredicted;
  }
  const spread = truthSpread * predictedSpread;
  return spread === 0 ? 0 : agreement / Math.sqrt(spread);
}

/** Cohen's kappa; disagreement counts 1, the distance of the classes, or its square. NaN when chance alone is certain. */
export function cohenKappa(confusion: Confusion, distance: 'none' | 'linear' | 'quadratic' = 'none'): number {
  const { classes, counts } = confusion;
  const { rows, columns, total } = margins(confusion);
  let observed = 0;
  let expected = 0;
  for (let i = 0; i < classes; i++) {
    for (let j = 0; j < classes; j++) {
      const gap = Math.abs(i - j);
      const cost = distance === 'none' ? Math.min(gap, 1) : distance === 'linear' ? gap : gap * gap;
      observed += cost * (counts[i * classes + j] ?? 0);
      expected += (cost * (rows[i] ?? 0) * (columns[j] ?? 0)) / total;
    }
  }
  return 1 - observed / expected;
}

/** Precision, recall, F1 and support of each class against all others. */
export function classScores(confusion: Confusion): ClassScores[] {
  return tallies(confusion).map((t) => ({
    precision: precisionOf(t),
    recall: recallOf(t),
    f1: fScore(t, 1),
    support: t.hit + t.missed,
  }));
}

/** Averages over the classes: macro = each class the same, weighted = by support, micro = all rows pooled. */
export function averagedScores(confusion: Confusion, averaging: Averaging): AveragedScores {
  const all = tallies(confusion);
  const pooled: Tally = {
    hit: sumOf(all, hitOf),
    falseAlarm: sumOf(all, (t) => t.falseAlarm),
    missed: sumOf(all, (t) => t.missed),
  };
  const average = (score: (t: Tally) => number): number => {
    if (averaging === 'micro') return score(pooled);
    const weight = averaging === 'macro' ? () => 1 : (t: Tally) => t.hit + t.missed;
    return ratio(
      sumOf(all, (t) => weight(t) * score(t)),
      sumOf(all, weight),
    );
  };
  return {
    precision: average(precisionOf),
    recall: average(recallOf),
    f1: average((t) => fScore(t, 1)),
    fHalf: average((t) => fScore(t, 0.5)),
    f2: average((t) => fScore(t, 2)),
    jaccard: average((t) => ratio(t.hit, t.hit + t.falseAlarm + t.missed)),
  };
}

const hitOf = (t: Tally): number => t.hit;
const precisionOf = (t: Tally): number => ratio(t.hit, t.hit + t.falseAlarm);
const recallOf = (t: Tally): number => ratio(t.hit, t.hit + t.missed);

function fScore(t: Tally, beta: number): number {
  const square = beta * beta;
  return ratio((1 + square) * t.hit, (1 + square) * t.hit + t.falseAlarm + square * t.missed);
}

function tallies(confusion: Confusion): Tally[] {
  const { rows, columns } = margins(confusion);
  return Array.from(rows, (inTruth, k) => {
    const hit = confusion.counts[k * confusion.classes + k] ?? 0;
    return { hit, falseAlarm: (columns[k] ?? 0) - hit, missed: inTruth - hit };
  });
}

export function margins({ classes, counts }: Confusion): { rows: Float64Array; columns: Float64Array; total: number } {
  const rows = new Float64Array(classes);
  const columns = new Float64Array(classes);
  let total = 0;
  counts.forEach((count, cell) => {
    const i = Math.floor(cell / classes);
    const j = cell % classes;
    rows[i] = (rows[i] ?? 0) + count;
    columns[j] = (columns[j] ?? 0) + count;
    total += count;
  });
  return { rows, columns, total };
}

function trace({ classes, counts }: Confusion): number {
  let sum = 0;
  for (let k = 0; k < classes; k++) sum += counts[k * classes + k] ?? 0;
  return sum;
}

export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function sumOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
