// Choosing, naming, ordering, drawing and telling apart: values are those that pandas gives for the same table.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { distinct } from '#engine/nodes/table/distinct.ts';
import { rename } from '#engine/nodes/table/rename.ts';
import { sample } from '#engine/nodes/table/sample.ts';
import { select } from '#engine/nodes/table/select.ts';
import { sort } from '#engine/nodes/table/sort.ts';
import { closeDatabase } from '#engine/table/database.ts';
import type { TableValue } from '#engine/values/table.ts';
import { cellsOf, tableOf } from '#test/support/table-of.ts';
import { testContext } from '#test/support/test-context.ts';

const context = testContext();
/** Names that SQL or JavaScript could take for something else. */
let odd: TableValue;
let people: TableValue;
beforeAll(async () => {
  odd = await tableOf('rowid,constructor,__proto__,"a ""b"".c[0]",row\n1,x,2.5,yes,9\n2,y,,no,8\n', context);
  people = await tableOf('name,age,smokes\nb,30,Yes\na,,No\nc,20,No\na,30,Yes\nB,20,\n', context);
});
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

const oddName = 'a "b".c[0]';

test('columns are kept in the order of the choice, dropped, or moved to the front', async () => {
  const names = async (mode: 'keep' | 'drop' | 'first', columns: string[]) => {
    const { table } = await select.run({ table: odd }, { mode, columns }, context);
    return cellsOf(table);
  };
  expect(await names('keep', [oddName, '__proto__'])).toEqual([
    [oddName, '__proto__'],
    ['yes', 2.5],
    ['no', null],
  ]);
  expect((await names('drop', ['rowid', oddName]))[0]).toEqual(['constructor', '__proto__', 'row']);
  expect((await names('first', ['row']))[0]).toEqual(['row', 'rowid', 'constructor', '__proto__', oddName]);
  expect((await names('drop', []))[0]).toHaveLength(5);
  await expect(
    names(
      'drop',
      odd.columns.map(({ name }) => name),
    ),
  ).rejects.toThrow('table.noColumns');
  expect(() => select.infer({ table: odd }, { mode: 'keep', columns: ['gone'] }, context)).toThrow(
    'column.missing {"column":"gone","available":"rowid, constructor, __proto__, a \\"b\\".c[0], row"}',
  );
});

test('columns get other names, and keep what is known of them', async () => {
  const params = { columns: ['row', 'constructor'], names: 'rowid 2\r\n toString \n' };
  const { table } = await rename.run({ table: odd }, params, context);
  expect((await cellsOf(table))[0]).toEqual(['rowid', 'toString', '__proto__', oddName, 'rowid 2']);
  expect(table.columns[1]).toEqual({ ...odd.columns[1], name: 'toString' });
  const infer = (names: string) => () => rename.infer({ table: odd }, { columns: ['row'], names }, context);
  expect(infer('a\nb')).toThrow('rename.count {"expected":1,"received":2}');
  expect(infer('RowId')).toThrow('rename.taken {"name":"RowId"}');
});

test('rows are sorted as they are equal, without a value last', async () => {
  const sorted = async (columns: string[], order: 'ascending' | 'descending') => {
    const { table } = await sort.run({ table: people }, { columns, order }, context);
    return (await cellsOf(table)).slice(1).map((row) => row.join());
  };
  expect(await sorted(['age', 'name'], 'ascending')).toEqual(['B,20,', 'c,20,No', 'a,30,Yes', 'b,30,Yes', 'a,,No']);
  expect(await sorted(['age'], 'descending')).toEqual(['b,30,Yes', 'a,30,Yes', 'c,20,No', 'B,20,', 'a,,No']);
  expect(await sorted(['smokes'], 'ascending')).toEqual(['a,,No', 'c,20,No', 'b,30,Yes', 'a,30,Yes', 'B,20,']);
  expect(await sorted([], 'ascending')).toEqual(await sorted([], 'descending'));
});

test('of equal rows the first or the last stays in its place', async () => {
  const kept = async (columns: string[], keep: 'first' | 'last') => {
    const { table } = await distinct.run({ table: people }, { columns, keep }, context);
    return (await cellsOf(table)).slice(1).map((row) => row.join());
  };
  expect(await kept(['name'], 'first')).toEqual(['b,30,Yes', 'a,,No', 'c,20,No', 'B,20,']);
  expect(await kept(['name'], 'last')).toEqual(['b,30,Yes', 'c,20,No', 'a,30,Yes', 'B,20,']);
  expect(await kept([], 'first')).toHaveLength(5);
});

test('a sample has its size, its strata their shares, and the seed says which rows', async () => {
  const lines = Array.from({ length: 200 }, (_, i) => `${i},${i % 10 === 0 ? 'rare' : 'usual'}`);
  const table = await tableOf(['n,class', ...lines, ''].join('\n'), context);
  const drawn = async (seed: number, params: { fraction?: number; rows?: number; stratify?: string }) => {
    const all = {
      amount: params.rows ? 'rows' : 'fraction',
      fraction: 0.1,
      rows: 1000,
      stratify: '',
      ...params,
    } as const;
    const run = await sample.run({ table }, all, { ...context, seed });
    expect(run.table.rows).toBe((await sample.infer({ table }, all, context)).outputs.table?.rows);
    return (await cellsOf(run.table)).slice(1);
  };
  const one = await drawn(1, { fraction: 0.25 });
  expect(one).toHaveLength(50);
  expect(one).toEqual(one.toSorted((a, b) => Number(a[0]) - Number(b[0])));
  expect(await drawn(1, { fraction: 0.25 })).toEqual(one);
  expect(await drawn(2, { fraction: 0.25 })).not.toEqual(one);
  const strata = await drawn(3, { rows: 20, stratify: 'class' });
  expect(strata.filter(([, name]) => name === 'rare')).toHaveLength(2);
  expect(strata).toHaveLength(20);
  expect(await drawn(1, { rows: 1000 })).toHaveLength(200);
});
