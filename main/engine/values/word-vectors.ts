// What a wire of type wordVectors carries.
import type { EpochLog } from '#shared/protocol/run.ts';
import type { TrainingThreads } from '#engine/values/training-facts.ts';

/** How a map was made, and how far it can be trusted (projection/map-points.ts). */
export interface WordMapFacts {
  readonly method: 'pca' | 'tsne' | 'umap';
  readonly words: number;
  readonly trustworthiness: number;
  readonly kept: number;
  readonly divergence?: number;
}

/** A trained word model. Words by falling count. */
export interface WordVectorsValue {
  readonly type: 'wordVectors';
  /** How p(w2|w1) was learnt. */
  readonly objective: 'oneTable' | 'twoTables' | 'negativeSampling' | 'cbow';
  readonly words: readonly string[];
  /** Of each word in the text. */
  readonly counts: Int32Array;
  readonly dimension: number;
  /** words × dimension. */
  readonly vectors: Float32Array;
  /** words × dimension, of the words as neighbours; absent where one table is both. */
  readonly contexts?: Float32Array;
  /** log Σ exp(u·v) over all words, of the first words: what makes p(w2|w1) of scores. */
  readonly logSums: Float64Array;
  /**
   * words × 2: where each lies in the plane of the two principal components, which hold these fractions of the variance; or
   * on `map`.
   */
  readonly points: Float32Array;
  readonly explained: Float64Array;
  /** Of the first words alone; NaN stands for the others. */
  readonly map?: WordMapFacts;
  /** The first so many words are in the table of p(w2|w1). */
  readonly listed: number;
  /** Words of the text that are in the vocabulary, and pairs (of CBOW, centres) of an epoch. */
  readonly tokens: number;
  readonly pairs: number;
  readonly history: readonly EpochLog[];
  readonly stopped?: 'cancelled';
  /** As of a model. */
  readonly eagerBecause?: string;
  readonly threads?: TrainingThreads;
}

declare module '#engine/values/wire-value.ts' {
  interface WireValues {
    readonly wordVectors: WordVectorsValue;
  }
}
