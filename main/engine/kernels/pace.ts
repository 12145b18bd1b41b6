// Lets the event loop breathe between pieces of tensor work, so that cancels and messages come through.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Numbers that a loop copies or adds up between two looks at what is waiting: some ten milliseconds. */
export const numbersAtOnce = 4_000_000;

/** Nodes of a document that are asked between two looks. */
export const nodesAtOnce = 50;

/** Lets messages in, among them a cancel, between two pieces of native work; throws when cancelled. */
export async function yieldToEventLoop(signal: AbortSignal | undefined): Promise<void> {
  await nextTurn();
  signal?.throwIfAborted();
}

/** Await it between pieces; every `everyMs` it gives way to what is waiting. */
export function createPace(everyMs = 15): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < everyMs) return;
    await nextTurn();
    last = performance.now();
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
