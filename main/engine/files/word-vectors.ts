// Word vectors as text files that other programs read: word2vec's own format, and p(w2|w1) of the first words as CSV.
import { csvCell } from '#shared/text/csv-text.ts';
import { probabilitiesAfter } from '#shared/plots/word-similarity.ts';
import type { FormatWriter } from '#engine/files/format.ts';
import type { WordVectorsValue } from '#engine/values/word-vectors.ts';

/** word2vec's text format: "words dimension" on the first line, then each word and its numbers, apart by blanks. */
export function vectorsFile({ words, dimension, vectors }: WordVectorsValue): string {
  const lines = words.map((word, i) => `${word} ${vectors.subarray(i * dimension, (i + 1) * dimension).join(' ')}`);
  return `${[`${words.length} ${dimension}`, ...lines].join('\n')}\n`;
}

/** A line for each first word w1, a column for each second word w2. */
export function probabilitiesFile(value: WordVectorsValue): string {
  const { words, listed, dimension, contexts } = value;
  const part = (table: Float32Array): Float32Array => table.subarray(0, listed * dimension);
  const model = {
    dimension,
    vectors: part(value.vectors),
    ...(contexts && { contexts: part(contexts) }),
    logSums: value.logSums,
  };
  const names = words.slice(0, listed).map(csvCell);
  const lines = names.map((name, first) => [name, ...probabilitiesAfter(model, first)].join(','));
  return `${[['', ...names].join(','), ...lines].join('\n')}\n`;
}

export const word2vec: FormatWriter<WordVectorsValue> = {
  files: (value) => [{ name: 'vectors.vec', pieces: [vectorsFile(value)] }],
};

export const wordProbabilities: FormatWriter<WordVectorsValue> = {
  files: (value) => [{ name: 'probabilities.csv', pieces: [probabilitiesFile(value)] }],
};
