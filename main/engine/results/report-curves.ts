// The curves of a report as plots: which axes each has, and what its lines are called.
import { lineChart } from '#shared/plots/line-chart.ts';
import type { LineChartLook } from '#shared/plots/line-chart.ts';

import type { ResultView } from '#shared/protocol/results.ts';
import type { Translate } from '#shared/text/translate.ts';
import { metricWords } from '#shared/text/metric-words.ts';
import type { ReportCurve, ReportLine, ReportValue } from '#engine/values/report.ts';
import { shortNumber } from '#shared/text/number-text.ts';

interface Axes {
  readonly x: string;
  readonly y: string;
  readonly look: LineChartLook;
}

const diagonal = {
  reference: [
    [0, 0],
    [1, 1],
  ],
} as const;

const axesOf: Readonly<Record<ReportCurve['id'], Axes>> = {
  roc: { x: 'plot.falsePositiveRate', y: 'plot.truePositiveRate', look: { ...diagonal, unit: true } },
  precisionRecall: { x: 'plot.recall', y: 'plot.precision', look: { unit: true } },
  calibration: { x: 'plot.meanPredicted', y: 'plot.fractionPositive', look: { ...diagonal, unit: true, points: true } },
  gain: { x: 'plot.shareCalled', y: 'plot.shareFound', look: { ...diagonal, unit: true } },
  lift: {
    x: 'plot.shareCalled',
    y: 'plot.lift',
    look: {
      reference: [
        [0, 1],
        [1, 1],
      ],
    },
  },
  threshold: { x: 'plot.threshold', y: 'plot.value', look: { unit: true } },
  cost: { x: 'plot.threshold', y: 'plot.cost', look: {} },
  dataSize: { x: 'plot.dataSize', y: 'plot.value', look: { points: true } },
};

export function curveViews(report: ReportValue, t: Translate): ResultView[] {
  const names = modelNames(report, t);
  return (report.curves ?? []).map(({ id, lines }) => {
    const { x, y, look } = axesOf[id];
    const drawn = lines.map((line) => ({ name: lineName(line, names, t), x: line.x, y: line.y, error: line.error }));
    const words = { x: t(x), y: metricOf(report, id, t) ?? t(y) };
    const spec = lineChart(drawn, aboutPositive(words, id, report, t), look);
    return { view: 'plot', id: `evaluation-${id}`, title: `view.${id}`, spec };
  });
}

/** Of two classes a threshold, and the rates at it, are the positive one's: the axis names it. */
function aboutPositive(words: { x: string; y: string }, id: ReportCurve['id'], { target }: ReportValue, t: Translate) {
  const of = target?.kind === 'binary' ? target.classes[1] : undefined;
  if (of === undefined) return words;
  const named = (metric: string) => t('views.metrics.ofClass', { metric, of });
  if (id === 'threshold' || id === 'cost') return { ...words, x: named(words.x) };
  return id === 'roc' || id === 'precisionRecall' ? { ...words, y: named(words.y) } : words;
}

/** What a learning curve measures: the metric that its values are named after. */
function metricOf({ metrics }: ReportValue, id: ReportCurve['id'], t: Translate): string | undefined {
  const [name] = Object.keys(metrics);
  return id === 'dataSize' && name !== undefined ? metricWords(name.replace(/^train_/, ''), t) : undefined;
}

/** What each model of a comparison is called. */
export function modelNames({ models = [] }: ReportValue, t: Translate): string[] {
  return models.map(({ optimizer, parameters }, i) => t('plot.model', { number: i + 1, optimizer, parameters }));
}

function lineName({ model, of, area }: ReportLine, models: readonly string[], t: Translate): string {
  const parts = [
    ...(model === undefined ? [] : [models[model] ?? '']),
    ...(of === undefined ? [] : [metricWords(of, t)]),
  ];
  const name = parts.join(' · ');
  return typeof area === 'number' ? t('plot.area', { name, area: shortNumber(area) }) : name;
}
