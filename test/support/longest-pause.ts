// How the event loop fared while something was done: how often it turned, how long it stood still at most, and how much was
// done in one turn at most. What stands still keeps everybody waiting who has asked for anything.
export interface Fared<T> {
  readonly result: T;
  readonly turns: number;
  readonly longestMs: number;
  /** Of what was counted, in one turn. */
  readonly most: number;
}

/** @param done what was done so far, as a number that rises: calls of a function, bytes */
export async function fared<T>(work: () => Promise<T>, done: () => number = () => 0): Promise<Fared<T>> {
  let [turns, longestMs, last, watching] = [0, 0, performance.now(), true];
  let [most, before] = [0, done()];
  const look = () => {
    longestMs = Math.max(longestMs, performance.now() - last);
    last = performance.now();
    most = Math.max(most, done() - before);
    before = done();
  };
  const turn = () => {
    if (!watching) return;
    turns += 1;
    look();
    setImmediate(turn);
  };
  setImmediate(turn);
  try {
    const result = await work();
    look();
    return { result, turns, longestMs, most };
  } finally {
    watching = false;
  }
}
