// How training goes, epoch by epoch, while it goes: a curve per metric, where it stands and how long it will take.
import '#renderer/results/results.css';
import { CurveChart } from '#renderer/results/CurveChart.tsx';
import { bestEpoch, curveSeries, secondsLeft } from '#renderer/results/curve-scale.ts';
import { metricName, metricValue } from '#renderer/results/metric-words.ts';
import { durationText } from '#renderer/ui/format.ts';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { useText } from '#renderer/ui/use-text.ts';
import type { EpochLog } from '#shared/protocol/run.ts';

interface LearningCurveProps {
  readonly epochs: readonly EpochLog[];
  /** The epoch in progress. */
  readonly soFar?: EpochLog | undefined;
  /** The epoch at which it went on from an earlier run. */
  readonly resumedAt?: number | undefined;
  readonly isRunning: boolean;
  /** Of the whole training that is done; null or absent = by its epochs. */
  readonly fraction?: number | null;
  /** Of one chart, CSS pixels. */
  readonly height?: number;
}

export function LearningCurve({ epochs, soFar, resumedAt, isRunning, fraction, height = 104 }: LearningCurveProps) {
  const t = useText();
  const last = soFar ?? epochs.at(-1);
  if (!last) return <p className="result-note">{t('studio.results.curveWaiting')}</p>;
  const series = curveSeries(epochs, soFar);
  const left = secondsLeft(epochs);
  const spent = epochs.reduce((sum, { seconds }) => sum + seconds, 0);
  const judged = series[0] && series[0].validation.length > 0 ? 'val_loss' : 'loss';
  const best = bestEpoch(epochs, judged);
  const notes = [
    ...(resumedAt === undefined ? [] : [t('studio.results.resumed', { epoch: resumedAt })]),
    ...(left === null ? [] : [t('studio.results.timeLeft', { time: durationText(left, t) })]),
  ];
  return (
    <section className="learning-curve ui-column" aria-label={t('studio.results.curve')}>
      <div className="learning-curve-head ui-muted ui-numbers">
        {isRunning ? (
          <ProgressBar
            label={t('studio.results.epoch', { epoch: last.epoch, epochs: last.epochs })}
            fraction={fraction ?? (epochs.at(-1)?.epoch ?? 0) / last.epochs}
            note={notes.join(' · ') || undefined}
          />
        ) : (
          <span>
            {t('studio.results.epoch', { epoch: last.epoch, epochs: last.epochs })} ·{' '}
            {t('studio.results.took', { time: durationText(spent, t) })}
            {best
              ? ` · ${metricName(judged, t)}: ${t('studio.results.best', { value: metricValue(judged, best.value), epoch: best.epoch })}`
              : ''}
          </span>
        )}
      </div>
      <div className="learning-curve-charts">
        {series.map((one) => (
          <CurveChart key={one.metric} series={one} epochs={last.epochs} height={height} />
        ))}
      </div>
    </section>
  );
}
