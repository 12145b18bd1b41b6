// A few numbers that say how good something is; many of them become a table.
import '#renderer/results/views/metrics.css';
import { csvText } from '#renderer/results/csv-text.ts';
import { metricName, metricValue } from '#renderer/results/metric-words.ts';
import type { ShownView, ViewProps } from '#renderer/results/views/view.ts';
import type { MetricsResult } from '#shared/spec/views/metrics.ts';
import { saveBlob } from '#renderer/results/save-blob.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useText } from '#renderer/ui/use-text.ts';

interface MetricsViewProps {
  readonly metrics: MetricsResult['metrics'];
  /** Beneath a node: the first few, small. */
  readonly compact?: boolean;
  /** What they are saved as; without it they are not offered. */
  readonly saveAs?: string;
}

const compactMost = 3;

export function MetricsView({ metrics, compact = false, saveAs }: MetricsViewProps) {
  const t = useText();
  const shown = compact ? metrics.slice(0, compactMost) : metrics;
  const list = (
    <dl className="result-metrics ui-wrap" data-compact={compact || undefined}>
      {shown.map(({ name, value, of, interval }) => (
        <div className="result-metric ui-card" key={name} data-metric={name}>
          <dt>
            {of === undefined ? metricName(name, t) : t('views.metrics.ofClass', { metric: metricName(name, t), of })}
          </dt>
          <dd title={value === null ? undefined : String(value)}>{metricValue(name, value)}</dd>
          {interval && !compact ? (
            <dd className="result-metric-interval" title={t('views.metrics.bootstrap')}>
              {metricValue(name, interval.low)} – {metricValue(name, interval.high)}
              {value !== null && interval.low >= 0 && interval.high <= 1 ? (
                <IntervalBar value={value} low={interval.low} high={interval.high} />
              ) : null}
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
  if (saveAs === undefined) return list;
  return (
    <div className="result-metrics-saved">
      {list}
      <IconButton
        icon="download"
        size="small"
        label={t('studio.export.csv')}
        onPress={() => saveBlob(new Blob([metricsCsv(metrics)], { type: 'text/csv' }), `${saveAs}.csv`)}
      />
    </div>
  );
}

/** By the names that scripts know, with the ends of the intervals where there are any. */
function metricsCsv(metrics: MetricsViewProps['metrics']): string {
  const rows = metrics.map(({ name, value, interval }) => [name, value, interval?.low ?? null, interval?.high ?? null]);
  return csvText(['figure', 'value', 'low', 'high'], rows);
}

/** Where a fraction and its interval lie between 0 and 1; its words are beside it. */
function IntervalBar({ value, low, high }: { readonly value: number; readonly low: number; readonly high: number }) {
  return (
    <svg className="result-metric-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
      <line x1={0} x2={100} y1={4} y2={4} className="result-metric-rail" />
      <line x1={low * 100} x2={high * 100} y1={4} y2={4} className="result-metric-range" />
      <line x1={value * 100} x2={value * 100} y1={0} y2={8} className="result-metric-point" />
    </svg>
  );
}

function MetricsContent({ view, compact, glance }: ViewProps<MetricsResult>) {
  const t = useText();
  const saved = compact || glance ? {} : { saveAs: t(view.title) };
  return <MetricsView metrics={view.metrics} compact={compact} {...saved} />;
}

export const metrics: ShownView<MetricsResult> = {
  Content: MetricsContent,
  atAGlance: 'numbers',
  // A training's history has the last numbers of its model again.
  repeats: (view, other) =>
    view.metrics.every(({ name, value }) => other.metrics.some((one) => one.name === name && one.value === value)),
};
