// Every case of the metrics… files against main/engine/metrics and the oracles beside this file, at the files' own
// tolerance; and every metric that a report lists against the same numbers, without a step between.
import { afterAll, describe, expect, it } from 'vitest';
import * as calibration from '#engine/metrics/calibration.ts';
import { classMetrics } from '#engine/metrics/class-metrics.ts';
import type { Metrics } from '#engine/metrics/weighted-metrics.ts';
import * as labels from '#engine/metrics/labels.ts';
import * as multiclass from '#engine/metrics/multiclass-scores.ts';
import * as oracles from '#test/reference/oracles/scores.ts';
import * as regression from '#test/reference/oracles/regression.ts';
import { numberMetrics } from '#engine/metrics/number-metrics.ts';
import * as scores from '#engine/metrics/scores.ts';
import { permutationImportance } from '#test/reference/oracles/permutation-importance.ts';
import { expectClose } from '#test/reference/expect-close.ts';
import { CaseCount, loadCases } from '#test/reference/load-cases.ts';

type Matrix = readonly (readonly number[])[];

interface MetricCase {
  readonly id: string;
  readonly kind: string;
  readonly labels?: readonly number[];
  readonly y_true: readonly number[] | Matrix;
  readonly y_pred: readonly number[] | Matrix;
  readonly y_score: readonly number[] | Matrix;
  readonly sample_weight?: readonly number[];
  readonly expected: Readonly<Record<string, unknown>>;
}

interface ImportanceCase {
  readonly model: {
    readonly type: 'logistic' | 'linear';
    readonly coef: readonly number[];
    readonly intercept: number;
  };
  readonly X: Matrix;
  readonly y: readonly number[];
  readonly permutations: Matrix;
}

const tolerance = { absolute: 1e-9, relative: 1e-9 };

/** What the case names, and nothing else: an expected metric that is not computed here fails. */
type Computed = Readonly<Record<string, () => unknown>>;

function labelMetrics(of: MetricCase): Computed {
  const names = of.labels ?? [];
  const index = (values: readonly number[]): number[] => values.map((v) => names.indexOf(v));
  const n = names.length;
  const confusion = labels.confusionMatrix(
    index(of.y_true as number[]),
    index(of.y_pred as number[]),
    n,
    of.sample_weight,
  );
  const matrix = (flat: Float64Array): number[][] => names.map((_, i) => [...flat.subarray(i * n, (i + 1) * n)]);
  const perClass = labels.classScores(confusion);
  const average = (averaging: labels.Averaging): Record<string, number> => {
    const { fHalf, ...same } = labels.averagedScores(confusion, averaging);
    return { ...same, 'f0.5': fHalf };
  };
  const binary = (): Record<string, number | undefined> => ({
    precision: perClass[1]?.precision,
    recall: perClass[1]?.recall,
    f1: perClass[1]?.f1,
  });
  return {
    confusion_matrix: () => matrix(confusion.counts),
    confusion_matrix_normalized_true: () => matrix(oracles.normalisedConfusion(confusion, 'true')),
    confusion_matrix_normalized_pred: () => matrix(oracles.normalisedConfusion(confusion, 'predicted')),
    confusion_matrix_normalized_all: () => matrix(oracles.normalisedConfusion(confusion, 'all')),
    accuracy: () => labels.accuracy(confusion),
    balanced_accuracy: () => labels.balancedAccuracy(confusion),
    mcc: () => labels.matthewsCorrelation(confusion),
    cohen_kappa: () => labels.cohenKappa(confusion),
    cohen_kappa_linear: () => labels.cohenKappa(confusion, 'linear'),
    cohen_kappa_quadratic: () => labels.cohenKappa(confusion, 'quadratic'),
    per_class: () => ({
      precision: perClass.map((c) => c.precision),
      recall: perClass.map((c) => c.recall),
      f1: perClass.map((c) => c.f1),
      support: perClass.map((c) => c.support),
    }),
    macro: () => average('macro'),
    micro: () => average('micro'),
    weighted: () => average('weighted'),
    binary,
  };
}

function calibrationTable(error: oracles.CalibrationError, bins: number): unknown {
  return {
    bins,
    ece: error.expected,
    mce: error.largest,
    table: error.table.map((b) => ({
      bin: b.bin,
      count: b.count,
      mean_predicted: b.meanPredicted,
      fraction_positive: b.fractionPositive,
    })),
  };
}

