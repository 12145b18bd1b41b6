// Features of words in the nodes that look into a model: whole words change, stand on axes and in tables, never their places.
import { noTable } from '#test/support/no-table.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '#shared/text/language.ts';
import { translator } from '#shared/text/translate.ts';
import { boundsWritten } from '#engine/nodes/explain/feature-bounds.ts';
import { viewsOf } from '#engine/kinds/kinds.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import type { ReportValue } from '#engine/values/report.ts';
import { codeOf, report } from '#test/support/inspect-reports.ts';
import type { Kind } from '#test/support/inspect-reports.ts';
import { features, logitOf, wordData, wordModel } from '#test/support/word-features.ts';

let tf: Tf;
let tensors = 0;
beforeAll(async () => {
  ({ tf } = await openBackend());
  tensors = tf.memory().numTensors;
});
afterAll(() => expect(tf.memory().numTensors).toBe(tensors));

const asked = (kind: Kind, params: Record<string, unknown> = {}): Promise<ReportValue> =>
  report(kind, { model: wordModel, dataset: wordData }, params);
const tableOf = ({ tables }: ReportValue, id: string) => tables?.find((table) => table.id === id);

describe('partial dependence', () => {
  test('asks at every word, the most frequent first, and each differs as the model has it', async () => {
    const found = await asked('explain.partialDependence', { features: 'Port', split: 'train', rows: 120 });
    const [plot] = found.plots ?? [];
    if (plot?.plot !== 'dependence') throw new Error('No dependence');
    expect(plot.words).toEqual(['S', 'C', 'Q', '–']);
    expect([...plot.x]).toEqual([0, 1, 2, 3]);
    expect(plot.marks).toHaveLength(0);
    const [s = 0, c = 0, q = 0, none = 0] = plot.mean;
    expect([s < q, q < c, Math.abs(q - none) < 1e-6]).toEqual([true, true, true]);
    const table = tableOf(found, 'dependenceValues');
    expect(table?.columns[1]).toMatchObject({ type: 'text' });
    expect(table?.rows.map((row) => row[1])).toEqual(['S', 'C', 'Q', '–']);
  });

  test('asks at no more words than points', async () => {
    const found = await asked('explain.partialDependence', { features: 'Port', points: 2 });
    expect(tableOf(found, 'dependenceValues')?.rows.map((row) => row[1])).toEqual(['S', 'C']);
  });

  test('goes over pairs of a word and a number', async () => {
    const found = await asked('explain.partialDependence', { features: 'Sex, Age', together: 'pair', points: 5 });
    const [plot] = found.plots ?? [];
    if (plot?.plot !== 'dependencePair') throw new Error('No pair');
    expect(plot.words[0]?.toSorted()).toEqual(['female', 'male']);
    expect(plot.words[1]).toBeNull();
    const table = tableOf(found, 'dependenceValues');
    expect(table?.columns.map(({ type }) => type)).toEqual(['text', 'number', 'text', 'number']);
    expect(new Set(table?.rows.map((row) => row[0]))).toEqual(new Set(['female', 'male']));
  });
});

test('local effects leave words out, and refuse those that are named', async () => {
  const found = await asked('explain.accumulatedLocalEffects');
  expect(new Set(tableOf(found, 'localEffectValues')?.rows.map(([feature]) => feature))).toEqual(new Set(['Age']));
  expect(await codeOf(asked('explain.accumulatedLocalEffects', { features: 'Age, Sex' }))).toBe('explain.noOrder');
});

test('permutation importance finds the word that the model looks at', async () => {
  const train = wordData.splits.train;
  const y = Float32Array.from(train.y, (_, row) => Number(train.x[row * 3] === 0));
  const dataset = { ...wordData, splits: { ...wordData.splits, test: { ...train, y } } };
  const found = await report('explain.permutationImportance', { model: wordModel, dataset });
  expect(tableOf(found, 'importances')?.rows[0]?.[0]).toBe('Sex');
});

describe('counterfactual rows', () => {
  const changesOf = (found: ReportValue) => tableOf(found, 'changes')?.rows ?? [];
  const rows = { rows: 20 };

  test.each(['auto', 'search'])('%s changes words as a whole, and ages stay whole', async (method) => {
    const found = await asked('explain.counterfactual', { ...rows, method });
    expect(found.metrics).toMatchObject({ counterfactuals_found: 20 });
    const changes = changesOf(found);
    expect(changes.some(([, feature]) => feature === 'Sex')).toBe(true);
    for (const [, feature, , now] of changes) {
      if (feature === 'Sex') expect(['female', 'male']).toContain(now);
      else if (feature === 'Port') expect(['C', 'Q', 'S', null]).toContain(now);
      else expect(Number.isInteger(Number(now))).toBe(true);
    }
    // Another sex is 1, and costs less than the four standard deviations of age that do as much.
    const distances = tableOf(found, 'counterfactuals')?.rows.map((row) => row[6]);
    expect(distances).toContain(1);
  });

  test('gradients move numbers alone', async () => {
    const found = await asked('explain.counterfactual', { ...rows, method: 'gradient', withinData: false });
    expect(changesOf(found).length).toBeGreaterThan(0);
    expect(new Set(changesOf(found).map(([, feature]) => feature))).toEqual(new Set(['Age']));
    const noNumber = asked('explain.counterfactual', { ...rows, method: 'gradient', fixed: 'Age' });
    expect(await codeOf(noNumber)).toBe('explain.noGradient');
  });

  test('what is fixed stays, and a word becomes only one of those that are named', async () => {
    const params = { ...rows, fixed: 'Sex', bounds: 'Port: Q', withinData: false, method: 'search' };
    const changes = changesOf(await asked('explain.counterfactual', params));
    expect(changes.some(([, feature]) => feature === 'Port')).toBe(true);
    for (const [, feature, , now] of changes) {
      expect(feature).not.toBe('Sex');
      if (feature === 'Port') expect(now).toBe('Q');
    }
  });
});

