// A long history sampled down to one message; a curve of them looks the same.
import type { EpochLog } from '#shared/protocol/run.ts';

/** At most about `max` logs, evenly spread, the first and the last among them. */
export function sampleHistory(history: readonly EpochLog[], max = 2000): readonly EpochLog[] {
  const every = Math.ceil(history.length / max);
  return every <= 1 ? history : history.filter((_log, i) => i % every === 0 || i === history.length - 1);
}
