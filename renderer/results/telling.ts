// Which of an output's views says most in a small place. Pure.
import type { ResultView } from '#shared/protocol/results.ts';

/** What a family's nodes are looked at for; the first view that is there is shown. */
const wanted: Readonly<Record<string, readonly ResultView['view'][]>> = {
  // The node itself draws its curve, so the numbers say more.
  train: ['metrics', 'network'],
  evaluate: ['metrics', 'plot', 'table'],
  explain: ['plot', 'metrics'],
};

export function telling(views: readonly ResultView[], kind: string): ResultView | undefined {
  const [family = ''] = kind.split('.');
  for (const type of wanted[family] ?? []) {
    // The mean of the Shapley values reads better small than a swarm of points.
    const found =
      views.find((view) => view.view === 'plot' && type === 'plot' && view.id === 'shap-bar') ??
      views.find((view) => view.view === type);
    if (found) return found;
  }
  return views[0];
}
