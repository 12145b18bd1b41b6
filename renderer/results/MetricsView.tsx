// A few numbers that say how good something is; many of them become a table.
import '#renderer/results/results.css';
import { metricName, metricValue } from '#renderer/results/metric-words.ts';
import type { ResultView } from '#shared/protocol/results.ts';
import { useText } from '#renderer/ui/use-text.ts';

interface MetricsViewProps {
  readonly metrics: Extract<ResultView, { view: 'metrics' }>['metrics'];
  /** Beneath a node: the first few, small. */
  readonly compact?: boolean;
}

const compactMost = 3;

export function MetricsView({ metrics, compact = false }: MetricsViewProps) {
  const t = useText();
  const shown = compact ? metrics.slice(0, compactMost) : metrics;
  return (
    <dl className="result-metrics" data-compact={compact || undefined}>
      {shown.map(({ name, value, interval }) => (
        <div className="result-metric" key={name} data-metric={name}>
          <dt>{metricName(name, t)}</dt>
          <dd title={value === null ? undefined : String(value)}>{metricValue(name, value)}</dd>
          {interval && !compact ? (
            <dd className="result-metric-interval" title={t('studio.results.interval')}>
              {metricValue(name, interval.low)} – {metricValue(name, interval.high)}
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
