// The words of a figure by its name, for plots, tables and pages; a name without words stays as it is.
import { metricNames } from '#shared/text/areas/metrics.ts';
import type { Translate } from '#shared/text/translator-type.ts';

const known: Readonly<Record<string, string>> = metricNames.en;

export function metricWords(name: string, t: Translate): string {
  return Object.hasOwn(known, name) ? t(`studio.metric.${name}`) : name;
}
