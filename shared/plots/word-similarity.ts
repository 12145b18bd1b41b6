// What can be asked of word vectors: which words are near one, which completes an analogy, and how likely one is beside
// another. Arithmetic alone; drawing is word-plots.ts's.
import { unit } from '#shared/plots/principal-components.ts';

export interface WordTable {
  readonly dimension: number;
  /** words × dimension. */
  readonly vectors: ArrayLike<number>;
}

export interface Similar {
  /** Its place among the words. */
  readonly word: number;
  /** Cosine, −1 … 1. */
  readonly similarity: number;
}

const wordsOf = ({ dimension, vectors }: WordTable): number => vectors.length / dimension;

function vectorOf({ dimension, vectors }: WordTable, word: number): Float64Array {
  return Float64Array.from({ length: dimension }, (_, i) => vectors[word * dimension + i] ?? 0);
}

/** The cosine of each word's vector and `direction`; 0 where one of them is nothing. */
export function similarities(table: WordTable, direction: ArrayLike<number>): Float64Array {
  const { dimension, vectors } = table;
  const towards = unit(Float64Array.from({ length: dimension }, (_, i) => direction[i] ?? 0));
  return Float64Array.from({ length: wordsOf(table) }, (_, word) => {
    let [along, size] = [0, 0];
    for (let i = 0; i < dimension; i += 1) {
      const value = vectors[word * dimension + i] ?? 0;
      along += value * (towards[i] ?? 0);
      size += value * value;
    }
    return size > 0 ? along / Math.sqrt(size) : 0;
  });
}

function mostSimilar(cosines: Float64Array, count: number, without: ReadonlySet<number>): Similar[] {
  return Array.from(cosines, (similarity, word) => ({ word, similarity }))
    .filter(({ word }) => !without.has(word))
    .toSorted((a, b) => b.similarity - a.similarity || a.word - b.word)
    .slice(0, count);
}

/** The words most like `word`, itself left out. */
export function nearestWords(table: WordTable, word: number, count: number): Similar[] {
  return mostSimilar(similarities(table, vectorOf(table, word)), count, new Set([word]));
}

/** The direction of a − b + c, each of length 1. */
export function analogyDirection(table: WordTable, a: number, b: number, c: number): Float64Array {
  const [one, two, three] = [a, b, c].map((word) => unit(vectorOf(table, word))) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return one.map((value, i) => value - (two[i] ?? 0) + (three[i] ?? 0));
}

/** What a − b + c comes nearest to, the three left out: king − man + woman. */
export function analogy(table: WordTable, a: number, b: number, c: number, count: number): Similar[] {
  return mostSimilar(similarities(table, analogyDirection(table, a, b, c)), count, new Set([a, b, c]));
}

/** How p(w2|w1) is made: of a word's vector and the words' vectors as neighbours, over all words. */
export interface WordModel extends WordTable {
  /** words × dimension; absent where one table is both. */
  readonly contexts?: ArrayLike<number>;
  /** log Σ exp(u·v) over the whole vocabulary, of each word. */
  readonly logSums: ArrayLike<number>;
}

/** p(w2|w1) of every word w2 that is there, for one w1. Where some words of the vocabulary are left out, less than 1 in all. */
export function probabilitiesAfter({ dimension, vectors, contexts, logSums }: WordModel, first: number): Float64Array {
  const others = contexts ?? vectors;
  const logSum = logSums[first] ?? 0;
  return Float64Array.from({ length: others.length / dimension }, (_, second) => {
    let score = 0;
    for (let i = 0; i < dimension; i += 1)
      score += (vectors[first * dimension + i] ?? 0) * (others[second * dimension + i] ?? 0);
    return Math.exp(score - logSum);
  });
}
