// Columns that only number or name the rows: left out of the features unless somebody chose them, and told why.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { defaultParams } from '#shared/nodes/catalogue.ts';
import { csv as csvSpec } from '#shared/nodes/data/csv.ts';
import { rename as renameSpec } from '#shared/nodes/table/rename.ts';
import { target as targetSpec } from '#shared/nodes/data/target.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { csv } from '#engine/nodes/data/csv.ts';
import { target } from '#engine/nodes/data/target.ts';
import { rename } from '#engine/nodes/table/rename.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { likelyIds } from '#engine/table/id-columns.ts';
import type { TableValue } from '#engine/values/table.ts';
import { testContext } from '#test/support/test-context.ts';

const context = testContext(5);
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

async function tableOf(lines: readonly string[]): Promise<TableValue> {
  writeFileSync(join(context.folder, 'ids.csv'), lines.join('\n'));
  const params = { ...(defaultParams(csvSpec) as ParamsOf<typeof csvSpec.params>), file: 'ids.csv' };
  return (await csv.run({}, params, context)).table;
}

/** The features taken, before the run and in it, and what is told. */
async function taken(table: TableValue, changes: { features?: string[] } = {}) {
  const params = { ...(defaultParams(targetSpec) as ParamsOf<typeof targetSpec.params>), target: 'y', ...changes };
  const { outputs, problems } = await target.infer({ table }, params, context);
  const { dataset } = await target.run({ table }, params, context);
  const features = dataset.inputs[0]?.features;
  if (outputs.dataset) expect(outputs.dataset.inputs[0]?.features).toEqual(features);
  return [features, problems.map(({ code, severity, facts }) => [code, severity, facts?.['columns']])];
}

const rowsOf = (cells: (row: number) => string) => Array.from({ length: 12 }, (_, row) => cells(row));

test('a column without a name that numbers the rows is none, in any order of the rows, unless it is chosen', async () => {
  const lines = [',a,y', ...rowsOf((row) => `${(row * 5) % 12},${row * row},${row % 2}`)];
  const table = await tableOf(lines);
  expect(await taken(table)).toEqual([['a'], [['target.leftOutUnnamed', 'info', 'column1']]]);
  expect(await taken(table, { features: ['column1', 'a'] })).toEqual([['column1', 'a'], []]);
  const params = { ...(defaultParams(renameSpec) as ParamsOf<typeof renameSpec.params>), columns: ['column1'] };
  const named = (await rename.run({ table }, { ...params, names: 'day' }, context)).table;
  expect(await taken(named)).toEqual([['day', 'a'], []]);
});

test('a column that is called an id is none where no two of its cells are alike', async () => {
  const header = 'PassengerId,code_id,shop_id,humid,index,y';
  const cell = (row: number) => `${892 + 3 * row},k${row},${row % 3},${row},${row / 2},${row % 2}`;
  const table = await tableOf([header, ...rowsOf(cell)]);
  expect(await taken(table)).toEqual([
    ['shop_id', 'humid', 'index'],
    [['target.leftOutIds', 'info', 'PassengerId, code_id']],
  ]);
  expect(await taken(await tableOf(['id,y', ...rowsOf((row) => `${row},${row % 2}`)]))).toEqual([['id'], []]);
});

test('without a header no column is one for having no name', async () => {
  const table = await tableOf(rowsOf((row) => `${row},0.5,${row * 2}`));
  expect(table.columns.map(({ name, id }) => [name, id])).toEqual([
    ['column1', undefined],
    ['column2', undefined],
    ['column3', undefined],
  ]);
});

test('where the cells are not known the dataset is not told before the run', async () => {
  const table = await tableOf(['id,a,y', ...rowsOf((row) => `${row},${row * 2},${row % 2}`)]);
  const plain = { ...table, columns: table.columns.map(({ name, type }) => ({ name, type })) };
  const params = { ...(defaultParams(targetSpec) as ParamsOf<typeof targetSpec.params>), target: 'y' };
  expect((await target.infer({ table: plain }, { ...params, task: 'number' }, context)).outputs).toEqual({});
  const chosen = { ...params, task: 'number' as const, features: ['id'] };
  expect((await target.infer({ table: plain }, chosen, context)).outputs.dataset?.inputs[0]?.features).toEqual(['id']);
});

test('names', () => {
  const likely = [
    'id',
    'ID',
    'row id',
    'user-id',
    'UUID',
    'userID',
    '编号',
    '用户编号',
    'paid',
    'Madrid',
    'MID',
    'index2',
  ];
  const found = likelyIds(likely.map((name) => ({ name, type: 'integer' })));
  expect([...found.keys()]).toEqual(['id', 'ID', 'row id', 'user-id', 'UUID', 'userID', '编号', '用户编号']);
});