function scoreMetrics(of: MetricCase): Computed {
  const scored: scores.Scored = {
    truth: of.y_true as number[],
    scores: of.y_score as number[],
    ...(of.sample_weight ? { weights: of.sample_weight } : {}),
  };
  const roc = (all: boolean): unknown => {
    const curve = scores.rocCurve(scored, all);
    return { fpr: curve.falsePositiveRate, tpr: curve.truePositiveRate, thresholds: curve.thresholds };
  };
  const curve = (bins: number, strategy: 'uniform' | 'quantile'): unknown => {
    const table = calibration.calibrationCurve(scored, bins, strategy);
    return {
      fraction_positive: table.map((b) => b.fractionPositive),
      mean_predicted: table.map((b) => b.meanPredicted),
    };
  };
  const error = (bins: number): unknown => calibrationTable(oracles.calibrationError(scored, bins), bins);
  return {
    roc_curve: () => roc(false),
    roc_curve_all_points: () => roc(true),
    roc_auc: () => scores.rocAuc(scored),
    'roc_auc_max_fpr_0.2_mcclish': () => oracles.partialRocAuc(scored, 0.2),
    pr_curve: () => scores.precisionRecallCurve(scored),
    average_precision: () => scores.averagePrecision(scored),
    pr_auc_trapezoid: () => oracles.precisionRecallAuc(scored),
    log_loss: () => oracles.logLoss(scored),
    brier: () => oracles.brierScore(scored),
    calibration_uniform_5: () => curve(5, 'uniform'),
    calibration_uniform_10: () => curve(10, 'uniform'),
    calibration_quantile_5: () => curve(5, 'quantile'),
    calibration_quantile_10: () => curve(10, 'quantile'),
    ece_5: () => error(5),
    ece_10: () => error(10),
    ece_15: () => error(15),
  };
}

function multiclassMetrics(of: MetricCase): Computed {
  const rows = of.y_score as Matrix;
  const classes = rows[0]?.length ?? 0;
  const data = { truth: of.y_true as number[], probabilities: rows.flat(), classes };
  const topLabel = (bins: number): unknown => {
    const chosen = multiclass.mostProbable(data.probabilities, classes);
    const scored = {
      truth: data.truth.map((t, i) => (t === chosen[i] ? 1 : 0)),
      scores: rows.map((row) => Math.max(...row)),
    };
    return calibrationTable(oracles.calibrationError(scored, bins), bins);
  };
  return {
    roc_auc_per_class: () => multiclass.rocAucPerClass(data),
    roc_auc_ovr_macro: () => oracles.rocAucOneAgainstRest(data, 'macro'),
    roc_auc_ovr_micro: () => oracles.rocAucOneAgainstRest(data, 'micro'),
    roc_auc_ovr_weighted: () => oracles.rocAucOneAgainstRest(data, 'weighted'),
    roc_auc_ovo_macro: () => oracles.rocAucOneAgainstOne(data, 'macro'),
    roc_auc_ovo_weighted: () => oracles.rocAucOneAgainstOne(data, 'weighted'),
    average_precision_per_class: () => multiclass.averagePrecisionPerClass(data),
    average_precision_macro: () => oracles.averagePrecisionMean(data, 'macro'),
    average_precision_micro: () => oracles.averagePrecisionMean(data, 'micro'),
    log_loss: () => oracles.categoricalLogLoss(data),
    brier_sum_over_classes: () => oracles.brierSum(data),
    top_1_accuracy: () => oracles.topKAccuracy(data, 1),
    top_2_accuracy: () => oracles.topKAccuracy(data, 2),
    top_3_accuracy: () => oracles.topKAccuracy(data, 3),
    top_label_ece_5: () => topLabel(5),
    top_label_ece_10: () => topLabel(10),
  };
}

