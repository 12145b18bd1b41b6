// The loss per epoch as a small line on the training node, while it trains and after. The real plot is in results/.
import type { EpochLog } from '#shared/protocol/run.ts';
import { useText } from '#renderer/ui/use-text.ts';
import { shortNumber } from '#renderer/ui/format.ts';

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
  let path = '';
  let pen = 'M';
  values.forEach((value, at) => {
    if (value === null || value === undefined) {
      pen = 'M';
      return;
    }
    const share = high === low ? 0.5 : (value - low) / (high - low);
    path += `${pen}${(inset + at * step).toFixed(1)} ${(height - inset - share * (height - 2 * inset)).toFixed(1)}`;
    pen = 'L';
  });
  return path;
}

export function MiniCurve({ epochs, running }: { readonly epochs: readonly EpochLog[]; readonly running: boolean }) {
  const t = useText();
  const last = epochs.at(-1);
  if (!last) return null;
  const training = epochs.map((log) => log.logs['loss']);
  const validation = epochs.map((log) => log.logs['val_loss']);
  const finite = [...training, ...validation].filter((value): value is number => typeof value === 'number');
  const low = finite.reduce((one, two) => Math.min(one, two), Infinity);
  const high = finite.reduce((one, two) => Math.max(one, two), -Infinity);
  const slots = Math.max(last.epochs, epochs.length);
  const loss = last.logs['loss'];
  const accuracy = last.logs['val_accuracy'] ?? last.logs['accuracy'];
  return (
    <div className="mini-curve" data-running={running}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
        <path className="mini-curve-validation" d={curvePath(validation, slots, low, high)} />
        <path className="mini-curve-training" d={curvePath(training, slots, low, high)} />
      </svg>
      <p>
        <span>{t('studio.results.epoch', { epoch: last.epoch, epochs: last.epochs })}</span>
        <span>
          {t('workbench.canvas.loss')} {shortNumber(loss ?? null)}
          {typeof accuracy === 'number' ? ` · ${t('workbench.canvas.accuracy')} ${shortNumber(accuracy)}` : ''}
        </span>
      </p>
    </div>
  );
}
