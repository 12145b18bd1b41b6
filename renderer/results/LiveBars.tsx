// An estimate in progress as bars: what matters most so far, and how far off each may still be. No plot library: it is
// drawn four times a second.
import '#renderer/results/live-bars.css';
import type { Bar } from '#shared/protocol/run.ts';

export function LiveBars({ bars }: { readonly bars: readonly Bar[] }) {
  const longest = Math.max(Number.MIN_VALUE, ...bars.map(({ value, half }) => value + (half ?? 0)));
  const percent = (part: number): string => `${((100 * part) / longest).toFixed(2)}%`;
  return (
    <ol className="live-bars">
      {bars.map(({ name, value, half }) => (
        <li key={name}>
          <span className="live-bar-name ui-clip">{name}</span>
          <span className="live-bar-track">
            <span className="live-bar" style={{ width: percent(value) }} />
            {half === null ? null : (
              <span
                className="live-bar-half"
                style={{ left: percent(Math.max(0, value - half)), width: percent(half + Math.min(value, half)) }}
              />
            )}
          </span>
          <span className="ui-numbers">
            {value.toPrecision(2)}
            {half === null ? '' : ` ± ${half.toPrecision(1)}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
