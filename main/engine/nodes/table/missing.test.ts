// Gaps taken out and filled: values are those that pandas and scikit-learn's SimpleImputer give for the same table.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropMissing } from '#engine/nodes/table/drop-missing.ts';
import { fillMissing } from '#engine/nodes/table/fill-missing.ts';
import { closeDatabase } from '#engine/table/database.ts';
import type { TableValue } from '#engine/values/table.ts';
import { cellsOf, tableOf } from '#test/support/table-of.ts';
import { testContext } from '#test/support/test-context.ts';

const context = testContext();
let table: TableValue;
beforeAll(async () => {
  table = await tableOf('a,b,c,d,e\n1,,x,yes,\n2,0.5,,no,\n,1.5,y,,\n5,0.5,y,no,7\n', context);
});
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

async function filled(params: Partial<Parameters<typeof fillMissing.run>[1]>) {
  const all = { method: 'median', columns: [], value: '0', flag: false, ...params } as const;
  const { table: made } = await fillMissing.run({ table }, all, context);
  const { outputs } = await fillMissing.infer({ table }, all, context);
  expect(outputs.table?.columns.map(({ name, type }) => [name, type])).toEqual(
    made.columns.map(({ name, type }) => [name, type]),
  );
  return cellsOf(made);
}

test('rows with a gap in the chosen columns go, or columns with many gaps', async () => {
  const left = async (what: 'rows' | 'columns', columns: string[], share = 0.5) => {
    const { table: made } = await dropMissing.run({ table }, { what, columns, share }, context);
    return cellsOf(made);
  };
  expect((await left('rows', ['a', 'b'])).slice(1)).toEqual([
    [2, 0.5, null, 'no', null],
    [5, 0.5, 'y', 'no', 7],
  ]);
  expect((await left('rows', [])).slice(1)).toEqual([[5, 0.5, 'y', 'no', 7]]);
  expect((await left('columns', []))[0]).toEqual(['a', 'b', 'c', 'd']);
  expect((await left('columns', ['a', 'e'], 0))[0]).toEqual(['b', 'c', 'd']);
  await expect(left('columns', [], 0)).rejects.toThrow('table.noColumns');
  const predicted = await dropMissing.infer({ table }, { what: 'columns', columns: [], share: 0.5 }, context);
  expect(predicted.outputs.table?.columns.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
});

test('gaps get the mean, the median or the most frequent value of their column', async () => {
  expect((await filled({ method: 'mean', columns: ['a', 'b'] })).slice(1)).toEqual([
    [1, 2.5 / 3, 'x', 'yes', null],
    [2, 0.5, null, 'no', null],
    [8 / 3, 1.5, 'y', null, null],
    [5, 0.5, 'y', 'no', 7],
  ]);
  expect((await filled({})).slice(1).map((row) => [row[0], row[1], row[4]])).toEqual([
    [1, 0.5, 7],
    [2, 0.5, 7],
    [2, 1.5, 7],
    [5, 0.5, 7],
  ]);
  expect((await filled({ method: 'mostFrequent' })).slice(1)).toEqual([
    [1, 0.5, 'x', 'yes', 7],
    [2, 0.5, 'y', 'no', 7],
    [1, 1.5, 'y', 'no', 7],
    [5, 0.5, 'y', 'no', 7],
  ]);
});

test('a constant fills the columns that it fits, and a flag says where', async () => {
  expect(await filled({ method: 'constant', value: '-1', columns: ['a', 'c'], flag: true })).toEqual([
    ['a', 'b', 'c', 'd', 'e', 'a missing', 'c missing'],
    [1, null, 'x', 'yes', null, false, false],
    [2, 0.5, '-1', 'no', null, false, true],
    [-1, 1.5, 'y', null, null, true, false],
    [5, 0.5, 'y', 'no', 7, false, false],
  ]);
  expect((await filled({ method: 'constant', value: "it's" })).map((row) => row[2])).toEqual([
    'c',
    'x',
    "it's",
    'y',
    'y',
  ]);
  expect((await filled({ method: 'constant', value: '0.5', columns: ['a'] }))[3]?.[0]).toBe(0.5);
});

test('what cannot be filled is said before the run, where it can be', async () => {
  const infer = (params: object) => () =>
    fillMissing.infer({ table }, { method: 'mean', columns: ['c'], value: 'x', flag: false, ...params }, context);
  expect(infer({})).toThrow('table.notNumbers {"column":"c"}');
  expect(infer({ method: 'constant', columns: ['a'] })).toThrow('fillMissing.constant {"column":"a","value":"x"}');
  const empty = await tableOf('a,b\n1,\n2,\n', context);
  const params = { method: 'mostFrequent', columns: [], value: '', flag: false } as const;
  await expect(fillMissing.run({ table: empty }, params, context)).rejects.toThrow('fillMissing.empty {"column":"b"}');
  const rows = dropMissing.run({ table: empty }, { what: 'rows', columns: [], share: 0 }, context);
  await expect(rows).rejects.toThrow('table.noRows');
});
