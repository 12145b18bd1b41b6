// Features of words in an evaluation: slices, mistakes and rows tell words.
import { expect, test } from 'vitest';
import { groupsOf } from '#engine/nodes/evaluate/groups.ts';
import { measure, usualSettings } from '#engine/nodes/evaluate/measure.ts';
import { measuredRows } from '#engine/nodes/evaluate/measured-rows.ts';
import { mistakesTable } from '#engine/nodes/evaluate/report-tables.ts';
import { splitOutputs } from '#engine/nodes/evaluate/split-outputs.ts';
import { modelAndData } from '#engine/network/match-dataset.ts';
import { oneInput, oneOutputModel } from '#test/support/one-input.ts';
import { wordData, wordModel } from '#test/support/word-features.ts';

const { signal } = new AbortController();
const { model, dataset } = modelAndData({ model: oneOutputModel(wordModel), dataset: oneInput(wordData) }, signal);

test('slices are called by words, the most frequent first', async () => {
  const groups = groupsOf(dataset, await dataset.split('train'), 'Port');
  expect(groups.map(({ name }) => name)).toEqual(['Port = S', 'Port = C', 'Port = Q', 'Port = –']);
  expect(groups.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(120);
});

test('of many words the rarest are one slice', () => {
  const words = Array.from({ length: 30 }, (_, i) => `w${i}`);
  // w0 thirty times, w1 twenty-nine times …
  const x = Float32Array.from(words.flatMap((_, i) => Array.from({ length: 30 - i }, () => i)));
  const columns = { ...dataset, shape: [1], features: ['w'], preprocessing: [], words: [words] };
  const groups = groupsOf(columns, { rows: x.length, x, y: x, source: new Int32Array(x.length) }, 'w');
  expect(groups).toHaveLength(12);
  expect(groups[0]).toMatchObject({ name: 'w = w0' });
  expect(groups[11]?.rows).toHaveLength((19 * 20) / 2);
});

test('mistakes and the rows behind a cell show words', async () => {
  const split = await splitOutputs(model, dataset, 'test', signal);
  const measured = measure(model, split, usualSettings);
  const table = mistakesTable(measured, dataset, split, 60);
  expect(table.columns.slice(-3).map(({ type }) => type)).toEqual(['text', 'number', 'text']);
  expect(new Set(table.rows.map((row) => row.at(-3)))).toEqual(new Set(['female', 'male']));
  const rows = measuredRows(measured, dataset, split);
  expect(rows.words).toEqual([['female', 'male'], null, ['C', 'Q', 'S']]);
  expect(new Set([...rows.values].filter((_, i) => i % 3 === 0))).toEqual(new Set([0, 1]));
});
