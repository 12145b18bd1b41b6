// Windows of rows by hand: which rows they hold, which answer goes with them, what a split and standardising make of them,
// and which rows have none.
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { inputInfo } from '#engine/network/model-info.ts';
import { infoOf } from '#engine/kinds/kinds.ts';
import { matchDataset } from '#engine/network/match-dataset.ts';
import { at } from '#engine/network/layer.ts';
import { split } from '#engine/nodes/data/split.ts';
import { standardise } from '#engine/nodes/data/standardise.ts';
import { windows } from '#engine/nodes/data/windows.ts';
import { foldDataset, pooledRaw } from '#engine/nodes/evaluate/fold-dataset.ts';
import type { DatasetValue, RoleCells } from '#engine/values/dataset.ts';
import { oneInput } from '#test/support/one-input.ts';
import { datasetOf, faultOf, testContext } from '#test/support/test-context.ts';

const context = testContext();
afterAll(() => {
  context.dispose();
});

type Params = Parameters<typeof windows.run>[1];
const params = (changes: Partial<Params> = {}): Params => ({
  length: 2,
  horizon: 1,
  stride: 1,
  holds: 'both',
  ...changes,
});

/** Row i has the feature 10 i and the target i; what is known of its roles stands beside it. */
function series(rows: number, roles: RoleCells = {}, classes: readonly string[] = []): DatasetValue {
  const numbers = Array.from({ length: rows }, (_, i) => i);
  const made = oneInput(
    datasetOf(
      numbers.map((i) => [10 * i]),
      numbers,
      classes,
    ),
  );
  const names = Object.fromEntries(Object.keys(roles).map((role) => [role, role]));
  return { ...made, roles: names, splits: { ...made.splits, train: { ...made.splits.train, roles } } };
}

const made = async (dataset: DatasetValue, changes: Partial<Params> = {}): Promise<DatasetValue> => {
  const info = infoOf(dataset);
  const ran = (await windows.run({ dataset }, params(changes), context)).dataset;
  if (info.type !== 'dataset') throw new Error(info.type);
  const told = (await windows.infer({ dataset: info }, params(changes), context)).outputs.dataset;
  const { rows, ...rest } = infoOf(ran) as typeof info;
  expect(told).toEqual({ ...rest, rows: told?.rows === null ? null : rows });
  return ran;
};

/** Of each window its cells, its target and the row that it counts as. */
const told = ({ inputs, splits: { train } }: DatasetValue) => {
  const width = at(inputs, 0).shape.reduce((product, size) => product * size, 1);
  return Array.from(train.source, (source, i) => [
    Array.from(at(train.inputs, 0).values.subarray(i * width, (i + 1) * width)),
    at(train.targets, 0)[i],
    source,
  ]);
};

describe('windows', () => {
  test('hold rows that follow one another, and the target of a later row', async () => {
    const both = await made(series(5));
    expect(inputInfo(at(both.inputs, 0))).toMatchObject({ shape: [2, 2], features: ['x1', 'target'], horizon: 1 });
    expect(told(both)).toEqual([
      [[0, 0, 10, 1], 2, 2],
      [[10, 1, 20, 2], 3, 3],
      [[20, 2, 30, 3], 4, 4],
    ]);
    expect(told(await made(series(6), { holds: 'features', horizon: 2, length: 3 }))).toEqual([
      [[0, 10, 20], 4, 4],
      [[10, 20, 30], 5, 5],
    ]);
    expect(told(await made(series(6), { holds: 'target', horizon: 0, stride: 3 }))).toEqual([
      [[0, 1], 1, 1],
      [[3, 4], 4, 4],
    ]);
  });

  test('go by time, and none reaches from one group into another', async () => {
    const time = Float64Array.of(5, 1, 4, 2, 3, 6);
    const group = Int32Array.of(0, 1, 0, 1, 0, 1);
    expect(told(await made(series(6, { time }), { holds: 'target' }))).toEqual([
      [[1, 3], 4, 4],
      [[3, 4], 2, 2],
      [[4, 2], 0, 0],
      [[2, 0], 5, 5],
    ]);
    const grouped = await made(series(6, { time, group }), { holds: 'target' });
    expect(told(grouped)).toEqual([
      [[4, 2], 0, 0],
      [[1, 3], 5, 5],
    ]);
    expect(grouped.splits.train.roles).toEqual({ time: Float64Array.of(5, 6), group: Int32Array.of(0, 1) });
  });

  test('of any rows hold only older ones of their own group, each row at most once as an answer', async () => {
    const rows = fc.array(fc.record({ time: fc.nat(20), group: fc.nat(2) }), { minLength: 20, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 2, max: 5 }), fc.nat(2), async (cells, length, horizon) => {
        const roles = {
          time: Float64Array.from(cells, (cell) => cell.time),
          group: Int32Array.from(cells, (cell) => cell.group),
        };
        const all = told(await made(series(cells.length, roles), { holds: 'target', length, horizon }));
        for (const [held, answer, source] of all) {
          expect(answer).toBe(source);
          const own = cells[Number(source)];
          for (const row of held as number[]) {
            expect(cells[row]?.group).toBe(own?.group);
            expect(cells[row]?.time).toBeLessThanOrEqual(own?.time ?? -1);
          }
        }
        expect(new Set(all.map(([, , source]) => source)).size).toBe(all.length);
      }),
    );
  });

  test('split by time train on nothing that is younger than the cut', async () => {
    const time = Float64Array.from({ length: 40 }, (_, i) => i);
    const dataset = await made(series(40, { time }), { length: 5, horizon: 3 });
    const by = { by: 'time', validation: 0, test: 0.25, stratified: false, shuffle: true } as const;
    const { splits } = (await split.run({ dataset }, by, context)).dataset;
    const oldest = Math.min(...splits.test.source);
    expect(Math.max(...splits.train.source)).toBe(oldest - 1);
    expect(Math.max(...at(splits.train.inputs, 0).values) / 10).toBeLessThan(oldest);
    const info = infoOf(dataset) as Parameters<typeof split.infer>[0]['dataset'];
    const codes = async (chosen: Parameters<typeof split.run>[1]) =>
      (await split.infer({ dataset: info }, chosen, context)).problems.map(({ code }) => code);
    expect(await codes(by)).toEqual([]);
    expect(await codes({ ...by, by: 'fractions' })).toEqual(['split.windowsByChance']);
    expect(await codes({ ...by, by: 'fractions', shuffle: false })).toEqual([]);
  });

  test('are standardised column by column, in a fold too', async () => {
    const dataset = await made(series(30), { length: 4 });
    const scaled = (await standardise.run({ dataset }, { input: '', centre: true, scale: true }, context)).dataset;
    const { values } = at(scaled.splits.train.inputs, 0);
    for (const column of [0, 1]) {
      const own = [...values].filter((_, i) => i % 2 === column);
      const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
      expect(mean).toBeCloseTo(0, 6);
      expect(own.reduce((sum, value) => sum + value * value, 0) / own.length).toBeCloseTo(1, 5);
      // One mean and one spread for all steps: the second step is the first one of the next window.
      expect(own[1]).toBe(own[4]);
    }
    const raw = pooledRaw(scaled);
    const rows = Array.from({ length: raw.rows }, (_, row) => row);
    const fold = await foldDataset(scaled, raw, { learnt: rows, held: [] }, context.signal);
    expect(
      [...at(fold.splits.train.inputs, 0).values].every((value, i) => Math.abs(value - (values[i] ?? 9)) < 1e-5),
    ).toBe(true);
  });
});

