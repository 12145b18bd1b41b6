// Views of an explanation: what matters over all rows, everything that its plots are made of (the studio draws them as
// they are chosen), and how well it adds up. Files and reports cannot choose: they get the plots of explanationFigures.
import { explanationPlot, largestOutput, plotsFor } from '#shared/plots/explanation-plots.ts';
import type { ExplanationPlot } from '#shared/plots/explanation-plots.ts';
import { spread } from '#shared/plots/plot-frame.ts';
import { shapBar } from '#shared/plots/shap-bar.ts';
import { attributionWords } from '#shared/plots/attribution-words.ts';
import type { ResultView } from '#shared/protocol/results.ts';
import type { ExplainedView } from '#shared/spec/views/explanation.ts';
import type { PlotResult } from '#shared/spec/views/plot.ts';
import type { Translate } from '#shared/text/translate.ts';
import type { ExplanationValue } from '#engine/values/explanation.ts';
import { rowsAt } from '#engine/values/pick-rows.ts';

/** Points of all beeswarms together: a model of many outputs shows the first of them. */
const maxPoints = 12_000;
/** Values that are sent to the studio: 5 MB. */
const maxValues = 600_000;
const maxRows = 5000;

export function explanationViews(value: ExplanationValue, t: Translate): ResultView[] {
  const explore: ResultView = {
    view: 'explanation',
    title: 'view.explore',
    total: value.rows,
    explained: sampled(value),
  };
  return [...(value.rows > 1 ? [overall(value, t)] : []), explore, metricsView(value, t), ...howView(value, t)];
}

/** Why it was done this way, and what its reader has to know. */
function howView({ why, notices = [] }: ExplanationValue, t: Translate): ResultView[] {
  if (why === undefined) return [];
  const lines = [why, ...notices].map((key) => t(`how.${key}`));
  return [{ view: 'text', title: 'view.how', markdown: lines.join('\n\n') }];
}

/** The plots that say most without a choice, as a file has to: the first row, its likeliest output. */
export function explanationFigures(value: ExplanationValue, t: Translate): PlotResult[] {
  const kinds = plotsFor(value);
  const output = largestOutput(value, 0);
  const drawn = (plot: ExplanationPlot, id: string, about = output): PlotResult => ({
    view: 'plot',
    id,
    title: `explanationPlot.${plot}`,
    spec: explanationPlot(value, { plot, output: about, row: 0, feature: 0 }, t),
  });
  const swarms = Math.max(1, Math.floor(maxPoints / Math.min(value.rows * Math.min(value.features.length, 20), 4000)));
  return [
    ...(value.rows > 1 ? [overall(value, t)] : []),
    ...(kinds.includes('beeswarm')
      ? value.outputs
          .slice(0, swarms)
          .map((_, k) => drawn('beeswarm', value.outputs.length === 1 ? 'beeswarm' : `beeswarm-${k + 1}`, k))
      : []),
    ...(['heatmap', 'interactions', 'picture', 'text'] as const)
      .filter((kind) => kinds.includes(kind))
      .map((kind) => drawn(kind, kind)),
    drawn('waterfall', 'waterfall'),
  ];
}

function overall(value: ExplanationValue, t: Translate): PlotResult {
  const words = {
    meanShare: t(attributionWords(value.method).mean),
    feature: t('plot.feature'),
    output: t('plot.output'),
  };
  return { view: 'plot', id: 'shap-bar', title: 'view.shapBar', spec: shapBar(value, words) };
}

/** All of it, or of very many rows those at even distances. */
export function sampled(value: ExplanationValue): ExplainedView {
  const { features, outputs, shape, tokens, words, intervals, interactions } = value;
  const width = features.length * outputs.length;
  const limit = Math.max(
    1,
    Math.min(maxRows, Math.floor(maxValues / Math.max(1, interactions ? width * features.length : width))),
  );
  const rows = spread(value.rows, limit);
  const pick = <A extends Float64Array | Float32Array | Int32Array>(all: A, each: number): A =>
    rows.length === value.rows ? all : rowsAt(all, each, rows);
  return {
    method: value.method,
    features,
    outputs,
    rows: rows.length,
    values: pick(value.values, width),
    ...(intervals && { intervals: pick(intervals, width) }),
    ...(interactions && { interactions: pick(interactions, width * features.length) }),
    data: pick(value.data, features.length),
    source: pick(value.source, 1),
    base: value.base,
    predictions: pick(value.predictions, outputs.length),
    ...(shape && { shape }),
    ...(tokens && { tokens: rows.map((row) => tokens[row] ?? []) }),
    ...(words && { words }),
  };
}

function metricsView(value: ExplanationValue, t: Translate): ResultView {
  return {
    view: 'metrics',
    title: 'view.explanation',
    metrics: [
      { name: t('figure.explainedRows'), value: value.rows },
      ...(value.rowsAsked === undefined ? [] : [{ name: t('figure.rowsAsked'), value: value.rowsAsked }]),
      { name: t('figure.backgroundRows'), value: value.backgroundRows },
      { name: t('figure.evaluations'), value: value.evaluations },
      ...(value.additive === false ? [] : [{ name: t('figure.additivityError'), value: value.additivityError }]),
      ...value.outputs.map((output, k) => ({ name: t('figure.baseOf', { output }), value: value.base[k] ?? null })),
    ],
  };
}
