// Two tables put side by side, and rows made into groups: values are those that pandas' merge and groupby give.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { group } from '#engine/nodes/table/group.ts';
import { join } from '#engine/nodes/table/join.ts';
import { closeDatabase } from '#engine/table/database.ts';
import type { TableValue } from '#engine/values/table.ts';
import { cellsOf, tableOf } from '#test/support/table-of.ts';
import { faultOf, testContext } from '#test/support/test-context.ts';

const context = testContext();
let left: TableValue;
let right: TableValue;
beforeAll(async () => {
  left = await tableOf('id,"a ""b"".c",row\n3,x,1\n1,y,2\n,z,3\n2,w,4\n', context);
  right = await tableOf('key,row,note\n2,p,m\n3.0,q,n\n3,r,o\n9,s,k\n', context);
});
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

const joining = { leftColumns: ['id'], rightColumns: ['key'], suffix: '_right' };
async function joined(how: 'inner' | 'left' | 'right' | 'full') {
  const { table } = await join.run({ left, right }, { ...joining, how }, context);
  const predicted = (await join.infer({ left, right }, { ...joining, how }, context)).outputs.table;
  expect(predicted?.columns).toEqual(table.columns.map(({ name, type }) => ({ name, type })));
  const [names, ...rows] = await cellsOf(table);
  expect(names).toEqual(['id', 'a "b".c', 'row', 'row_right', 'note']);
  return rows.map((row) => row.join());
}

test('rows belong together where they are equal, in the order of one table', async () => {
  expect(await joined('inner')).toEqual(['3,x,1,q,n', '3,x,1,r,o', '2,w,4,p,m']);
  expect(await joined('left')).toEqual(['3,x,1,q,n', '3,x,1,r,o', '1,y,2,,', ',z,3,,', '2,w,4,p,m']);
  expect(await joined('right')).toEqual(['2,w,4,p,m', '3,x,1,q,n', '3,x,1,r,o', '9,,,s,k']);
  expect(await joined('full')).toEqual([...(await joined('left')), '9,,,s,k']);
});

test('columns that cannot be compared are named before the run', async () => {
  const fault = (params: object) =>
    faultOf(
      Promise.resolve().then(() => join.infer({ left, right }, { ...joining, how: 'inner', ...params }, context)),
    );
  expect(await fault({ rightColumns: ['note'] })).toMatchObject({ code: 'join.types', left: 'id', right: 'note' });
  expect(await fault({ rightColumns: ['note', 'key'] })).toMatchObject({ code: 'join.count', left: 1, right: 2 });
  expect(await fault({ leftColumns: ['gone'] })).toMatchObject({ code: 'column.missing', param: 'leftColumns' });
  expect(await fault({ leftColumns: [], rightColumns: [] })).toMatchObject({ code: 'join.types', left: 'row' });
  const other = await tableOf('x,y\n1,2\n', context);
  const apart = Promise.resolve().then(() =>
    join.infer({ left: other, right }, { how: 'inner', leftColumns: [], rightColumns: [], suffix: '' }, context),
  );
  expect(await faultOf(apart)).toMatchObject({ code: 'join.noColumns' });
});

test('each group is a row with its measures', async () => {
  const table = await tableOf(
    'city,price,ok,rows\nb,1,Yes,9\na,4,No,8\nb,2.5,No,7\n,7,,6\na,,Yes,5\nb,1,No,4\n',
    context,
  );
  const all = { by: ['city'], columns: ['price'], measures: group.spec.params.measures.options, rows: true };
  const made = await group.run({ table }, all, context);
  expect((await group.infer({ table }, all, context)).outputs.table?.columns).toEqual(
    made.table.columns.map(({ name, type }) => ({ name, type })),
  );
  const measures = ['mean', 'sum', 'min', 'max', 'median', 'deviation', 'first', 'distinct', 'count'];
  expect(await cellsOf(made.table)).toEqual([
    ['city', 'rows', ...measures.map((name) => `price ${name}`)],
    ['a', 2, 4, 4, 4, 4, 4, null, 4, 1, 1],
    ['b', 3, 1.5, 4.5, 1, 2.5, 1, Math.sqrt(0.75), 1, 2, 3],
    [null, 1, 7, 7, 7, 7, 7, null, 7, 1, 1],
  ]);
  const words = { by: [], columns: ['ok', 'city'], measures: ['max', 'first'] as const, rows: true };
  expect(await cellsOf((await group.run({ table }, words, context)).table)).toEqual([
    ['rows', 'ok max', 'ok first', 'city max', 'city first'],
    [6, 'Yes', 'Yes', 'b', 'b'],
  ]);
  const fitting = await group.run({ table }, { ...words, columns: [], measures: ['sum'] }, context);
  expect(await cellsOf(fitting.table)).toEqual([
    ['rows', 'price sum', 'rows sum'],
    [6, 15.5, 39],
  ]);
  expect(() => group.infer({ table }, { ...words, measures: ['mean'] }, context)).toThrow(
    'table.notNumbers {"column":"ok"}',
  );
  const none = { by: [], columns: [], measures: [], rows: false };
  expect(() => group.infer({ table }, none, context)).toThrow('table.noColumns');
});