describe('refused are', () => {
  const fault = (dataset: DatasetValue, changes: Partial<Params> = {}) =>
    faultOf(windows.run({ dataset }, params(changes), context));

  test('rows that are too few, of which no group has enough', async () => {
    expect(await fault(series(6), { length: 6 })).toEqual({
      code: 'windows.none',
      param: 'length',
      rows: 6,
      needed: 7,
    });
    const group = Int32Array.of(0, 1, 0, 1, 1, 0);
    expect(await fault(series(6, { group }), { length: 3 })).toMatchObject({
      code: 'windows.none',
      rows: 3,
      needed: 4,
    });
  });

  test('too many numbers, before they are made', async () => {
    expect(await fault(series(60_000), { length: 20_000 })).toMatchObject({
      code: 'dataset.tooLarge',
      param: 'length',
    });
  });

  test('words, gaps, past classes, windows of windows, and rows that are split or prepared', async () => {
    const plain = series(9);
    const changed = (changes: object): DatasetValue => ({ ...plain, inputs: [{ ...at(plain.inputs, 0), ...changes }] });
    expect(await fault(changed({ words: [['a', 'b']] }))).toMatchObject({ code: 'windows.words', columns: 'x1' });
    expect(await fault(changed({ missing: ['x1'] }))).toMatchObject({ code: 'windows.missing', columns: 'x1' });
    expect(await fault(changed({ missing: ['x1'] }), { holds: 'target' })).toBeUndefined();
    const three = series(9, {}, ['a', 'b', 'c']);
    expect(await fault(three)).toMatchObject({ code: 'windows.classes', param: 'holds', count: 3 });
    expect(await fault(three, { holds: 'features' })).toBeUndefined();
    expect(await fault(await made(plain))).toMatchObject({ code: 'windows.notRows' });
    const by = { by: 'fractions', validation: 0, test: 0.3, stratified: false, shuffle: false } as const;
    expect(await fault((await split.run({ dataset: plain }, by, context)).dataset)).toEqual({
      code: 'windows.afterSplit',
    });
    const scaled = await standardise.run({ dataset: plain }, { input: '', centre: true, scale: true }, context);
    expect(await fault(scaled.dataset)).toEqual({ code: 'windows.afterSplit' });
  });

  test('windows of another horizon, and rows that are none, where a model knows windows', async () => {
    const [known, farther] = [await made(series(9)), await made(series(9), { horizon: 2 })];
    const model = { inputs: known.inputs, target: at(known.targets, 0) };
    expect(() => matchDataset(model, known)).not.toThrow();
    const facts = (dataset: DatasetValue) => faultOf(Promise.resolve().then(() => matchDataset(model, dataset)));
    expect(await facts(farther)).toEqual({ code: 'model.windows', expected: 1, received: 2 });
    expect(await facts(series(9))).toEqual({ code: 'model.windows', expected: 1, received: '–' });
  });
});
