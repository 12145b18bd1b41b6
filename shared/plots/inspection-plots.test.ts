// The data that plots of an inspection are made of: what is drawn where, what is left out, what stands for what.
import { expect, test } from 'vitest';
import { dependenceLines, dependencePoints } from '#shared/plots/dependence-lines.ts';
import { importanceBars } from '#shared/plots/importance-bars.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { ruleText, ruleTree } from '#shared/plots/rule-tree.ts';
import { surfaceMap } from '#shared/plots/surface-map.ts';

type Row = Record<string, unknown>;
type Layer = { readonly data?: { readonly values: readonly Row[] }; readonly layer?: readonly Layer[] };

const rowsOf = (spec: PlotSpec): readonly Row[] => (spec['data'] as { values: Row[] }).values;
const layersOf = (spec: PlotSpec): readonly Layer[] => spec['layer'] as Layer[];

test('bars keep their order, 20 of them, with one deviation to each side', () => {
  const bars = Array.from({ length: 25 }, (_, i) => ({ feature: `f${i}`, value: 25 - i, deviation: 2 }));
  const spec = importanceBars(bars, { value: 'worse', deviation: '±' });
  expect(rowsOf(spec).length).toBe(20);
  expect(rowsOf(spec)[0]).toEqual({ feature: 'f0', value: 25, deviation: 2, low: 23, high: 27 });
  expect(layersOf(spec).length).toBe(2);
  const plain = importanceBars([{ feature: 'a', value: 1, deviation: 0 }], { value: 'rows', deviation: '' });
  expect(layersOf(plain).length).toBe(1);
});

test('dependence has a line per output, and at most 100 rows behind it', () => {
  const curves = { outputs: ['no', 'yes'], x: [1, 2], mean: [0.1, 0.2, 0.9, 0.8], lines: [], marks: [1.5] };
  const spec = dependenceLines(curves, { x: 'age', y: 'p' });
  expect(rowsOf(spec)).toEqual([
    { x: 1, y: 0.1, output: 'no' },
    { x: 2, y: 0.2, output: 'no' },
    { x: 1, y: 0.9, output: 'yes' },
    { x: 2, y: 0.8, output: 'yes' },
  ]);
  const lines = Float32Array.from({ length: 600 }, (_, i) => i);
  const many = dependenceLines({ outputs: ['yes'], x: [1, 2], mean: [0, 1], lines, marks: [] }, { x: 'age', y: 'p' });
  const followed = layersOf(many)[0]?.data?.values ?? [];
  expect(new Set(followed.map(({ row }) => row)).size).toBe(100);
  expect(followed.slice(0, 4).map(({ y }) => y)).toEqual([0, 1, 6, 7]);
});

test('a surface has cells that meet halfway, without those that are not finite, and ways in front', () => {
  const surface = { x: [0, 2, 6], y: [0, 1], values: [1, 2, 3, Number.NaN, 5, 6] };
  const path = { name: 'SGD', steps: [0, 1], x: [0, Number.NaN], y: [1, 1], values: [2, 3] };
  const words = { x: 'a', y: 'b', value: 'loss', rank: 'loss', step: 'update' };
  const spec = surfaceMap(surface, [path], words, true);
  expect(rowsOf(spec).length).toBe(5);
  expect(rowsOf(spec)[2]).toEqual({ x: 2, y: 0, x0: 1, x1: 4, y0: -0.5, y1: 0.5, value: 3, rank: 0.375 });
  expect(rowsOf(spec).map(({ rank }) => rank)).toEqual([0, 0.1875, 0.375, 0.5625, 0.75]);
  expect(layersOf(spec)[1]?.data?.values).toEqual([{ name: 'SGD', step: 0, x: 0, y: 1, value: 2 }]);
  expect(layersOf(surfaceMap(surface, [], words, false)).length).toBe(1);
});

test('a tree stands above the middle of its branches, and ends where it would overlap', () => {
  const words = { rows: 'rows', prediction: 'answer', question: 'rule', share: 'share' };
  const question = { feature: 'a feature of a long name', threshold: 3 };
  const spec = ruleTree(
    [
      { question, rows: 10, prediction: 'no', share: 0.7 },
      { parent: 0, answer: 'yes', question, rows: 6, prediction: 'no', share: 1 },
      { parent: 1, answer: 'yes', rows: 4, prediction: 'no', share: 1 },
      { parent: 1, answer: 'no', rows: 2, prediction: 'no', share: 1 },
      { parent: 0, answer: 'no', rows: 4, prediction: 'yes', share: 0.75 },
    ],
    words,
  );
  expect(rowsOf(spec).map(({ x, y }) => [x, y])).toEqual([
    [1.25, 0],
    [0.5, 1],
    [0, 2],
    [1, 2],
    [2, 1],
  ]);
  expect(rowsOf(spec)[0]).toMatchObject({ above: 'a feature of a … ≤ 3', below: '10 · 70 %', leaf: false });
  expect(rowsOf(spec)[4]).toMatchObject({ above: 'yes', fromX: 1.25, fromY: 0.36, toY: 0.64, leaf: true });
  const chain = Array.from({ length: 9 }, (_, i) => ({ ...(i > 0 && { parent: i - 1 }), rows: 1, prediction: '1.5' }));
  expect(rowsOf(ruleTree(chain, words)).length).toBe(6);
});

test('words stand as points beside one another, none between two of them', () => {
  const curves = { outputs: ['yes'], x: [0, 1], words: ['S', 'C'], mean: [0.2, 0.8], lines: [0.1, 0.7], marks: [] };
  const spec = dependencePoints(curves, { x: 'port', y: 'p' });
  expect(rowsOf(spec)).toEqual([
    { word: 'S', place: 0, y: 0.2, output: 'yes' },
    { word: 'C', place: 1, y: 0.8, output: 'yes' },
  ]);
  expect(layersOf(spec)[0]?.data?.values.map(({ y }) => y)).toEqual([0.1, 0.7]);
  expect(JSON.stringify(spec)).not.toContain('"line"');
});

test('cells of a surface over words are told by words', () => {
  const words = { x: 'port', y: 'age', value: 'p', rank: '', step: '' };
  const surface = { x: [0, 1], y: [10, 20], values: [1, 2, 3, 4], words: [['S', 'C'], null] } as const;
  const rows = rowsOf(surfaceMap(surface, [], words, false));
  expect(rows.map(({ xWord, y }) => [xWord, y])).toEqual([
    ['S', 10],
    ['S', 20],
    ['C', 10],
    ['C', 20],
  ]);
});

test('a rule is about a threshold or a word', () => {
  expect(ruleText({ feature: 'age', threshold: 3 }, 'yes')).toBe('age ≤ 3');
  expect(ruleText({ feature: 'age', threshold: 3 }, 'no')).toBe('age > 3');
  expect(ruleText({ feature: 'Sex', word: 'female' }, 'yes')).toBe('Sex = female');
  expect(ruleText({ feature: 'Sex', word: 'female' }, 'no')).toBe('Sex ≠ female');
});
