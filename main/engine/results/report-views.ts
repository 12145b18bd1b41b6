// Views of a report: the learning curve of a training, or the metrics, plots and tables of an evaluation.
import { confusionMatrix } from '#shared/plots/confusion-matrix.ts';
import { histogram } from '#shared/plots/histogram.ts';
import { curveMetrics, learningCurve } from '#shared/plots/learning-curve.ts';
import { modelMetrics } from '#shared/plots/model-metrics.ts';
import { residuals } from '#shared/plots/residuals.ts';
import { truthScatter } from '#shared/plots/truth-scatter.ts';
import type { CellValue, ResultView } from '#shared/protocol/results.ts';
import type { EpochLog } from '#shared/protocol/run.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { Translate } from '#shared/text/translate.ts';
import { mistakePictures } from '#engine/results/mistake-pictures.ts';
import { metricWords } from '#shared/text/metric-words.ts';
import { inspectionViews } from '#engine/results/inspection-views.ts';
import { curveViews, modelNames } from '#engine/results/report-curves.ts';
import type { ReportTable, ReportValue } from '#engine/values/report.ts';

/** One learning curve per metric, loss first; none without epochs. */
export function historyViews(history: readonly EpochLog[], t: Translate): ResultView[] {
  const words = { epoch: t('plot.epoch'), training: t('plot.training'), validation: t('plot.validation') };
  return curveMetrics(history).map((metric) => ({
    view: 'plot',
    id: `curve-${metric}`,
    title: 'view.learningCurve',
    spec: learningCurve(history, metric, words),
  }));
}

/** What the numbers of a training are of, where they are not of the target as the rows have it. */
export function scaledView(targets: readonly TargetInfo[], t: Translate): ResultView[] {
  const lines = targets.flatMap(({ name, scaled }) =>
    scaled ? [t(scaled === 'logarithm' ? 'text.learntLogarithm' : 'text.learntScaled', { target: name })] : [],
  );
  return lines.length === 0 ? [] : [{ view: 'text', title: 'view.learntTarget', markdown: lines.join('\n\n') }];
}

export function reportViews(report: ReportValue, t: Translate): ResultView[] {
  const truth = t('plot.truth');
  const predicted = t('plot.predicted');
  const views: ResultView[] = [
    ...historyViews(report.history ?? [], t),
    ...scaledView(report.learnt ?? [], t),
    ...inspectionViews(report, t),
  ];
  if (report.models) views.push(modelsView(report, t));
  else if (Object.keys(report.metrics).length > 0) views.push(metricsView(report));
  if (report.confusion) {
    const words = { truth, predicted, count: t('plot.count'), share: t('plot.shareOfClass') };
    const spec = confusionMatrix(report.confusion.classes, report.confusion.counts, words);
    const { classes, counts } = report.confusion;
    const behind = { ...(report.rows && { rows: report.rows }), ...(report.cuts && { cuts: report.cuts }) };
    views.push({ view: 'confusion', title: 'view.confusionMatrix', classes, counts, spec, ...behind });
  }
  if (report.scatter) {
    const name = report.target?.name;
    const words = name ? { truth: `${name} (${truth})`, predicted: `${name} (${predicted})` } : { truth, predicted };
    const behind = report.rows ? { rows: report.rows } : {};
    const points = behind.rows ?? report.scatter;
    const spec = truthScatter(points.truth, points.predicted, { ...words, row: t('plot.row') }, behind.rows?.source);
    views.push({ view: 'plot', id: 'scatter', title: 'view.scatter', spec, ...behind });
    views.push(...residualViews(report.scatter, behind, words.predicted, t));
  }
  views.push(...curveViews(report, t));
  const pictures = mistakePictures(report);
  if (pictures) views.push(pictures);
  for (const table of report.tables ?? []) views.push(tableView(table, report, t));
  return views;
}

/** What of two classes is said of the positive one. */
const ofPositive: ReadonlySet<string> = new Set([
  'precision',
  'recall',
  'f1',
  'roc_auc',
  'average_precision',
  'cost_per_row',
  'best_threshold',
  'best_cost_per_row',
]);

function metricsView({ metrics, intervals, target }: ReportValue): ResultView {
  const positive = target?.kind === 'binary' ? target.classes[1] : undefined;
  const shown = Object.entries(metrics).map(([name, value]) => {
    const interval = intervals?.[name];
    const of = positive !== undefined && ofPositive.has(name) ? { of: positive } : {};
    return { name, value, ...of, ...(interval && { interval }) };
  });
  return { view: 'metrics', title: 'view.metrics', metrics: shown };
}

/** What models are compared by at a glance: fractions of the rows, or errors in the target's own unit. */
const glance = [
  'accuracy',
  'balanced_accuracy',
  'f1_macro',
  'roc_auc',
  'roc_auc_macro',
  'mean_absolute_error',
  'median_absolute_error',
  'root_mean_squared_error',
];

function modelsView(report: ReportValue, t: Translate): ResultView {
  const metrics = modelNames(report, t).flatMap((model, i) =>
    glance.flatMap((metric) => {
      const name = `${metric}_model_${i + 1}`;
      const value = report.metrics[name];
      if (typeof value !== 'number') return [];
      const { low = value, high = value } = report.intervals?.[name] ?? {};
      return [{ model, metric: metricWords(metric, t), value, low, high }];
    }),
  );
  const spec = modelMetrics(metrics, { value: t('plot.value') });
  return { view: 'plot', id: 'model-figures', title: 'view.modelFigures', spec };
}

function residualViews(
  { truth, predicted }: NonNullable<ReportValue['scatter']>,
  behind: Pick<ReportValue, 'rows'>,
  name: string,
  t: Translate,
): ResultView[] {
  const residual = t('plot.residual');
  const values = Float64Array.from(truth, (value, row) => value - (predicted[row] ?? Number.NaN));
  const points = behind.rows ?? { truth, predicted };
  const words = { predicted: name, residual, row: t('plot.row') };
  return [
    {
      view: 'plot',
      id: 'residuals',
      title: 'view.residuals',
      spec: residuals(points.truth, points.predicted, words, behind.rows?.source),
      ...(behind.rows && { rows: behind.rows }),
    },
    {
      view: 'plot',
      id: 'residual-histogram',
      title: 'view.residualHistogram',
      spec: histogram({ values }, { value: residual, count: t('plot.count'), group: ' ' }),
    },
  ];
}

function tableView({ id, columns, rows }: ReportTable, report: ReportValue, t: Translate): ResultView {
  const models = modelNames(report, t);
  const named = columns.map((column) => ({
    name:
      'key' in column
        ? t(`column.${column.key}`)
        : id === 'folds' || id === 'trainings'
          ? metricWords(column.name, t)
          : column.name,
    type: column.type,
  }));
  // A comparison's columns `#1`, `#2` are its models.
  if (id === 'models') models.forEach((name, i) => (named[i + 1] = { name, type: 'number' }));
  const place = (key: string): number => columns.findIndex((column) => 'key' in column && column.key === key);
  const [metric, optimizer] = [place('metric'), place('optimizer')];
  const shown = rows.map((row) =>
    row.map((cell, i): CellValue => {
      if (typeof cell !== 'string') return cell;
      if (i === optimizer) return t(`plot.${cell}`);
      return i === metric ? metricWords(cell, t) : cell;
    }),
  );
  return {
    view: 'table',
    title: `view.${id}`,
    slice: { columns: named, rows: shown, offset: 0, total: rows.length },
  };
}
