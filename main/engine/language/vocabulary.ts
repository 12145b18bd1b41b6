// Which words a model knows, and the text in their numbers. Also how often each is drawn as a negative and kept when
// frequent words are thinned out.
import { lineEnd } from '#engine/language/read-tokens.ts';
import type { Tokens } from '#engine/language/read-tokens.ts';
import { createPace } from '#engine/kernels/pace.ts';

export interface Vocabulary {
  /** By falling count, equal counts in alphabetical order (by code unit). */
  readonly words: readonly string[];
  readonly counts: Int32Array;
}

export interface Corpus extends Vocabulary {
  /** The text in the vocabulary's places, without the words that are not in it; `lineEnd` after each line. */
  readonly ids: Int32Array;
  /** Words of the text that are in the vocabulary. */
  readonly tokens: number;
  /** Words of the longest line. */
  readonly longestLine: number;
}

/** Tokens that are gone through without a pause. */
const pieceLength = 500_000;

/**
 * Keeps words that occur at least `minCount` times; of those the `maxWords` most frequent. Throws an AbortError when
 * cancelled.
 */
export async function corpusOf(
  tokens: Tokens,
  minCount: number,
  maxWords: number,
  signal?: AbortSignal,
): Promise<Corpus> {
  const pace = createPace(signal);
  const frequent = tokens.words.flatMap((word, place) => {
    const count = tokens.counts[place] ?? 0;
    return count >= minCount ? [{ word, place, count }] : [];
  });
  const kept = frequent.toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1)).slice(0, maxWords);
  const placeOf = new Int32Array(tokens.words.length).fill(-1);
  kept.forEach(({ place }, id) => (placeOf[place] = id));
  const ids = new Int32Array(tokens.ids.length);
  let [length, line, longestLine, read] = [0, 0, 0, 0];
  for (let at = 0; at < tokens.ids.length; at += 1) {
    if (at % pieceLength === 0) await pace();
    const place = tokens.ids[at] ?? lineEnd;
    if (place === lineEnd) {
      if (line > 0) ids[length++] = lineEnd;
      line = 0;
      continue;
    }
    const id = placeOf[place] ?? -1;
    if (id < 0) continue;
    ids[length++] = id;
    read += 1;
    line += 1;
    if (line > longestLine) longestLine = line;
  }
  return {
    words: kept.map(({ word }) => word),
    counts: Int32Array.from(kept, ({ count }) => count),
    ids: ids.slice(0, length),
    tokens: read,
    longestLine,
  };
}

/** How likely each word is to be drawn as a negative: its count to the power of 3/4 (Mikolov and others, 2013). */
export function negativeProbabilities(counts: ArrayLike<number>): Float64Array {
  const probabilities = Float64Array.from(counts, (count) => count ** 0.75);
  const sum = probabilities.reduce((total, probability) => total + probability, 0);
  return probabilities.map((probability) => probability / sum);
}

/** The cumulative probabilities of the words in [0, 1), as float32 for the kernels; the last is above every draw. */
export function cumulative(probabilities: Float64Array): Float32Array {
  let sum = 0;
  const ends = Float32Array.from(probabilities, (probability) => (sum += probability));
  ends[ends.length - 1] = 2;
  return ends;
}

/** min(1, √(t/f) + t/f) with f a word's frequency in the text: how likely an occurrence is to be kept. */
export function keepProbabilities(counts: ArrayLike<number>, threshold: number): Float64Array {
  const total = Array.from(counts).reduce((sum, count) => sum + count, 0);
  return Float64Array.from(counts, (count) => {
    const ratio = threshold / (count / total);
    return Math.min(1, Math.sqrt(ratio) + ratio);
  });
}
