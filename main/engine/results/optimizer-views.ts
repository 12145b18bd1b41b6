// Views of an optimizer: how its rate changes, where it does by the number of updates, and its settings.
import { rateCurve } from '#shared/plots/rate-curve.ts';
import type { ResultView } from '#shared/protocol/results.ts';
import type { Translate } from '#shared/text/translate.ts';
import { numbersOf } from '#engine/kinds/numbers.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import { learningRateAt, learningRateSchema, shownUpdates } from '#engine/training/schedules.ts';

const steps = 240;

export function optimizerViews({ config, reduceOnPlateau }: OptimizerValue, t: Translate): ResultView[] {
  const rate = learningRateSchema.safeParse(config['learning_rate']).data;
  const scheduled = typeof rate === 'object' ? rate : undefined;
  const numbers = { ...numbersOf(config), ...numbersOf(scheduled?.config ?? {}), ...numbersOf(reduceOnPlateau ?? {}) };
  const metrics = Object.entries(numbers).map(([name, value]) => ({ name, value }));
  const settings: ResultView = { view: 'metrics', title: 'view.settings', metrics };
  if (!scheduled) return [settings];
  const last = shownUpdates(scheduled);
  const points = Array.from({ length: steps + 1 }, (_, i) => {
    const update = Math.round((i / steps) * last);
    return { update, rate: learningRateAt(scheduled, update) };
  });
  const spec = rateCurve(points, { update: t('plot.update'), rate: t('plot.learningRate') });
  return [{ view: 'plot', id: 'learning-rate', title: 'view.learningRate', spec }, settings];
}
