// Outliers, parts of dates and bins: values are those that pandas and numpy give for the same table.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bin } from '#engine/nodes/table/bin.ts';
import { dateParts } from '#engine/nodes/table/date-parts.ts';
import { outliers } from '#engine/nodes/table/outliers.ts';
import { closeDatabase } from '#engine/table/database.ts';
import type { TableValue } from '#engine/values/table.ts';
import { cellsOf, tableOf } from '#test/support/table-of.ts';
import { faultOf, testContext } from '#test/support/test-context.ts';

const context = testContext();
/** Quartiles of a: 2 and 4, so that numbers up to 7 are usual. */
let table: TableValue;
beforeAll(async () => {
  table = await tableOf('a,b,name\n1,0.5,x\n2,0.5,y\n3,,x\n4,0.5,y\n100,0.5,z\n,0.5,z\n', context);
});
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

const usual = { columns: [], rule: 'quartiles', range: 1.5, deviations: 3, action: 'mark' } as const;
async function treated(params: Partial<Parameters<typeof outliers.run>[1]>) {
  const { table: made } = await outliers.run({ table }, { ...usual, ...params }, context);
  const predicted = (await outliers.infer({ table }, { ...usual, ...params }, context)).outputs.table;
  const types = (columns: TableValue['columns'] = []) => columns.map(({ name, type }) => [name, type]);
  expect(types(predicted?.columns)).toEqual(types(made.columns));
  return cellsOf(made);
}

test('numbers beyond the limits are marked, clipped, or dropped with their rows', async () => {
  expect((await treated({})).map((row) => row[3])).toEqual(['outlier', false, false, false, false, true, false]);
  expect((await treated({ action: 'clip' })).map((row) => row[0])).toEqual(['a', 1, 2, 3, 4, 7, null]);
  expect((await treated({ action: 'drop' })).map((row) => row[0])).toEqual(['a', 1, 2, 3, 4, null]);
  // numpy: mean 22, standard deviation 39.0128…
  const limit = 22 + 1.5 * Math.sqrt([1, 2, 3, 4, 100].reduce((sum, x) => sum + (x - 22) ** 2, 0) / 5);
  const clipped = await treated({ rule: 'deviations', deviations: 1.5, action: 'clip', columns: ['a'] });
  expect(clipped[5]?.[0]).toBeCloseTo(limit, 10);
  const ask = () => outliers.infer({ table }, { ...usual, columns: ['name'] }, context);
  expect(ask).toThrow('table.notNumbers {"column":"name"}');
});

test('bins are counted from 1, and an edge belongs to the lower one', async () => {
  const binned = async (by: 'quantiles' | 'width', bins: number) => {
    const { table: made } = await bin.run({ table }, { columns: ['a'], by, bins }, context);
    const [names = [], ...rows] = await cellsOf(made);
    expect(names.at(-1)).toBe('a bin');
    return rows.map((row) => row.at(-1));
  };
  expect(await binned('quantiles', 4)).toEqual([1, 1, 2, 3, 4, null]);
  expect(await binned('width', 3)).toEqual([1, 1, 1, 1, 3, null]);
});

test('dates become numbers', async () => {
  const dates = await tableOf(
    'when,"d ""x"""\n2024-02-29 18:30:15,29.02.2024\n2023-01-01,1.1.2023\nsoon,never\n,\n',
    context,
  );
  const parts = dateParts.spec.params.parts.options;
  const params = { column: 'when', parts, format: '', since: '2024-02-28' };
  const { table: made } = await dateParts.run({ table: dates }, params, context);
  expect(await dateParts.infer({ table: dates }, params, context)).toMatchObject({
    outputs: { table: { columns: made.columns.map(({ name, type }) => ({ name, type })), rows: 4 } },
  });
  const [names = [], ...rows] = await cellsOf(made);
  expect(names.slice(2)).toEqual(parts.map((part) => `when ${part}`));
  const none = parts.map(() => null);
  expect(rows.map((row) => row.slice(2))).toEqual([
    [2024, 1, 2, 9, 29, 60, 4, 18, 30, 15, (86_400 + 18 * 3600 + 30 * 60 + 15) / 86_400],
    [2023, 1, 1, 52, 1, 1, 7, 0, 0, 0, -423],
    none,
    none,
  ]);
  const written = { column: 'd "x"', parts: ['month'] as const, format: '%d.%m.%Y', since: '' };
  const read = await cellsOf((await dateParts.run({ table: dates }, written, context)).table);
  expect(read.map((row) => row[2])).toEqual(['d "x" month', 2, 1, null, null]);
  const fault = (changes: object) => faultOf(dateParts.run({ table: dates }, { ...params, ...changes }, context));
  expect(await fault({ format: '%Y/%m' })).toMatchObject({ code: 'dateParts.noDates', value: '2024-02-29 18:30:15' });
});

test('what is asked of dates is checked before the run', async () => {
  const params = { column: 'name', parts: ['days'] as const, format: '', since: '2024-01-01' };
  const fault = (changes: object) =>
    faultOf(Promise.resolve().then(() => dateParts.infer({ table }, { ...params, ...changes }, context)));
  expect(await fault({})).toBeUndefined();
  expect(await fault({ column: '' })).toMatchObject({ code: 'dateParts.notChosen' });
  expect(await fault({ format: '%d %' })).toMatchObject({ code: 'dateParts.format' });
  expect(await fault({ since: '2023-02-29' })).toMatchObject({ code: 'dateParts.since' });
  expect(await fault({ since: `2023-02-28'` })).toMatchObject({ code: 'dateParts.since' });
});