function regressionMetrics(of: MetricCase): Computed {
  const outputs = Array.isArray(of.y_true[0]) ? of.y_true[0].length : 1;
  const column = (values: MetricCase['y_true'], k: number): number[] =>
    values.map((v) => (typeof v === 'number' ? v : (v[k] ?? 0)));
  const fits: regression.Fit[] = Array.from({ length: outputs }, (_, k) => ({
    truth: column(of.y_true, k),
    predicted: column(of.y_pred, k),
    ...(of.sample_weight ? { weights: of.sample_weight } : {}),
  }));
  const mean = (metric: (fit: regression.Fit) => number) => () => regression.meanOverOutputs(fits, metric);
  return {
    mae: mean(regression.meanAbsoluteError),
    mse: mean(regression.meanSquaredError),
    rmse: mean(regression.rootMeanSquaredError),
    r2: mean(regression.rSquared),
    mape: mean(regression.meanAbsolutePercentageError),
    median_ae: mean(regression.medianAbsoluteError),
    explained_variance: mean(regression.explainedVariance),
    'pinball_0.9': mean((fit) => regression.pinballLoss(fit, 0.9)),
    'pinball_0.1': mean((fit) => regression.pinballLoss(fit, 0.1)),
    max_error: mean(regression.maxError),
    msle: mean(regression.meanSquaredLogError),
    mse_per_output: () => fits.map(regression.meanSquaredError),
    r2_per_output: () => fits.map(regression.rSquared),
    r2_variance_weighted: () => regression.rSquaredVarianceWeighted(fits),
  };
}

function importanceMetrics({ model, X, y, permutations }: ImportanceCase): Computed {
  const features = model.coef.length;
  const sigmoid = (margin: number): number => 1 / (1 + Math.exp(-margin));
  const predict = async (rows: Float64Array, count: number): Promise<Float64Array> =>
    Float64Array.from({ length: count }, (_, i) => {
      const margin = model.coef.reduce((sum, c, j) => sum + c * (rows[i * features + j] ?? 0), model.intercept);
      return model.type === 'logistic' ? sigmoid(margin) : margin;
    });
  const fraction = (truth: readonly number[], p: ArrayLike<number>): number =>
    labels.accuracy(
      labels.confusionMatrix(
        truth,
        Array.from(p, (v) => (v > 0.5 ? 1 : 0)),
        2,
      ),
    );
  const scorers: Record<string, (predicted: ArrayLike<number>) => number> = {
    accuracy: (p) => fraction(y, p),
    neg_log_loss: (p) => -oracles.logLoss({ truth: y, scores: p }),
    roc_auc: (p) => scores.rocAuc({ truth: y, scores: p }),
    r2: (p) => regression.rSquared({ truth: y, predicted: p }),
    neg_mean_squared_error: (p) => -regression.meanSquaredError({ truth: y, predicted: p }),
  };
  const metric = (score: (predicted: ArrayLike<number>) => number) => async (): Promise<unknown> => {
    const found = await permutationImportance(predict, { rows: X.flat(), features, permutations, score });
    const repeats = permutations.length;
    return {
      baseline: found.baseline,
      importances: model.coef.map((_, j) => [...found.importances.subarray(j * repeats, (j + 1) * repeats)]),
      mean: [...found.mean],
      std: [...found.standardDeviation],
    };
  };
  return Object.fromEntries(Object.entries(scorers).map(([name, score]) => [name, metric(score)]));
}

function metricsOf(of: MetricCase): Computed {
  switch (of.kind) {
    case 'labels':
      return labelMetrics(of);
    case 'scores':
      return scoreMetrics(of);
    case 'multiclass_scores':
      return multiclassMetrics(of);
    case 'regression':
      return regressionMetrics(of);
    case 'permutation_importance':
      return importanceMetrics(of as unknown as ImportanceCase);
    default:
      throw new Error(`Unknown kind of metric case: ${of.kind}`);
  }
}

