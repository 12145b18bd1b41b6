// Parts of words learnt from how often letters stand side by side (byte pair encoding on characters: Sennrich, Haddow and
// Birch 2016). The most frequent pair of neighbours becomes one part, again and again; ties go to the first in the alphabet.
import { yieldToEventLoop } from '#engine/kernels/pace.ts';

/** Behind a word's last letter. */
const end = '</w>';
/** What is written without a blank for longer is taken piece by piece. */
const piece = /.{1,100}/gsu;

const letters = (word: string): string[][] => {
  const pieces = (word.match(piece) ?? []).map((part) => Array.from(part));
  pieces.at(-1)?.push(end);
  return pieces;
};

interface Pair {
  /** Both parts, with a blank between them. */
  readonly name: string;
  readonly count: number;
}

const isBefore = (one: Pair, other: Pair): boolean =>
  one.count === other.count ? one.name < other.name : one.count > other.count;

/** The pairs that become one, in their order: so many that there are `most` different parts, letters included. */
export async function learnPairs(
  words: ReadonlyMap<string, number>,
  most: number,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const pieces = Array.from(words).flatMap(([word, times]) => letters(word).map((parts) => ({ parts, times })));
  const counts = new Map<string, number>();
  const places = new Map<string, Set<number>>();
  const heap: Pair[] = [];
  const changed = new Set<string>();
  const count = (at: number, sign: 1 | -1): void => {
    const { parts, times } = pieces[at] ?? { parts: [], times: 0 };
    for (let i = 0; i + 1 < parts.length; i += 1) {
      const name = `${parts[i]} ${parts[i + 1]}`;
      counts.set(name, (counts.get(name) ?? 0) + sign * times);
      changed.add(name);
      if (sign < 0) continue;
      const own = places.get(name) ?? new Set();
      places.set(name, own.add(at));
    }
  };
  const settle = (): void => {
    for (const name of changed) push(heap, { name, count: counts.get(name) ?? 0 });
    changed.clear();
  };
  for (const at of pieces.keys()) {
    count(at, 1);
    if (at % 1000 === 0) await yieldToEventLoop(signal);
  }
  settle();
  const pairs: string[] = [];
  const alone = new Set(pieces.flatMap(({ parts }) => parts)).size;
  while (alone + pairs.length < most) {
    const best = pop(heap);
    // A pair by itself is no habit.
    if (!best || best.count < 2) break;
    if (counts.get(best.name) !== best.count) continue;
    pairs.push(best.name);
    for (const at of places.get(best.name) ?? []) {
      const own = pieces[at];
      if (!own) continue;
      count(at, -1);
      pieces[at] = { ...own, parts: joined(own.parts, best.name) };
      count(at, 1);
    }
    counts.delete(best.name);
    changed.delete(best.name);
    settle();
    await yieldToEventLoop(signal);
  }
  return pairs;
}

/** From a word to its parts. */
export function pairer(pairs: readonly string[]): (word: string) => readonly string[] {
  const rank = new Map(pairs.map((name, i) => [name, i]));
  const known = new Map<string, readonly string[]>();
  const split = (letter: readonly string[]): readonly string[] => {
    let parts = letter;
    for (;;) {
      const names = parts.slice(1).map((part, i) => `${parts[i]} ${part}`);
      const first = names.reduce((least, name) => Math.min(least, rank.get(name) ?? Infinity), Infinity);
      if (first === Infinity) return parts;
      parts = joined(parts, pairs[first] ?? '');
    }
  };
  return (word) => {
    const found = known.get(word) ?? letters(word).flatMap(split);
    if (known.size < 100_000) known.set(word, found);
    return found;
  };
}

function joined(parts: readonly string[], pair: string): string[] {
  const made: string[] = [];
  for (let i = 0; i < parts.length; i += 1) {
    const isPair = i + 1 < parts.length && `${parts[i]} ${parts[i + 1]}` === pair;
    made.push(isPair ? `${parts[i]}${parts[i + 1]}` : (parts[i] ?? ''));
    if (isPair) i += 1;
  }
  return made;
}

function push(heap: Pair[], pair: Pair): void {
  let at = heap.push(pair) - 1;
  for (let up = (at - 1) >> 1; at > 0 && isBefore(pair, heap[up] as Pair); up = (at - 1) >> 1) {
    heap[at] = heap[up] as Pair;
    at = up;
  }
  heap[at] = pair;
}

function pop(heap: Pair[]): Pair | undefined {
  const [top] = heap;
  const last = heap.pop();
  if (!last || heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let next = 2 * at + 1;
    if (next + 1 < heap.length && isBefore(heap[next + 1] as Pair, heap[next] as Pair)) next += 1;
    if (next >= heap.length || !isBefore(heap[next] as Pair, last)) break;
    heap[at] = heap[next] as Pair;
    at = next;
  }
  heap[at] = last;
  return top;
}
