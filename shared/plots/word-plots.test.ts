// Plots of word vectors: what is drawn, and that Vega-Lite takes it.
import { expect, test } from 'vitest';
import { probabilityHeatmap, probabilityMatrix, wordBars, wordMap } from '#shared/plots/word-plots.ts';
import type { WordsShown } from '#shared/plots/word-plots.ts';
import { analogy, nearestWords, similarities } from '#shared/plots/word-similarity.ts';
import { translator } from '#shared/text/translate.ts';

const t = translator('en');
const shown: WordsShown = {
  words: ['king', 'queen', 'man', 'woman', 'nothing'],
  counts: [5, 4, 3, 2, 1],
  dimension: 2,
  // Royal along the first axis, female along the second.
  vectors: [1, 0.1, 1, 1, 0.1, 0.1, 0.1, 1, 0, 0],
  logSums: [2, 2, 2, 2, 2],
  points: [1, 0, 1, 1, 0, 0, 0, 1, 0.5, 0.5],
  explained: [0.6, 0.4],
};

type Row = Readonly<Record<string, unknown>>;
const rowsOf = (spec: Readonly<Record<string, unknown>>): readonly Row[] =>
  (spec['data'] as { readonly values: readonly Row[] }).values;

test('the nearest words leave out the word itself, and a vector of nothing is like none', () => {
  expect(nearestWords(shown, 3, 2).map(({ word }) => word)).toEqual([1, 2]);
  expect(similarities(shown, [1, 0])[4]).toBe(0);
  expect(nearestWords(shown, 4, 1)[0]?.similarity).toBe(0);
});

test('an analogy leaves out the words that it is made of', () => {
  expect(analogy(shown, 0, 2, 3, 5).map(({ word }) => word)).toEqual([1, 4]);
});

test('a map has each word where it lies; the chosen one and those near it stand out', () => {
  const rows = rowsOf(wordMap(shown, 3, t));
  expect(rows.map(({ word, first, second }) => [word, first, second])).toEqual([
    ['nothing', 0.5, 0.5],
    ['man', 0, 0],
    ['queen', 1, 1],
    ['king', 1, 0],
    ['woman', 0, 1],
  ]);
  // The chosen one lies on top, and its name is the last to give way.
  expect(rows[4]?.['role']).toBe('chosen');
  expect(JSON.stringify(wordMap(shown, undefined, t))).toContain('component 1 (60 %)');
});

test('probabilities are those of the formula, by row', () => {
  const matrix = probabilityMatrix(shown, [1, 3]);
  expect(matrix[0]?.[1]).toBeCloseTo(Math.exp(1.1 - 2), 12);
  const cells = rowsOf(probabilityHeatmap(shown, [1, 3], t));
  expect(cells.map(({ first, second }) => `${String(first)} ${String(second)}`)).toEqual([
    'queen queen',
    'queen woman',
    'woman queen',
    'woman woman',
  ]);
});

test('bars keep their order', () => {
  const bars = [
    { word: 'b', value: 2 },
    { word: 'a', value: 1 },
  ];
  expect(rowsOf(wordBars(bars, 'x', t))).toEqual(bars);
});
