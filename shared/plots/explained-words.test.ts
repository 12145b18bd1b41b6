// Plots over many explained rows, of features that are words: neither low nor high, told by word, none between two of them.
import { expect, test } from 'vitest';
import { strongestInteraction } from '#shared/plots/dependence.ts';
import type { Explained } from '#shared/plots/explained.ts';
import { explanationPlot } from '#shared/plots/explanation-plots.ts';
import type { ExplanationPlot } from '#shared/plots/explanation-plots.ts';
import { rowsOfWord } from '#shared/plots/group-difference.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { translator } from '#shared/text/translate.ts';

/** Eight times twelve rows of a word (of which one is missing and one unknown), an age, and a port that decides the word's share. */
const twelve = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, Number.NaN, -1];
const sexes = Array.from({ length: 96 }, (_, row) => twelve[row % 12] ?? 0);
const ports = sexes.map((_, row) => [1, 0, 2][row % 3] ?? 0);
const explained: Explained = {
  features: ['Sex', 'Age', 'Port'],
  outputs: ['yes'],
  rows: 96,
  values: Float64Array.from(
    sexes.flatMap((sex, row) => [[0.3, -0.3, 0.1][ports[row] ?? 0] ?? 0, sex === 0 ? 0.2 : 0, 0]),
  ),
  data: Float32Array.from(sexes.flatMap((sex, row) => [sex, 20 + row, ports[row] ?? 0])),
  source: Int32Array.from(sexes.keys()),
  base: [0.5],
  predictions: Float64Array.from(sexes, (_, row) => row / 96),
  words: [['female', 'male'], null, ['C', 'Q', 'S']],
};
const spec = (plot: ExplanationPlot, feature = 0): PlotSpec =>
  explanationPlot(explained, { plot, output: 0, row: 0, feature }, translator('en'));
const rowsOf = (drawn: PlotSpec) => (drawn['data'] as { values: Record<string, unknown>[] }).values;

test.each(['beeswarm', 'violin'] as const)('%s has levels of numbers alone', (plot) => {
  const levelsOf = (feature: string) =>
    rowsOf(spec(plot))
      .filter((row) => row['feature'] === feature)
      .map((row) => row['level']);
  expect(levelsOf('Sex').length).toBeGreaterThan(0);
  expect(new Set(levelsOf('Sex'))).toEqual(new Set([null]));
  expect(levelsOf('Age').every((level) => typeof level === 'number')).toBe(true);
});

test.each(['beeswarm', 'heatmap', 'decision'] as const)('%s tells words', (plot) => {
  const told = new Set(rowsOf(spec(plot)).flatMap((row) => (row['feature'] === 'Sex' ? [row['value']] : [])));
  expect(told).toEqual(new Set(['female', 'male', '–', '…']));
});

test('dependence puts words side by side, the most frequent first, coloured by the words that decide', () => {
  const rows = rowsOf(spec('dependence'));
  expect(rows.map((row) => [row['value'], row['place']])).toContainEqual(['female', 0]);
  expect(rows.map((row) => [row['value'], row['place']])).toContainEqual(['male', 1]);
  expect(strongestInteraction(explained, 0, 0)).toBe(2);
  expect(new Set(rows.map((row) => row['other']))).toEqual(new Set(['Q', 'C', 'S']));
  // Of a number beside words the axis is its own.
  expect(rowsOf(spec('dependence', 1)).map((row) => row['number'])).toEqual(sexes.map((_, row) => 20 + row));
});

test('groups are the rows of the most frequent word and the others', () => {
  const female = sexes.flatMap((sex, row) => (sex === 0 ? [row] : []));
  expect(rowsOfWord(explained, 0)).toEqual({ word: 'female', rows: new Set(female) });
  expect(rowsOfWord(explained, 1)).toBeUndefined();
  const age = rowsOf(spec('groups')).find((row) => row['feature'] === 'Age');
  expect(age?.['difference']).toBeCloseTo(0.2, 12);
  expect(JSON.stringify(spec('groups'))).toContain('Sex = female');
});
