// The title of a plot in words. Its id may say which metric or output it is about.
import { metricName } from '#renderer/results/metric-words.ts';
import type { PlotResult } from '#shared/spec/views/plot.ts';
import type { Translate } from '#shared/text/translate.ts';

const curvePrefix = 'curve-';

export function plotTitle({ id, title: key }: PlotResult, t: Translate): string {
  const title = t(key);
  if (id.startsWith(curvePrefix)) return `${title} · ${metricName(id.slice(curvePrefix.length), t)}`;
  const number = /-(\d+)$/.exec(id)?.[1];
  return number === undefined ? title : `${title} · ${number}`;
}
