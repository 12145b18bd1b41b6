// Names and numbers of metrics as a person reads them. Names come as Keras reports them; those without words of their
// own are shown as they are.
import { percent } from '#renderer/ui/format.ts';
import { baseMetric } from '#shared/plots/learning-curve.ts';
import { shortNumber } from '#shared/text/number-text.ts';
import type { Translate } from '#shared/text/translate.ts';
import { metricWords } from '#shared/text/metric-words.ts';

/** Shares between 0 and 1 that people think of in percent. */
const shares: ReadonlySet<string> = new Set([
  'accuracy',
  'balanced_accuracy',
  'specificity',
  'train_accuracy',
  'validation_accuracy',
  'test_accuracy',
  'binary_accuracy',
  'categorical_accuracy',
  'sparse_categorical_accuracy',
  'top_k_categorical_accuracy',
  'top_k_accuracy',
  'precision',
  'precision_macro',
  'precision_micro',
  'precision_weighted',
  'recall',
  'recall_macro',
  'recall_micro',
  'recall_weighted',
  'f1',
  'f1_macro',
  'f1_micro',
  'f1_weighted',
  'neighbours_kept',
  'variance_shown',
  'fidelity',
  'fidelity_training',
  'commonest_answer',
  'neighbours_agree',
  'plane_share',
]);

export function metricName(name: string, t: Translate): string {
  const base = baseMetric(name);
  const known = metricWords(base, t);
  const words = known === base && /^[a-z0-9_]+$/.test(base) ? base.replaceAll('_', ' ') : known;
  return base === name ? words : t('studio.results.ofValidation', { metric: words });
}

export function metricValue(name: string, value: number | null): string {
  if (value === null) return '–';
  return shares.has(baseMetric(name)) && value >= 0 && value <= 1 ? percent(value) : shortNumber(value);
}
