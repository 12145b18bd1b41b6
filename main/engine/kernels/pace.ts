// Lets the event loop breathe between pieces of tensor work, so that cancels and messages come through.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Numbers that a loop copies or adds up between two looks at what is waiting: some ten milliseconds. */
export const numbersAtOnce = 4_000_000;

/** Nodes of a document that are asked between two looks at most. */
export const nodesAtOnce = 50;

/** Lets messages in, among them a cancel, between two pieces of native work; throws when cancelled. */
export async function yieldToEventLoop(signal: AbortSignal | undefined): Promise<void> {
  await nextTurn();
  signal?.throwIfAborted();
}

/** After so long a loop lets in what is waiting. */
const everyMs = 15;

/** Await it between pieces; at times, or every `times` pieces, it gives way to what is waiting. Throws when cancelled. */
export function createPace(signal?: AbortSignal, times = Number.POSITIVE_INFINITY): () => Promise<void> {
  let [last, pieces] = [performance.now(), 0];
  return async () => {
    pieces += 1;
    if (pieces >= times || performance.now() - last >= everyMs) {
      await nextTurn();
      [last, pieces] = [performance.now(), 0];
    }
    signal?.throwIfAborted();
  };
}

/** True when asked `everyMs` or more after it was true, or made: what there is so far is then shown. */
export function nowAndThen(everyMs = 250): () => boolean {
  let last = performance.now();
  return () => {
    const now = performance.now();
    if (now - last < everyMs) return false;
    last = now;
    return true;
  };
}
