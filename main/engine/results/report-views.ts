// Views of a report: the learning curve of a training, or the figures of an evaluation.
import { confusionMatrix } from '#shared/plots/confusion-matrix.ts';
import { curveMetrics, learningCurve } from '#shared/plots/learning-curve.ts';
import { truthScatter } from '#shared/plots/truth-scatter.ts';
import type { ResultView } from '#shared/protocol/results.ts';
import type { EpochLog } from '#shared/protocol/run.ts';
import type { Translate } from '#shared/text/translate.ts';
import type { ReportValue } from '#engine/run/values.ts';

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

export function reportViews(report: ReportValue, t: Translate): ResultView[] {
  const metrics = Object.entries(report.metrics).map(([name, value]) => ({ name, value }));
  const truth = t('plot.truth');
  const predicted = t('plot.predicted');
  const views: ResultView[] = [...historyViews(report.history ?? [], t)];
  if (metrics.length > 0) views.push({ view: 'metrics', title: 'view.metrics', metrics });
  if (report.confusion) {
    const words = { truth, predicted, count: t('plot.count'), share: t('plot.shareOfClass') };
    const spec = confusionMatrix(report.confusion.classes, report.confusion.counts, words);
    views.push({ view: 'plot', id: 'confusion-matrix', title: 'view.confusionMatrix', spec });
  }
  if (report.scatter) {
    const name = report.target?.name;
    const words = name ? { truth: `${name} (${truth})`, predicted: `${name} (${predicted})` } : { truth, predicted };
    const spec = truthScatter(report.scatter.truth, report.scatter.predicted, words);
    views.push({ view: 'plot', id: 'scatter', title: 'view.scatter', spec });
  }
  return views;
}
