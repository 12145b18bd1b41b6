// How the event loop fared while something was done: how often it turned, and how long it stood still at most. What stands
// still keeps everybody waiting who has asked for anything.
export interface Fared<T> {
  readonly result: T;
  readonly turns: number;
  readonly longestMs: number;
}

export async function fared<T>(work: () => Promise<T>): Promise<Fared<T>> {
  let [turns, longestMs, last, watching] = [0, 0, performance.now(), true];
  const look = () => {
    longestMs = Math.max(longestMs, performance.now() - last);
    last = performance.now();
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
    return { result, turns, longestMs };
  } finally {
    watching = false;
  }
}
