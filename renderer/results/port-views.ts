// The views of all outputs of a node, without what one output repeats of another. Pure.
import { shownView } from '#renderer/results/views.ts';
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

const repeats = (view: ResultView, other: ResultView): boolean =>
  view.view === other.view && (shownView(view).repeats?.(view, other) ?? false);
