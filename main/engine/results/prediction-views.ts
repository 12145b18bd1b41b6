// Views of predictions: how sure the model is, and whether it is right where it is sure.
import { histogram } from '#shared/plots/histogram.ts';
import type { HistogramData } from '#shared/plots/histogram.ts';
import type { ResultView } from '#shared/protocol/results.ts';
import type { Translate } from '#shared/text/translate.ts';
import { mostProbable } from '#engine/metrics/multiclass-scores.ts';
import type { PredictionsValue } from '#engine/values/predictions.ts';

export function predictionViews(value: PredictionsValue, t: Translate): ResultView[] {
  const { data, words } = spreadOf(value, t);
  const spec = histogram(data, { ...words, count: t('plot.count') });
  return [{ view: 'plot', id: 'histogram', title: 'view.histogram', spec }];
}

/** A number: itself. Two classes: the probability of the second, by truth. More: the largest, by right and wrong. */
function spreadOf(
  value: PredictionsValue,
  t: Translate,
): { data: HistogramData; words: { value: string; group: string } } {
  const { target, outputs, units, truth } = value;
  if (target.kind === 'number') {
    const first = units === 1 ? outputs : outputs.filter((_, i) => i % units === 0);
    return { data: { values: first }, words: { value: `${target.name} (${t('plot.predicted')})`, group: ' ' } };
  }
  // A network without a sigmoid or softmax at its end gives scores, which have no ends.
  const scale = outputs.every((p) => p >= 0 && p <= 1) ? { range: [0, 1] as const } : {};
  if (units === 1) {
    const groups = { names: target.classes, of: truth };
    const output = target.classes[1] ?? target.name;
    return {
      data: { values: outputs, ...scale, groups },
      words: { value: t('plot.probabilityOf', { output }), group: t('plot.truth') },
    };
  }
  const chosen = mostProbable(outputs, units);
  const groups = { names: [t('plot.right'), t('plot.wrong')], of: chosen.map((k, row) => (k === truth[row] ? 0 : 1)) };
  const largest = Float32Array.from(chosen, (k, row) => outputs[row * units + k] ?? 0);
  return {
    data: { values: largest, ...scale, groups },
    words: { value: t('plot.topProbability'), group: t('plot.predicted') },
  };
}
