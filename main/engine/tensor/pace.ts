// Lets the event loop breathe between pieces of tensor work, so that cancels and messages come through.

/** Await it between pieces; every `everyMs` it gives way to what is waiting. */
export function createPace(everyMs = 15): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < everyMs) return;
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    last = performance.now();
  };
}
