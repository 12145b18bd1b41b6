// Which of an output's views is shown where there is room for one. Pure.
import type { ResultView } from '#shared/protocol/results.ts';

/** What a family's nodes are looked at for; the first view that is there is shown. */
const wanted: Readonly<Record<string, readonly ResultView['view'][]>> = {
  // The node itself draws its curve, so the numbers say more.
  train: ['metrics', 'network'],
  evaluate: ['metrics', 'plot', 'table'],
  explain: ['plot', 'metrics'],
  language: ['words', 'plot'],
};

/** Kinds that are looked at for something else than their family. */
const wantedOfKind: Readonly<Record<string, readonly ResultView['view'][]>> = {
  'train.descentView': ['plot'],
  // A tree needs room.
  'explain.surrogateTree': ['metrics'],
  'explain.nearestExamples': ['images', 'metrics'],
};

export function primaryView(views: readonly ResultView[], kind: string): ResultView | undefined {
  const [family = ''] = kind.split('.');
  for (const type of wantedOfKind[kind] ?? wanted[family] ?? []) {
    // The mean of the Shapley values reads better small than a swarm of points.
    const found =
      views.find((view) => view.view === 'plot' && type === 'plot' && view.id === 'shap-bar') ??
      views.find((view) => view.view === type);
    if (found) return found;
  }
  return views[0];
}