/** scikit-learn's names of what a report lists, by the case's own. */
const listedNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  labels: {
    accuracy: 'accuracy',
    balanced_accuracy: 'balanced_accuracy',
    mcc: 'matthews_correlation',
    cohen_kappa: 'cohen_kappa',
    'macro.precision': 'precision_macro',
    'macro.recall': 'recall_macro',
    'macro.f1': 'f1_macro',
    'micro.f1': 'f1_micro',
    'weighted.precision': 'precision_weighted',
    'weighted.recall': 'recall_weighted',
    'weighted.f1': 'f1_weighted',
    'binary.precision': 'precision',
    'binary.recall': 'recall',
    'binary.f1': 'f1',
  },
  scores: {
    roc_auc: 'roc_auc',
    average_precision: 'average_precision',
    log_loss: 'log_loss',
    brier: 'brier_score',
    'ece_10.ece': 'expected_calibration_error',
  },
  multiclass_scores: {
    roc_auc_ovr_macro: 'roc_auc_macro',
    average_precision_macro: 'average_precision_macro',
    log_loss: 'log_loss',
    brier_sum_over_classes: 'brier_score',
    top_2_accuracy: 'top_k_accuracy',
    'top_label_ece_10.ece': 'expected_calibration_error',
  },
  regression: {
    mae: 'mean_absolute_error',
    mse: 'mean_squared_error',
    rmse: 'root_mean_squared_error',
    r2: 'r2_score',
    mape: 'mean_absolute_percentage_error',
    median_ae: 'median_absolute_error',
    explained_variance: 'explained_variance',
  },
};

/** What a report would list of the case; undefined where its metrics are of something else (several outputs at once). */
function listedMetrics(of: MetricCase): Metrics | undefined {
  if (of.kind === 'regression') {
    if (Array.isArray(of.y_true[0])) return undefined;
    return numberMetrics(of.y_true as number[], of.y_pred as number[]);
  }
  const shared = { topK: 2, bins: 10 };
  if (of.kind === 'labels') {
    const { labels: names = [] } = of;
    const index = (values: readonly number[]): number[] => values.map((value) => names.indexOf(value));
    const predicted = index(of.y_pred as number[]);
    const probabilities = predicted.flatMap((k) => names.map((_, i) => (i === k ? 1 : 0)));
    const truth = index(of.y_true as number[]);
    return classMetrics({ ...shared, truth, predicted, probabilities, classes: names.length, areProbabilities: false });
  }
  if (of.kind !== 'scores' && of.kind !== 'multiclass_scores') return undefined;
  const rows = of.kind === 'scores' ? (of.y_score as number[]).map((p) => [1 - p, p]) : (of.y_score as Matrix);
  const classes = rows[0]?.length ?? 0;
  const probabilities = rows.flat();
  const predicted = multiclass.mostProbable(probabilities, classes);
  const truth = of.y_true as number[];
  return classMetrics({ ...shared, truth, predicted, probabilities, classes, areProbabilities: true });
}

const inside = (expected: Readonly<Record<string, unknown>>, path: string): unknown => {
  if (Object.hasOwn(expected, path)) return expected[path];
  const [whole = '', part = ''] = path.split('.');
  return (expected[whole] as Readonly<Record<string, unknown>> | undefined)?.[part];
};

const files = loadCases<MetricCase>('metrics');
const count = new CaseCount('metrics');

describe('metrics', () => {
  it('has one case per id', () => {
    for (const { cases } of files) expect(new Set(cases.map((c) => c.id)).size).toBe(cases.length);
  });

  describe.each(files)('$file', ({ cases }) => {
    it.each(cases)('$id', async (of) => {
      count.ran();
      const metrics = metricsOf(of);
      for (const [name, expected] of Object.entries(of.expected)) {
        const compute = metrics[name];
        expect(compute, `no figure for ${name}`).toBeDefined();
        expectClose(await compute?.(), expected, tolerance, name);
      }
    });
  });

  afterAll(() => count.print(33));
});

describe('what a report lists', () => {
  let compared = 0;

  describe.each(files)('$file', ({ cases }) => {
    it.each(cases)('$id', (of) => {
      const metrics = listedMetrics(of);
      const values = metrics?.of(of.sample_weight && Float64Array.from(of.sample_weight));
      for (const [name, listed] of Object.entries(listedNames[of.kind] ?? {})) {
        const expected = inside(of.expected, name);
        const at = metrics?.names.indexOf(listed) ?? -1;
        if (expected === undefined || at < 0) continue;
        compared += 1;
        // Without a positive row scikit-learn warns and says 0; a report says that it is not defined.
        if (listed === 'average_precision' && !(of.y_true as number[]).includes(1)) {
          expect(values?.[at]).toBeNaN();
          continue;
        }
        expectClose(values?.[at], expected, tolerance, `${name} as ${listed}`);
      }
    });
  });

  it('is compared with scikit-learn figure by figure', () => expect(compared).toBeGreaterThan(200));
});
