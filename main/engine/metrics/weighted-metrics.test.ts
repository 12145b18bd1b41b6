// The weighted metrics against the plain ones, on rows written out as often as they weigh: what a bootstrap resample
// is. Areas also by brute force over pairs.
import { describe, expect, it } from 'vitest';
import { classMetrics, confidences } from '#engine/metrics/class-metrics.ts';
import type { ClassRows } from '#engine/metrics/class-metrics.ts';
import { ranking, rankMetrics } from '#engine/metrics/weighted-metrics.ts';
import type { Metrics } from '#engine/metrics/weighted-metrics.ts';
import * as labels from '#engine/metrics/labels.ts';
import * as multiclass from '#engine/metrics/multiclass-scores.ts';
import { numberMetrics } from '#engine/metrics/number-metrics.ts';
import * as oracles from '#test/reference/oracles/scores.ts';
import * as regression from '#test/reference/oracles/regression.ts';
import * as scores from '#engine/metrics/scores.ts';
import { generator } from '#engine/kernels/random.ts';

const rows = 60;

function randomRows(classes: number, seed: number): ClassRows {
  const { next } = generator(seed);
  const truth = Int32Array.from({ length: rows }, () => Math.floor(next() * classes));
  const probabilities = new Float64Array(rows * classes);
  for (let row = 0; row < rows; row++) {
    // In tenths, so that there are ties.
    const raw = Array.from({ length: classes }, (_, k) => Math.round(next() * 10) + 1 + (truth[row] === k ? 3 : 0));
    const total = raw.reduce((sum, value) => sum + value, 0);
    raw.forEach((value, k) => (probabilities[row * classes + k] = value / total));
  }
  const predicted = multiclass.mostProbable(probabilities, classes);
  const costs = { falsePositive: 1, falseNegative: 5 };
  return { truth, predicted, probabilities, classes, areProbabilities: true, topK: 2, bins: 10, costs };
}

function drawn(seed: number): { weights: Float64Array; places: number[] } {
  const { next } = generator(seed);
  const weights = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const row = Math.floor(next() * rows);
    weights[row] = (weights[row] ?? 0) + 1;
  }
  return { weights, places: Array.from(weights, (count, row) => Array.from({ length: count }, () => row)).flat() };
}

function taken(of: ClassRows, places: readonly number[]): ClassRows {
  return {
    ...of,
    truth: places.map((row) => of.truth[row] ?? 0),
    predicted: places.map((row) => of.predicted[row] ?? 0),
    probabilities: places.flatMap((row) =>
      Array.from({ length: of.classes }, (_, k) => of.probabilities[row * of.classes + k] ?? 0),
    ),
  };
}

function plainClassMetrics(of: ClassRows): Record<string, number> {
  const confusion = labels.confusionMatrix(of.truth, of.predicted, of.classes);
  const binary = of.classes === 2;
  const one = multiclass.oneAgainstRest(of, 1);
  const per = labels.classScores(confusion)[1];
  const averaged = (['macro', 'micro', 'weighted'] as const).flatMap((by) => {
    const { precision, recall, f1 } = labels.averagedScores(confusion, by);
    return Object.entries({ [`precision_${by}`]: precision, [`recall_${by}`]: recall, [`f1_${by}`]: f1 });
  });
  const alarms = confusion.counts[1] ?? 0;
  const missed = confusion.counts[2] ?? 0;
  return {
    accuracy: labels.accuracy(confusion),
    balanced_accuracy: labels.balancedAccuracy(confusion),
    ...Object.fromEntries(averaged),
    matthews_correlation: labels.matthewsCorrelation(confusion),
    cohen_kappa: labels.cohenKappa(confusion),
    log_loss: oracles.categoricalLogLoss(of),
    expected_calibration_error: oracles.calibrationError(confidences(of), of.bins).expected,
    ...(binary && per
      ? {
          precision: per.precision,
          recall: per.recall,
          f1: per.f1,
          roc_auc: scores.rocAuc(one),
          average_precision: scores.averagePrecision(one),
          brier_score: oracles.brierScore(one),
          cost_per_row: (alarms + 5 * missed) / of.truth.length,
        }
      : {
          roc_auc_macro: oracles.rocAucOneAgainstRest(of, 'macro'),
          average_precision_macro: oracles.averagePrecisionMean(of, 'macro'),
          brier_score: oracles.brierSum(of),
          top_k_accuracy: oracles.topKAccuracy(of, 2),
        }),
  };
}

