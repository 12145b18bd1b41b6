// How far something is, or only that it goes on.
import '#renderer/ui/regions.css';
import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';

interface ProgressBarProps {
  readonly label: string;
  /** 0 … 1; null = cannot be told. */
  readonly fraction: number | null;
  /** At the right end, such as the time left. */
  readonly note?: string | undefined;
}

export function ProgressBar({ label, fraction, note }: ProgressBarProps) {
  return (
    <AriaProgressBar
      className="ui-progress ui-column"
      value={(fraction ?? 0) * 100}
      isIndeterminate={fraction === null}
    >
      <div className="ui-progress-head ui-row ui-muted ui-numbers">
        <Label>{label}</Label>
        {note === undefined ? null : <span>{note}</span>}
      </div>
      <div className="ui-progress-track">
        <ProgressFill fraction={fraction} />
      </div>
    </AriaProgressBar>
  );
}

/** The bar alone, in a track of its owner's. */
export function ProgressFill({ fraction }: Pick<ProgressBarProps, 'fraction'>) {
  return (
    <div
      className="ui-progress-fill"
      data-indeterminate={fraction === null || undefined}
      style={fraction === null ? undefined : { width: `${fraction * 100}%` }}
    />
  );
}
