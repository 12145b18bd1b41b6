// The loss per epoch as a small line on the training node, while it trains and after. The real plot is in results/.
import { linePath } from '#renderer/results/curve-scale.ts';
import type { EpochLog } from '#shared/protocol/run.ts';
import { useText } from '#renderer/ui/use-text.ts';
import { shortNumber } from '#shared/text/number-text.ts';

const width = 196;
const height = 40;
const inset = 3;

/** Points of one metric in the view box; epochs without a finite number leave a gap. */
export function curvePath(
  values: readonly (number | null | undefined)[],
  slots: number,
  low: number,
  high: number,
): string {
  const step = (width - 2 * inset) / Math.max(1, slots - 1);
  const fraction = (value: number) => (high === low ? 0.5 : (value - low) / (high - low));
  return linePath(
    values,
    (epoch) => inset + (epoch - 1) * step,
    (value) => height - inset - fraction(value) * (height - 2 * inset),
  );
}

interface MiniCurveProps {
  readonly epochs: readonly EpochLog[];
  /** The epoch in progress: its line is dotted. */
  readonly soFar?: EpochLog | undefined;
  readonly running: boolean;
}

export function MiniCurve({ epochs, soFar, running }: MiniCurveProps) {
  const t = useText();
  const last = soFar ?? epochs.at(-1);
  if (!last)
    return (
      <div className="mini-curve" data-empty>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
          <path className="mini-curve-rail" d={`M0 ${height - inset}H${width}`} />
        </svg>
        <p className="ui-small">{t(running ? 'studio.results.running' : 'studio.results.none')}</p>
      </div>
    );
  const training = epochs.map((log) => log.logs['loss']);
  const validation = epochs.map((log) => log.logs['val_loss']);
  const open = soFar?.logs['loss'];
  const finite = [...training, ...validation, open].filter((value): value is number => typeof value === 'number');
  const low = finite.reduce((one, two) => Math.min(one, two), Infinity);
  const high = finite.reduce((one, two) => Math.max(one, two), -Infinity);
  const slots = Math.max(last.epochs, epochs.length);
  const ends = [...training.map((value, at) => (at === training.length - 1 ? value : null)), open];
  const loss = last.logs['loss'];
  const held = (epochs.at(-1) ?? last).logs['val_loss'];
  return (
    <div className="mini-curve" data-running={running}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
        <path className="mini-curve-validation" d={curvePath(validation, slots, low, high)} />
        <path className="mini-curve-training" d={curvePath(training, slots, low, high)} />
        {typeof open === 'number' ? (
          // A step of no length: a first epoch, which no line leads to, is a dot.
          <path className="mini-curve-so-far" d={`${curvePath(ends, slots, low, high)}h0`} />
        ) : null}
      </svg>
      <p className="ui-small ui-numbers">
        <span>{t('studio.results.epoch', { epoch: last.epoch, epochs: last.epochs })}</span>
        <span>
          {t('workbench.canvas.loss')} {shortNumber(loss ?? null)}
          {typeof held === 'number' ? ` · ${t('workbench.canvas.validation')} ${shortNumber(held)}` : ''}
        </span>
      </p>
    </div>
  );
}
