// The words of a figure by its name, for plots and tables; a name without words stays as it is.
import type { Translate } from '#shared/text/translate.ts';
import { enDescent } from '#shared/text/en/descent.ts';
import { enEvaluate } from '#shared/text/en/evaluate.ts';
import { enInspect } from '#shared/text/en/inspect.ts';
import { enStudio } from '#shared/text/en/studio.ts';

const known: Readonly<Record<string, string>> = {
  ...enStudio.studio.metric,
  ...enEvaluate.studio.metric,
  ...enInspect.studio.metric,
  ...enDescent.studio.metric,
};

export function metricWords(name: string, t: Translate): string {
  return Object.hasOwn(known, name) ? t(`studio.metric.${name}`) : name;
}
