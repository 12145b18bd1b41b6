// A few numbers that say how good something is; many of them become a table.
import '#renderer/results/results.css';
import { metricName, metricValue } from '#renderer/results/metric-words.ts';
import { useText } from '#renderer/ui/use-text.ts';

interface MetricsViewProps {
  readonly metrics: readonly { readonly name: string; readonly value: number | null }[];
  /** Beneath a node: the first few, small. */
  readonly compact?: boolean;
}

const compactMost = 3;

export function MetricsView({ metrics, compact = false }: MetricsViewProps) {
  const t = useText();
  const shown = compact ? metrics.slice(0, compactMost) : metrics;
  return (
    <dl className="result-metrics" data-compact={compact || undefined}>
      {shown.map(({ name, value }) => (
        <div className="result-metric" key={name} data-metric={name}>
          <dt>{metricName(name, t)}</dt>
          <dd title={value === null ? undefined : String(value)}>{metricValue(name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}
