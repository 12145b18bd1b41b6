// Views of an explanation: many rows as bar and beeswarm, one row as a waterfall, and how well it adds up.
import { beeswarm } from '#shared/plots/beeswarm.ts';
import { mostFeatures, shapBar } from '#shared/plots/shap-bar.ts';
import { waterfall } from '#shared/plots/waterfall.ts';
import type { ResultView } from '#shared/protocol/results.ts';
import type { Translate } from '#shared/text/translate.ts';
import type { ExplanationValue } from '#engine/run/values.ts';

/** Points of all beeswarms together: a model of many outputs shows the first of them. */
const mostPoints = 12_000;

export function explanationViews(value: ExplanationValue, t: Translate): ResultView[] {
  const oneRow = waterfallView(value, 0, t);
  const figures = figuresView(value, t);
  if (value.rows === 1) return [oneRow, figures];
  const overall: ResultView = {
    view: 'plot',
    id: 'shap-bar',
    title: 'view.shapBar',
    spec: shapBar(value, { meanShare: t('plot.meanShapley'), feature: t('plot.feature'), output: t('plot.output') }),
  };
  const swarms = beeswarmViews(value, t);
  return value.outputs.length === 1 ? [...swarms, overall, oneRow, figures] : [overall, ...swarms, oneRow, figures];
}

function beeswarmViews(value: ExplanationValue, t: Translate): ResultView[] {
  const points = Math.min(value.rows, 400) * Math.min(value.features.length, mostFeatures);
  const shown = Math.max(1, Math.floor(mostPoints / points));
  return value.outputs.slice(0, shown).map((output, k) => ({
    view: 'plot',
    id: value.outputs.length === 1 ? 'beeswarm' : `beeswarm-${k + 1}`,
    title: 'view.beeswarm',
    spec: beeswarm(value, k, {
      share: t('plot.shapleyOf', { output }),
      feature: t('plot.feature'),
      value: t('plot.featureValue'),
      low: t('plot.low'),
      high: t('plot.high'),
      row: t('plot.row'),
    }),
  }));
}

/** Of the output that the row's prediction is largest in. */
export function waterfallView(value: ExplanationValue, row: number, t: Translate): ResultView {
  const { features, outputs, values, data, base, predictions } = value;
  const own = predictions.subarray(row * outputs.length, (row + 1) * outputs.length);
  const output = own.reduce((best, prediction, k) => (prediction > (own[best] ?? 0) ? k : best), 0);
  const shares = features.map((_, f) => values[(row * features.length + f) * outputs.length + output] ?? 0);
  const spec = waterfall(
    {
      features,
      data: data.subarray(row * features.length, (row + 1) * features.length),
      values: shares,
      base: base[output] ?? Number.NaN,
      prediction: own[output] ?? Number.NaN,
    },
    {
      output: t('plot.outputOf', { output: outputs[output] ?? '' }),
      share: t('plot.shapleyOf', { output: outputs[output] ?? '' }),
      others: (count) => t('plot.otherFeatures', { count }),
    },
  );
  return { view: 'plot', id: 'waterfall', title: 'view.waterfall', spec };
}

function figuresView(value: ExplanationValue, t: Translate): ResultView {
  return {
    view: 'metrics',
    title: 'view.explanation',
    metrics: [
      { name: t('figure.explainedRows'), value: value.rows },
      { name: t('figure.backgroundRows'), value: value.backgroundRows },
      { name: t('figure.evaluations'), value: value.evaluations },
      { name: t('figure.additivityError'), value: value.additivityError },
      ...value.outputs.map((output, k) => ({ name: t('figure.baseOf', { output }), value: value.base[k] ?? null })),
    ],
  };
}
