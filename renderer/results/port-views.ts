// The views of all outputs of a node, without what one output repeats of another. Pure.
import type { ResultView } from '#shared/protocol/results.ts';

export interface PortView {
  readonly port: string;
  readonly view: ResultView;
}

/** A training's history repeats its model's curves and last numbers: what an earlier output has shown is left out. */
export function withoutRepeats(views: readonly PortView[]): readonly PortView[] {
  return views.filter(({ port, view }, at) => {
    const before = views.slice(0, at).filter((other) => other.port !== port);
    return !before.some(({ view: other }) => repeats(view, other));
  });
}

function repeats(view: ResultView, other: ResultView): boolean {
  if (view.view === 'plot' && other.view === 'plot') return view.id === other.id;
  if (view.view !== 'metrics' || other.view !== 'metrics') return false;
  return view.metrics.every(({ name, value }) => other.metrics.some((one) => one.name === name && one.value === value));
}
