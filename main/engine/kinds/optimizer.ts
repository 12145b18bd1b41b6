// Values of type optimizer.
import type { ValueKind } from '#engine/kinds/kind.ts';
import { numbersOf } from '#engine/kinds/numbers.ts';
import { optimizerViews } from '#engine/results/optimizer-views.ts';
import { learningRateSchema } from '#engine/training/schedules.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';

export const optimizer: ValueKind<OptimizerValue> = {
  type: 'optimizer',
  describe: ({ className, wholeBatch, config }) => ({ type: 'optimizer', name: className, wholeBatch, config }),
  summary: (value) => ({ name: value.className, ...numbersOf(value.config), ...scheduleOf(value) }),
  views: optimizerViews,
};

/** Nothing for a constant rate. */
function scheduleOf({ config, reduceOnPlateau }: OptimizerValue): Readonly<Record<string, string>> {
  if (reduceOnPlateau) return { schedule: 'ReduceLROnPlateau' };
  const { data } = learningRateSchema.safeParse(config['learning_rate']);
  return typeof data === 'object' ? { schedule: data.class_name } : {};
}
