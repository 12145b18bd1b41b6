// Every metric of a classification that a report lists, as a function of row weights. Definitions are those of
// labels.ts, scores.ts, multiclass-scores.ts and calibration.ts, which the tests hold them to.
import { ranking, rankMetrics, weightedMean } from '#engine/metrics/weighted-metrics.ts';
import type { Metrics } from '#engine/metrics/weighted-metrics.ts';
import {
  accuracy,
  averagedScores,
  balancedAccuracy,
  classScores,
  cohenKappa,
  confusionMatrix,
  matthewsCorrelation,
} from '#engine/metrics/labels.ts';
import { oneAgainstRest } from '#engine/metrics/multiclass-scores.ts';
import { clipped } from '#engine/metrics/scores.ts';

export interface ClassRows {
  /** Class indexes. */
  readonly truth: ArrayLike<number>;
  readonly predicted: ArrayLike<number>;
  /** rows × classes, row by row. */
  readonly probabilities: ArrayLike<number>;
  readonly classes: number;
  /** Whether they are probabilities, so that log loss, Brier score and calibration mean something. */
  readonly areProbabilities: boolean;
  /** Of top-k accuracy; left out when it is no less than the number of classes. */
  readonly topK: number;
  /** Of the calibration error. */
  readonly bins: number;
  /** What a false positive and a false negative cost; two classes only. */
  readonly costs?: Costs;
}

export interface Costs {
  readonly falsePositive: number;
  readonly falseNegative: number;
}

type Part = readonly [names: readonly string[], of: (weights?: Float64Array) => readonly number[]];

export function classMetrics(rows: ClassRows): Metrics {
  const parts: Part[] = [labelPart(rows), rankPart(rows)];
  if (rows.topK > 1 && rows.topK < rows.classes) parts.push(topKPart(rows));
  if (rows.areProbabilities) parts.push(lossPart(rows), calibrationPart(rows));
  return {
    names: parts.flatMap(([names]) => names),
    rows: rows.truth.length,
    work: rows.truth.length * (4 + (rows.classes === 2 ? 1 : rows.classes)),
    of: (weights) => Float64Array.from(parts.flatMap(([, of]) => of(weights))),
  };
}

function labelPart({ truth, predicted, classes, costs }: ClassRows): Part {
  const averages = ['macro', 'micro', 'weighted'] as const;
  const binary = classes === 2;
  const names = [
    'accuracy',
    'balanced_accuracy',
    ...(binary ? ['precision', 'recall', 'f1'] : []),
    ...averages.flatMap((by) => [`precision_${by}`, `recall_${by}`, `f1_${by}`]),
    'matthews_correlation',
    'cohen_kappa',
    ...(binary && costs ? ['cost_per_row'] : []),
  ];
  const of = (weights?: Float64Array): number[] => {
    const confusion = confusionMatrix(truth, predicted, classes, weights);
    const positive = binary ? classScores(confusion)[1] : undefined;
    const [right = 0, alarms = 0, missed = 0, hits = 0] = confusion.counts;
    return [
      accuracy(confusion),
      balancedAccuracy(confusion),
      ...(positive ? [positive.precision, positive.recall, positive.f1] : []),
      ...averages.flatMap((by) => {
        const { precision, recall, f1 } = averagedScores(confusion, by);
        return [precision, recall, f1];
      }),
      matthewsCorrelation(confusion),
      cohenKappa(confusion),
      ...(binary && costs
        ? [(alarms * costs.falsePositive + missed * costs.falseNegative) / (right + alarms + missed + hits)]
        : []),
    ];
  };
  return [names, of];
}

/** Two classes: of the second; more: the mean over classes, each against the rest. */
function rankPart(rows: ClassRows): Part {
  const classes = rows.classes === 2 ? [1] : Array.from({ length: rows.classes }, (_, k) => k);
  const ranked = classes.map((k) => {
    const { truth, scores } = oneAgainstRest(rows, k);
    return { positive: Uint8Array.from(truth), by: ranking(scores) };
  });
  const suffix = rows.classes === 2 ? '' : '_macro';
  const of = (weights?: Float64Array): number[] => {
    let area = 0;
    let precision = 0;
    for (const { positive, by } of ranked) {
      const one = rankMetrics(by, positive, weights);
      area += one.rocAuc;
      precision += one.averagePrecision;
    }
    return [area / ranked.length, precision / ranked.length];
  };
  return [[`roc_auc${suffix}`, `average_precision${suffix}`], of];
}

function topKPart({ truth, probabilities, classes, topK }: ClassRows): Part {
  const found = perRow(truth, (row) => {
    const own = truth[row] ?? 0;
    const p = probabilities[row * classes + own] ?? 0;
    let ahead = 0;
    for (let c = 0; c < classes; c++) {
      const other = probabilities[row * classes + c] ?? 0;
      if (other > p || (other === p && c > own)) ahead++;
    }
    return ahead < topK ? 1 : 0;
  });
  return [['top_k_accuracy'], (weights) => [weightedMean(found, weights)]];
}

function lossPart(rows: ClassRows): Part {
  const losses = rowLosses(rows);
  const { truth, probabilities, classes } = rows;
  // As scikit-learn: of the second class where there are two, else summed over the classes.
  const distance = perRow(truth, (row) => {
    let sum = 0;
    for (let k = classes === 2 ? 1 : 0; k < classes; k++)
      sum += ((probabilities[row * classes + k] ?? 0) - (truth[row] === k ? 1 : 0)) ** 2;
    return sum;
  });
  return [['log_loss', 'brier_score'], (weights) => [weightedMean(losses, weights), weightedMean(distance, weights)]];
}

/** −log of the probability that each row's true class was given. */
export function rowLosses({ truth, probabilities, classes }: ClassRows): Float64Array {
  return perRow(truth, (row) => -Math.log(clipped(probabilities[row * classes + (truth[row] ?? 0)] ?? 0)));
}

/** What is called certain and whether it came true: the second class of two, else the most probable class. */
export function confidences({ truth, predicted, probabilities, classes }: ClassRows): {
  readonly scores: Float64Array;
  readonly truth: Float64Array;
} {
  const called = (row: number): number => (classes === 2 ? 1 : (predicted[row] ?? 0));
  return {
    scores: perRow(truth, (row) => probabilities[row * classes + called(row)] ?? 0),
    truth: perRow(truth, (row) => (truth[row] === called(row) ? 1 : 0)),
  };
}

function calibrationPart(rows: ClassRows): Part {
  const { scores, truth } = confidences(rows);
  const { bins } = rows;
  const binOf = Int32Array.from(scores, (score) => {
    for (let bin = 0; bin < bins; bin++) if (score <= (bin + 1) / bins) return bin;
    return bins - 1;
  });
  const gaps = new Float64Array(bins);
  const of = (weights?: Float64Array): number[] => {
    gaps.fill(0);
    let total = 0;
    for (let row = 0; row < scores.length; row++) {
      const weight = weights ? (weights[row] as number) : 1;
      const bin = binOf[row] as number;
      gaps[bin] = (gaps[bin] as number) + weight * ((scores[row] as number) - (truth[row] as number));
      total += weight;
    }
    return [gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / total];
  };
  return [['expected_calibration_error'], of];
}

function perRow(rows: ArrayLike<unknown>, value: (row: number) => number): Float64Array {
  const values = new Float64Array(rows.length);
  for (let row = 0; row < values.length; row++) values[row] = value(row);
  return values;
}
