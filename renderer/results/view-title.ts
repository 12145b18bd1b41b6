// The title of a view in words. A plot's id may say which metric or output it is about.
import { metricName } from '#renderer/results/metric-words.ts';
import type { ResultView } from '#shared/protocol/results.ts';
import type { Translate } from '#shared/text/translate.ts';

const curvePrefix = 'curve-';

export function viewTitle(view: ResultView, t: Translate): string {
  const title = t(view.title);
  if (view.view !== 'plot') return title;
  if (view.id.startsWith(curvePrefix)) return `${title} · ${metricName(view.id.slice(curvePrefix.length), t)}`;
  const number = /-(\d+)$/.exec(view.id)?.[1];
  return number === undefined ? title : `${title} · ${number}`;
}
