// A plot: where there is room, with the rows behind its points, or with trajectories across it to step along.
import { plotTitle } from '#renderer/results/plot-title.ts';
import { PlotWithRows } from '#renderer/results/PlotWithRows.tsx';
import { PlotWithTrajectories } from '#renderer/results/PlotWithTrajectories.tsx';
import { VegaPlot } from '#renderer/results/VegaPlot.tsx';
import type { ShownView, ViewProps } from '#renderer/results/views/view.ts';
import { useText } from '#renderer/ui/use-text.ts';
import type { PlotResult } from '#shared/spec/views/plot.ts';

function PlotContent({ view, compact, glance, height }: ViewProps<PlotResult>) {
  const t = useText();
  if (view.rows && !compact) return <PlotWithRows view={view} rows={view.rows} height={height} />;
  if (view.walk && !compact && !glance) return <PlotWithTrajectories view={view} walk={view.walk} height={height} />;
  return <VegaPlot spec={view.spec} title={plotTitle(view, t)} compact={compact} height={height} />;
}

export const plot: ShownView<PlotResult> = {
  Content: PlotContent,
  atAGlance: 'picture',
  title: plotTitle,
  id: ({ id }) => id,
  repeats: (view, other) => view.id === other.id,
};