test('bounds of words are lists, of numbers ranges', () => {
  const words = [['a', 'b, c'], null];
  const read = (text: string) => boundsWritten(text, ['w', 'n'], words).map((own) => own.words ?? [own.low, own.high]);
  expect(read('w: a\nn: 1 .. 2')).toEqual([['a'], [1, 2]]);
  expect(read('w: b, c')).toEqual([['b, c']]);
  expect(() => read('w: other')).toThrow('explain.bounds');
  expect(() => read('w: 0 .. 1')).toThrow('explain.bounds');
});

test('nearest rows differ in words by 1, whatever their places are', async () => {
  const params = { split: 'test', rows: 5, neighbours: 3, scaled: false };
  const table = tableOf(await asked('explain.nearestExamples', params), 'neighbours');
  expect(table?.columns.slice(-3).map(({ type }) => type)).toEqual(['text', 'number', 'text']);
  const { train, test: held } = wordData.splits;
  const apart = (one: number, other: number): number => {
    const of = (f: number): [number, number] => [held.x[one * 3 + f] ?? 0, train.x[other * 3 + f] ?? 0];
    const [[a, b], [c, d], [e, g]] = [of(0), of(1), of(2)];
    return Math.sqrt(Number(a !== b) + (c - d) ** 2 + Number(e !== g));
  };
  const expected = Array.from({ length: 5 }, (_, row) =>
    Array.from({ length: train.rows }, (__, other) => apart(row, other))
      .toSorted((a, b) => a - b)
      .slice(0, 3),
  ).flat();
  const distances = table?.rows.map((row) => Number(row[5])) ?? [];
  expect(distances).toHaveLength(15);
  distances.forEach((distance, i) => expect(distance).toBeCloseTo(expected[i] ?? -1, 5));
});

test('a tree asks about one word at a time, and tells what the model tells', async () => {
  const found = await asked('explain.surrogateTree', { depth: 4, minLeaf: 1 });
  const [plot] = found.plots ?? [];
  if (plot?.plot !== 'tree') throw new Error('No tree');
  expect(plot.nodes[0]?.question).toEqual({ feature: 'Sex', word: 'female' });
  const rules = tableOf(found, 'rules')?.rows.map(([rule]) => String(rule)) ?? [];
  expect(rules.some((rule) => rule.includes('Sex = female'))).toBe(true);
  expect(rules.some((rule) => rule.includes('Sex ≠ female'))).toBe(true);
  expect(rules.some((rule) => /(Sex|Port) [≤>]/.test(rule))).toBe(false);
  expect(found.metrics['fidelity']).toBeGreaterThan(0.9);
});

test('the answers are those that the features have', async () => {
  const found = await asked('explain.counterfactual', { rows: 20 });
  const changes = tableOf(found, 'changes')?.rows ?? [];
  const data = wordData.splits.test;
  for (const [row] of tableOf(found, 'counterfactuals')?.rows ?? []) {
    const at = data.source.indexOf(Number(row) - 1);
    const own: (string | number | null)[] = [
      data.x[at * 3] === 0 ? 'female' : 'male',
      30 + 10 * (data.x[at * 3 + 1] ?? 0),
      ['C', 'Q', 'S', null][data.x[at * 3 + 2] ?? 0] ?? null,
    ];
    const logit = ([sex, age, port]: typeof own): number =>
      logitOf(String(sex), Number(age), port === null || port === undefined ? null : String(port));
    const now = [...own];
    for (const [of, feature, , value] of changes)
      if (of === row) now[features.indexOf(String(feature))] = value as string | null;
    expect(Math.sign(logit(now))).toBe(-Math.sign(logit(own)));
  }
});

test.each<[Kind, Record<string, unknown>]>([
  ['explain.partialDependence', {}],
  ['explain.partialDependence', { together: 'pair', features: 'Sex, Port' }],
  ['explain.counterfactual', {}],
  ['explain.surrogateTree', {}],
  ['explain.nearestExamples', {}],
])('%s is shown in every language', async (kind, params) => {
  const value = await asked(kind, params);
  for (const language of languages) {
    const views = await viewsOf(value, translator(language), noTable);
    expect(views.some(({ view }) => view === 'table')).toBe(true);
    expect(JSON.stringify(views)).toMatch(/female|"[CSQ]"/);
  }
});
