// Word vectors as files: word2vec's text format reads back to the bit, and probabilities are those of the formula.
import { expect, test } from 'vitest';
import { probabilitiesFile, vectorsFile } from '#engine/files/word-vectors.ts';
import type { WordVectorsValue } from '#engine/values/word-vectors.ts';

const vectors = Float32Array.of(0.1, -2, 1 / 3, 4e-9, 0, 1);
const value: WordVectorsValue = {
  type: 'wordVectors',
  objective: 'oneTable',
  words: ['the', 'a,"b"', '猫'],
  counts: Int32Array.of(3, 2, 1),
  dimension: 2,
  vectors,
  logSums: Float64Array.of(5, 2),
  points: new Float32Array(6),
  explained: Float64Array.of(1, 0),
  listed: 2,
  tokens: 6,
  pairs: 8,
  history: [],
};

test('vectors in the format of word2vec', () => {
  const [head, ...lines] = vectorsFile(value).trimEnd().split('\n');
  expect(head).toBe('3 2');
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['the', 'a,"b"', '猫']);
  expect(Float32Array.from(lines.flatMap((line) => line.split(' ').slice(1).map(Number)))).toEqual(vectors);
});

test('p(w2|w1) of the first words as CSV', () => {
  const [head, first] = probabilitiesFile(value).trimEnd().split('\n');
  expect(head).toBe(',the,"a,""b"""');
  const [name, same, other] = first?.split(',') ?? [];
  expect(name).toBe('the');
  expect(Number(same)).toBeCloseTo(Math.exp(0.01 + 4 - 5), 6);
  expect(Number(other)).toBeCloseTo(Math.exp(0.1 / 3 - 8e-9 - 5), 6);
});
