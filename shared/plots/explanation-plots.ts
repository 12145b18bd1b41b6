// Every plot of an explanation by name: which there are for one, and each as a spec for an output, a row and a feature.
// Studio, report and command line all draw these.
import { beeswarm } from '#shared/plots/beeswarm.ts';
import { decision } from '#shared/plots/decision.ts';
import { dependence } from '#shared/plots/dependence.ts';
import type { Explained } from '#shared/plots/explained.ts';
import { predictionOf } from '#shared/plots/explained.ts';
import { explanationHeatmap } from '#shared/plots/explanation-heatmap.ts';
import { explanationMap } from '#shared/plots/explanation-map.ts';
import { force } from '#shared/plots/force.ts';
import { groupDifference, rowsOfWord, upperRows } from '#shared/plots/group-difference.ts';
import { interactionMap } from '#shared/plots/interaction-map.ts';
import { pictureCells, pictureOverlay } from '#shared/plots/picture-overlay.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

import { rowBar } from '#shared/plots/row-bar.ts';
import { shapBar } from '#shared/plots/shap-bar.ts';
import { attributionWords } from '#shared/plots/attribution-words.ts';
import { textHighlight } from '#shared/plots/text-highlight.ts';
import { violin } from '#shared/plots/violin.ts';
import { waterfall } from '#shared/plots/waterfall.ts';
import { assertNever } from '#shared/spec/assert-never.ts';
import type { Translate } from '#shared/text/translate.ts';
import { shortNumber } from '#shared/text/number-text.ts';

export const explanationPlots = [
  'bar',
  'beeswarm',
  'violin',
  'heatmap',
  'dependence',
  'groups',
  'interactions',
  'map',
  'decision',
  'waterfall',
  'force',
  'rowBar',
  'picture',
  'text',
] as const;
export type ExplanationPlot = (typeof explanationPlots)[number];

/** What a plot is about besides the output: the row that stands out or is shown alone, the feature on its axis. */
export const plotAbout: Readonly<Record<ExplanationPlot, 'rows' | 'row' | 'feature'>> = {
  bar: 'rows',
  beeswarm: 'rows',
  violin: 'rows',
  heatmap: 'rows',
  dependence: 'feature',
  groups: 'feature',
  interactions: 'rows',
  map: 'rows',
  decision: 'row',
  waterfall: 'row',
  force: 'row',
  rowBar: 'row',
  picture: 'row',
  text: 'row',
};

/** Plots over rows need two of them; pictures and texts rows that are such. */
export function plotsFor(explained: Explained): ExplanationPlot[] {
  const many = explained.rows > 1;
  const isPicture = explained.rows > 0 && pictureCells(explained, 0, 0) !== undefined;
  return explanationPlots.filter((name) => {
    if (name === 'picture') return isPicture;
    if (name === 'interactions') return explained.interactions !== undefined && explained.features.length > 1;
    if (name === 'text') return (explained.tokens?.length ?? 0) > 0;
    return many || (plotAbout[name] === 'row' && name !== 'decision');
  });
}

export interface PlotChoice {
  readonly plot: ExplanationPlot;
  readonly output: number;
  readonly row: number;
  readonly feature: number;
}

export function explanationPlot(explained: Explained, choice: PlotChoice, t: Translate): PlotSpec {
  const { output, row, feature } = choice;
  const name = explained.outputs[output] ?? '';
  const called = attributionWords(explained.method);
  const share = t(called.of, { output: name });
  const words = {
    share,
    output: t('plot.outputOf', { output: name }),
    prediction: t('plot.outputOf', { output: name }),
    feature: t('plot.feature'),
    value: t('plot.featureValue'),
    low: t('plot.low'),
    high: t('plot.high'),
    row: t('plot.row'),
    rows: t('plot.rowsByPrediction'),
    interval: t('plot.halfWidth'),
    raises: t('plot.raises'),
    lowers: t('plot.lowers'),
    place: t('plot.place'),
    token: t('plot.token'),
    others: (count: number) => t('plot.otherFeatures', { count }),
    component: (number: number, percent: string) => t('plot.component', { number, percent }),
  };
  switch (choice.plot) {
    case 'bar':
      return shapBar(oneOutput(explained, output), {
        meanShare: t(called.meanOf, { output: name }),
        feature: words.feature,
        output: t('plot.output'),
      });
    case 'beeswarm':
      return beeswarm(explained, output, words);
    case 'violin':
      return violin(explained, output, words);
    case 'heatmap':
      return explanationHeatmap(explained, output, words);
    case 'dependence':
      return dependence(explained, output, feature, words);
    case 'groups': {
      const called = explained.features[feature] ?? '';
      const word = rowsOfWord(explained, feature)?.word;
      const difference =
        word === undefined
          ? t('plot.groupDifference', { feature: called, cut: shortNumber(upperRows(explained, feature).cut) })
          : t('plot.wordDifference', { feature: called, word });
      return groupDifference(explained, output, feature, { ...words, difference });
    }
    case 'interactions':
      return interactionMap(explained, output, {
        effect: t('plot.meanInteraction', { output: name }),
        feature: words.feature,
        other: t('plot.otherFeature'),
      });
    case 'map':
      return explanationMap(explained, output, words);
    case 'decision':
      return decision(explained, output, row, words);
    case 'waterfall':
      return waterfall(explained, row, output, words);
    case 'force':
      return force(explained, row, output, words);
    case 'rowBar':
      return rowBar(explained, row, output, words);
    case 'picture':
      return pictureOverlay(explained, row, output, words);
    case 'text':
      return textHighlight(explained, row, output, words);
    default:
      return assertNever(choice.plot);
  }
}

/** The output that a row's prediction is largest in. */
export function largestOutput(explained: Explained, row: number): number {
  let best = 0;
  for (let output = 1; output < explained.outputs.length; output++)
    if (predictionOf(explained, row, output) > predictionOf(explained, row, best)) best = output;
  return best;
}

function oneOutput(explained: Explained, output: number): Parameters<typeof shapBar>[0] {
  const { features, outputs, rows, values, intervals } = explained;
  const pick = (all: ArrayLike<number>) =>
    Float64Array.from({ length: rows * features.length }, (_, i) => all[i * outputs.length + output] ?? 0);
  return {
    features,
    outputs: [outputs[output] ?? ''],
    rows,
    values: pick(values),
    ...(intervals && { intervals: pick(intervals) }),
  };
}
