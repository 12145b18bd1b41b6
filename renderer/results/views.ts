// The records of all views by name. A new one is a file in views/ and a line here.
import { confusion } from '#renderer/results/views/confusion.tsx';
import { explanation } from '#renderer/results/views/explanation.tsx';
import { images } from '#renderer/results/views/images.tsx';
import { metrics } from '#renderer/results/views/metrics.tsx';
import { network } from '#renderer/results/views/network.tsx';
import { plot } from '#renderer/results/views/plot.tsx';
import { table } from '#renderer/results/views/table.tsx';
import { text } from '#renderer/results/views/text.tsx';
import type { ShownView } from '#renderer/results/views/view.ts';
import { words } from '#renderer/results/views/words.tsx';
import type { ResultView, ViewName, ViewOf } from '#shared/spec/views.ts';

const views = { table, plot, confusion, explanation, words, metrics, images, network, text } satisfies {
  readonly [N in ViewName]: ShownView<ViewOf<N>>;
};

/** How a view is shown. */
export const shownView = (view: ResultView): ShownView<ResultView> =>
  views[view.view] as unknown as ShownView<ResultView>;
