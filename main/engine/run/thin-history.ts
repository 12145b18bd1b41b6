// A long history as few enough logs for one message; a curve of them looks the same.
import type { EpochLog } from '#shared/protocol/run.ts';

/** At most about `most` logs, evenly spread, the first and the last among them. */
export function thinHistory(history: readonly EpochLog[], most = 2000): readonly EpochLog[] {
  const every = Math.ceil(history.length / most);
  return every <= 1 ? history : history.filter((_log, i) => i % every === 0 || i === history.length - 1);
}
