// One view of an output, as its record shows it; the same on the canvas (compact) and enlarged.
import { shownView } from '#renderer/results/views.ts';
import type { ContentProps } from '#renderer/results/views/view.ts';
import type { ResultView } from '#shared/protocol/results.ts';

export function ResultViewContent({ view, compact = false, glance = false, height, source }: ContentProps<ResultView>) {
  const { Content } = shownView(view);
  return <Content view={view} compact={compact} glance={glance} height={height} source={source} />;
}
