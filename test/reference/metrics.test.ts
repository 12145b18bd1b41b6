// Every case of the metrics… files against main/engine/metrics, at the files' own tolerance.
import { afterAll, describe, expect, it } from 'vitest';
import * as calibration from '#engine/metrics/calibration.ts';
import * as labels from '#engine/metrics/labels.ts';
import * as multiclass from '#engine/metrics/multiclass-scores.ts';
import * as regression from '#engine/metrics/regression.ts';
import * as scores from '#engine/metrics/scores.ts';
import { permutationImportance } from '#engine/metrics/permutation-importance.ts';
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

/** What the case names, and nothing else: an expected figure that is not computed here fails. */
type Computed = Readonly<Record<string, () => unknown>>;

function labelFigures(of: MetricCase): Computed {
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
    confusion_matrix_normalized_true: () => matrix(labels.normalisedConfusion(confusion, 'true')),
    confusion_matrix_normalized_pred: () => matrix(labels.normalisedConfusion(confusion, 'predicted')),
    confusion_matrix_normalized_all: () => matrix(labels.normalisedConfusion(confusion, 'all')),
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

function calibrationTable(error: calibration.CalibrationError, bins: number): unknown {
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

function scoreFigures(of: MetricCase): Computed {
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
  const error = (bins: number): unknown => calibrationTable(calibration.calibrationError(scored, bins), bins);
  return {
    roc_curve: () => roc(false),
    roc_curve_all_points: () => roc(true),
    roc_auc: () => scores.rocAuc(scored),
    'roc_auc_max_fpr_0.2_mcclish': () => scores.partialRocAuc(scored, 0.2),
    pr_curve: () => scores.precisionRecallCurve(scored),
    average_precision: () => scores.averagePrecision(scored),
    pr_auc_trapezoid: () => scores.precisionRecallAuc(scored),
    log_loss: () => scores.logLoss(scored),
    brier: () => scores.brierScore(scored),
    calibration_uniform_5: () => curve(5, 'uniform'),
    calibration_uniform_10: () => curve(10, 'uniform'),
    calibration_quantile_5: () => curve(5, 'quantile'),
    calibration_quantile_10: () => curve(10, 'quantile'),
    ece_5: () => error(5),
    ece_10: () => error(10),
    ece_15: () => error(15),
  };
}

function multiclassFigures(of: MetricCase): Computed {
  const rows = of.y_score as Matrix;
  const classes = rows[0]?.length ?? 0;
  const data = { truth: of.y_true as number[], probabilities: rows.flat(), classes };
  const topLabel = (bins: number): unknown => {
    const chosen = multiclass.mostProbable(data.probabilities, classes);
    const scored = {
      truth: data.truth.map((t, i) => (t === chosen[i] ? 1 : 0)),
      scores: rows.map((row) => Math.max(...row)),
    };
    return calibrationTable(calibration.calibrationError(scored, bins), bins);
  };
  return {
    roc_auc_per_class: () => multiclass.rocAucPerClass(data),
    roc_auc_ovr_macro: () => multiclass.rocAucOneAgainstRest(data, 'macro'),
    roc_auc_ovr_micro: () => multiclass.rocAucOneAgainstRest(data, 'micro'),
    roc_auc_ovr_weighted: () => multiclass.rocAucOneAgainstRest(data, 'weighted'),
    roc_auc_ovo_macro: () => multiclass.rocAucOneAgainstOne(data, 'macro'),
    roc_auc_ovo_weighted: () => multiclass.rocAucOneAgainstOne(data, 'weighted'),
    average_precision_per_class: () => multiclass.averagePrecisionPerClass(data),
    average_precision_macro: () => multiclass.averagePrecisionMean(data, 'macro'),
    average_precision_micro: () => multiclass.averagePrecisionMean(data, 'micro'),
    log_loss: () => multiclass.categoricalLogLoss(data),
    brier_sum_over_classes: () => multiclass.brierSum(data),
    top_1_accuracy: () => multiclass.topKAccuracy(data, 1),
    top_2_accuracy: () => multiclass.topKAccuracy(data, 2),
    top_3_accuracy: () => multiclass.topKAccuracy(data, 3),
    top_label_ece_5: () => topLabel(5),
    top_label_ece_10: () => topLabel(10),
  };
}

function regressionFigures(of: MetricCase): Computed {
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

function importanceFigures({ model, X, y, permutations }: ImportanceCase): Computed {
  const features = model.coef.length;
  const sigmoid = (margin: number): number => 1 / (1 + Math.exp(-margin));
  const predict = async (rows: Float64Array, count: number): Promise<Float64Array> =>
    Float64Array.from({ length: count }, (_, i) => {
      const margin = model.coef.reduce((sum, c, j) => sum + c * (rows[i * features + j] ?? 0), model.intercept);
      return model.type === 'logistic' ? sigmoid(margin) : margin;
    });
  const share = (truth: readonly number[], p: ArrayLike<number>): number =>
    labels.accuracy(
      labels.confusionMatrix(
        truth,
        Array.from(p, (v) => (v > 0.5 ? 1 : 0)),
        2,
      ),
    );
  const scorers: Record<string, (predicted: ArrayLike<number>) => number> = {
    accuracy: (p) => share(y, p),
    neg_log_loss: (p) => -scores.logLoss({ truth: y, scores: p }),
    roc_auc: (p) => scores.rocAuc({ truth: y, scores: p }),
    r2: (p) => regression.rSquared({ truth: y, predicted: p }),
    neg_mean_squared_error: (p) => -regression.meanSquaredError({ truth: y, predicted: p }),
  };
  const figure = (score: (predicted: ArrayLike<number>) => number) => async (): Promise<unknown> => {
    const found = await permutationImportance(predict, { rows: X.flat(), features, permutations, score });
    const repeats = permutations.length;
    return {
      baseline: found.baseline,
      importances: model.coef.map((_, j) => [...found.importances.subarray(j * repeats, (j + 1) * repeats)]),
      mean: [...found.mean],
      std: [...found.standardDeviation],
    };
  };
  return Object.fromEntries(Object.entries(scorers).map(([name, score]) => [name, figure(score)]));
}

function figuresOf(of: MetricCase): Computed {
  switch (of.kind) {
    case 'labels':
      return labelFigures(of);
    case 'scores':
      return scoreFigures(of);
    case 'multiclass_scores':
      return multiclassFigures(of);
    case 'regression':
      return regressionFigures(of);
    case 'permutation_importance':
      return importanceFigures(of as unknown as ImportanceCase);
    default:
      throw new Error(`Unknown kind of metric case: ${of.kind}`);
  }
}

const files = loadCases<MetricCase>('metrics');
const count = new CaseCount('metrics');

describe('metrics', () => {
  it('has one case per id', () => {
    for (const { cases } of files) expect(new Set(cases.map((c) => c.id)).size).toBe(cases.length);
  });

  describe.each(files)('$file', ({ cases }) => {
    it.each(cases)('$id', async (of) => {
      count.ran();
      const figures = figuresOf(of);
      for (const [name, expected] of Object.entries(of.expected)) {
        const compute = figures[name];
        expect(compute, `no figure for ${name}`).toBeDefined();
        expectClose(await compute?.(), expected, tolerance, name);
      }
    });
  });

  afterAll(() => count.print());
});
