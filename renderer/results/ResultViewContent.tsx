// One view of an output, by its type; the same on the canvas (compact) and enlarged.
import { ConfusionView } from '#renderer/results/ConfusionView.tsx';
import { DataTable } from '#renderer/results/DataTable.tsx';
import { ExplanationView } from '#renderer/results/ExplanationView.tsx';
import { ImagesView } from '#renderer/results/ImagesView.tsx';
import { MetricsView } from '#renderer/results/MetricsView.tsx';
import { MiniTable } from '#renderer/results/MiniTable.tsx';
import { NetworkView } from '#renderer/results/NetworkView.tsx';
import { PlotWithRows } from '#renderer/results/PlotWithRows.tsx';
import { PlotWithWalk } from '#renderer/results/PlotWithWalk.tsx';
import { VegaPlot } from '#renderer/results/VegaPlot.tsx';
import { WordsExplorer } from '#renderer/results/WordsExplorer.tsx';
import { viewTitle } from '#renderer/results/view-title.ts';
import { Markdown } from '#renderer/ui/Markdown.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import { assertNever } from '#shared/spec/assert-never.ts';
import type { ResultView } from '#shared/protocol/results.ts';

interface ResultViewContentProps {
  readonly view: ResultView;
  readonly compact?: boolean;
  /** Side by side with others: a plot instead of what is walked through. */
  readonly glance?: boolean;
  /** Room for a plot, CSS pixels; its own height without this. */
  readonly height?: number;
  /** Where a table view's other rows come from: the view that stands for the output itself. */
  readonly source?: { readonly key: string; readonly port: string } | undefined;
}

export function ResultViewContent({ view, compact = false, glance = false, height, source }: ResultViewContentProps) {
  const t = useText();
  switch (view.view) {
    case 'table':
      if (compact) return <MiniTable slice={view.slice} />;
      return <DataTable label={viewTitle(view, t)} slice={view.slice} {...(source ? { source } : {})} />;
    case 'plot':
      if (view.rows && !compact) {
        return <PlotWithRows view={view} rows={view.rows} {...(height === undefined ? {} : { height })} />;
      }
      if (view.walk && !compact && !glance) {
        return <PlotWithWalk view={view} walk={view.walk} {...(height === undefined ? {} : { height })} />;
      }
      return (
        <VegaPlot
          spec={view.spec}
          title={viewTitle(view, t)}
          compact={compact}
          {...(height === undefined ? {} : { height })}
        />
      );
    case 'metrics':
      return (
        <MetricsView
          metrics={view.metrics}
          compact={compact}
          {...(compact || glance ? {} : { saveAs: viewTitle(view, t) })}
        />
      );
    case 'images':
      return <ImagesView view={view} compact={compact} />;
    case 'network':
      return <NetworkView layers={view.layers} compact={compact} />;
    case 'confusion':
      if (!compact && !glance) return <ConfusionView view={view} />;
      return <VegaPlot spec={view.spec} title={viewTitle(view, t)} compact={compact} />;
    case 'explanation':
      return <ExplanationView view={view} compact={compact} {...(height === undefined ? {} : { height })} />;
    case 'words':
      return <WordsExplorer view={view} compact={compact} {...(height === undefined ? {} : { height })} />;
    case 'text':
      return <Markdown text={view.markdown} />;
    default:
      return assertNever(view);
  }
}