function compared(metrics: Metrics, values: Float64Array, plain: Readonly<Record<string, number>>): void {
  expect(metrics.names.toSorted()).toEqual(Object.keys(plain).toSorted());
  metrics.names.forEach((name, k) => expect([name, values[k]]).toEqual([name, expect.closeTo(plain[name] ?? 0, 10)]));
}

describe.each([2, 3, 5])('figures of %i classes', (classes) => {
  it.each([1, 2, 3])('equal the plain metrics, whole and resampled (%i)', (seed) => {
    const of = randomRows(classes, seed);
    const metrics = classMetrics(of);
    compared(metrics, metrics.of(), plainClassMetrics(of));
    const { weights, places } = drawn(seed + 100);
    compared(metrics, metrics.of(weights), plainClassMetrics(taken(of, places)));
  });
});

describe('figures of a number', () => {
  const plain = (truth: number[], predicted: number[]): Record<string, number> => {
    const fit = { truth, predicted };
    return {
      mean_squared_error: regression.meanSquaredError(fit),
      root_mean_squared_error: regression.rootMeanSquaredError(fit),
      mean_absolute_error: regression.meanAbsoluteError(fit),
      median_absolute_error: regression.medianAbsoluteError(fit),
      mean_absolute_percentage_error: regression.meanAbsolutePercentageError(fit),
      r2_score: regression.rSquared(fit),
      explained_variance: regression.explainedVariance(fit),
    };
  };

  it.each([1, 2, 3, 4])('equal the plain metrics, whole and resampled (%i)', (seed) => {
    const random = generator(seed);
    const truth = Array.from({ length: rows }, () => 100 + 5 * random.normal());
    const predicted = truth.map((value) => value + Math.round(random.normal()) + 0.5);
    const metrics = numberMetrics(truth, predicted);
    compared(metrics, metrics.of(), plain(truth, predicted));
    const { weights, places } = drawn(seed + 10);
    const some = (values: number[]) => places.map((row) => values[row] ?? 0);
    compared(metrics, metrics.of(weights), plain(some(truth), some(predicted)));
  });

  it('have no R² for one row, and for a constant truth only 0 or 1', () => {
    const r2 = (metrics: Metrics, weights?: Float64Array) => metrics.of(weights)[metrics.names.indexOf('r2_score')];
    expect(r2(numberMetrics([1, 2], [1, 3]), Float64Array.of(0, 1))).toBeNaN();
    expect(r2(numberMetrics([0.1, 0.2, 0.1], [1, 3, 2]), Float64Array.of(2, 0, 1))).toBe(0);
    expect(r2(numberMetrics([2, 2], [1, 3]))).toBe(0);
    expect(r2(numberMetrics([2, 2], [2, 2]))).toBe(1);
  });
});

describe('areas by rank', () => {
  it('count the pairs that stand in the right order, half of those that tie', () => {
    const { next } = generator(9);
    const truth = Uint8Array.from({ length: 40 }, () => Number(next() > 0.6));
    const values = Float64Array.from(truth, (t) => Math.round(5 * next() + 2 * t));
    const weights = Float64Array.from(truth, () => Math.floor(3 * next()));
    let won = 0;
    let pairs = 0;
    truth.forEach((a, i) =>
      truth.forEach((b, j) => {
        if (a !== 1 || b !== 0) return;
        const weight = (weights[i] ?? 0) * (weights[j] ?? 0);
        const [above = 0, below = 0] = [values[i], values[j]];
        pairs += weight;
        won += weight * (above > below ? 1 : above === below ? 0.5 : 0);
      }),
    );
    expect(rankMetrics(ranking(values), truth, weights).rocAuc).toBeCloseTo(won / pairs, 12);
  });

  it('are not defined with one class', () => {
    const only = rankMetrics(ranking([1, 2]), Uint8Array.of(0, 0));
    expect([only.rocAuc, only.averagePrecision]).toEqual([Number.NaN, Number.NaN]);
  });
});
