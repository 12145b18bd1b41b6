import { oneInputInfo, onlyOne } from '#test/support/one-input.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { csv } from '#engine/nodes/data/csv.ts';
import { sample } from '#engine/nodes/data/sample.ts';
import { target } from '#engine/nodes/data/target.ts';
import { faultOf, testContext } from '#test/support/test-context.ts';
import type { TableValue } from '#engine/values/table.ts';
import { infoOf } from '#engine/kinds/kinds.ts';
import { closeDatabase } from '#engine/table/database.ts';

const context = testContext();
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

async function tableOf(content: string): Promise<TableValue> {
  writeFileSync(join(context.folder, 'data.csv'), content);
  const { table } = await csv.run(
    {},
    {
      file: 'data.csv',
      delimiter: 'auto',
      header: 'auto',
      encoding: 'auto',
      missing: 'NA, nan',
      types: '',
      decimal: 'auto',
      thousands: 'none',
      quote: 'double',
      skip: 0,
      comment: 'none',
      trim: true,
    },
    context,
  );
  return table;
}

const params = (changes: Partial<Parameters<typeof target.run>[1]> = {}) => ({
  target: 'y',
  task: 'auto' as const,
  positive: '',
  features: [],
  inputName: '',
  shape: [],
  group: '',
  time: '',
  split: '',
  weight: '',
  kept: [],
  ...changes,
});

/** Runs it, and checks on the way that what is said before the run is what the run finds. */
async function run(content: string, changes: Parameters<typeof params>[0] = {}) {
  const table = await tableOf(content);
  const { dataset } = await target.run({ table }, params(changes), context);
  const { outputs, problems } = await target.infer({ table }, params(changes), context);
  expect(problems).toEqual([]);
  const rows = { train: table.rows, validation: 0, test: 0 };
  const { shape, features, target: found, splits, preprocessing } = onlyOne(dataset);
  expect(outputs.dataset).toEqual(oneInputInfo({ shape, features, target: found, rows, standardised: false }));
  return { shape, features, target: found, splits, preprocessing };
}

async function fault(content: string, changes: Parameters<typeof params>[0] = {}) {
  const table = await tableOf(content);
  const atRun = await faultOf(target.run({ table }, params(changes), context));
  const { problems } = await target.infer({ table }, params(changes), context);
  // Before the run no more is said than the run finds.
  expect([undefined, atRun?.['code']]).toContain(problems[0]?.code);
  return { ...atRun, early: problems.length > 0 };
}

test('features row by row, classes by text, all rows for training', async () => {
  const dataset = await run('a,b,y\n1,true,dog\n2,false,cat\n3.5,true,dog\n4,true,ape\n');
  expect(dataset).toEqual({
    shape: [2],
    features: ['a', 'b'],
    target: { name: 'y', kind: 'classes', classes: ['ape', 'cat', 'dog'] },
    preprocessing: [],
    splits: {
      train: {
        rows: 4,
        x: Float32Array.of(1, 1, 2, 0, 3.5, 1, 4, 1),
        y: Float32Array.of(2, 1, 2, 0),
        source: Int32Array.of(0, 1, 2, 3),
      },
      validation: { rows: 0, x: new Float32Array(0), y: new Float32Array(0), source: new Int32Array(0) },
      test: { rows: 0, x: new Float32Array(0), y: new Float32Array(0), source: new Int32Array(0) },
    },
  });
});

test('pictures of bytes are known to be bytes before the run, and all else is not said', async () => {
  const lines = (last: string) =>
    [
      `${Array.from({ length: 100 }, (_, i) => `p${i}`).join(',')},y`,
      ...Array.from(
        { length: 10_000 },
        (_, row) =>
          `${Array.from({ length: 100 }, (__, i) => (row === 9999 && i === 99 ? last : (row + i) % 256)).join(',')},${row}`,
      ),
    ].join('\n');
  const typesOf = async (last: string) => {
    const table = await tableOf(lines(last));
    const own = params({ task: 'number' });
    const [{ dataset }, { outputs }] = [
      await target.run({ table }, own, context),
      await target.infer({ table }, own, context),
    ];
    return [outputs.dataset, infoOf(dataset)].map((info) => info?.type === 'dataset' && info.inputs[0]?.numberType);
  };
  expect(await typesOf('255')).toEqual(['uint8', 'uint8']);
  expect(await typesOf('256')).toEqual([undefined, 'float32']);
});

test('class numbers are sorted as numbers', async () => {
  const dataset = await run('a,y\n1,10\n2,9\n3,10\n4,9\n5,-1\n6,-1\n');
  expect(dataset.target).toEqual({ name: 'y', kind: 'classes', classes: ['-1', '9', '10'] });
  expect([...dataset.splits.train.y]).toEqual([2, 1, 2, 1, 0, 0]);
});

test('whole numbers written with a point, true and false, and text of two kinds are binary', async () => {
  expect((await run('a,y\n1,0.0\n2,1.0\n3,1.0\n4,0.0\n')).target).toMatchObject({
    kind: 'binary',
    classes: ['0', '1'],
  });
  expect((await run('a,y\n1,true\n2,false\n')).target).toMatchObject({ kind: 'binary', classes: ['false', 'true'] });
  const text = await run('a,y\n1,é\n2,z\n');
  expect([text.target.classes, [...text.splits.train.y]]).toEqual([
    ['z', 'é'],
    [1, 0],
  ]);
});

test('numbers that do not repeat, fractions and many numbers are a number', async () => {
  expect((await run('a,y\n1,5\n2,6\n3,7\n')).target).toEqual({ name: 'y', kind: 'number', classes: [] });
  expect((await run('a,y\n1,0.5\n2,0.5\n3,1.5\n4,1.5\n')).target.kind).toBe('number');
  const many = Array.from({ length: 300 }, (_, i) => `${i},${i % 30}`).join('\n');
  expect((await run(`a,y\n${many}\n`)).target.kind).toBe('number');
  expect((await run(`a,y\n${many}\n`, { task: 'classes' })).target.classes.length).toBe(30);
  const dataset = await run('a,y\n1,0\n2,1\n3,1\n4,0\n', { task: 'number' });
  expect([dataset.target.kind, [...dataset.splits.train.y]]).toEqual(['number', [0, 1, 1, 0]]);
});

test('chosen features in their order, and a shape', async () => {
  const dataset = await run('a,b,name,y\n1,2,x,0\n3,4,z,1\n5,6,w,0\n7,8,v,1\n', {
    features: ['b', 'a'],
    shape: [2, 1],
  });
  expect([dataset.features, dataset.shape, [...dataset.splits.train.x]]).toEqual([
    ['b', 'a'],
    [2, 1],
    [2, 1, 4, 3, 6, 5, 8, 7],
  ]);
});

test('the order of classes that a sample brings wins over the sorted one', async () => {
  const { table } = await sample.run({}, { name: 'breast-cancer' }, context);
  const dataset = onlyOne((await target.run({ table }, params({ target: 'target' }), context)).dataset);
  expect(dataset.target).toEqual({ name: 'target', kind: 'binary', classes: ['malignant', 'benign'] });
  expect([...dataset.splits.train.y.subarray(0, 20)].join('')).toBe('00000000000000000001');
});

test('what is wrong with the columns that were chosen', async () => {
  const table = 'a,y\n1,0\n2,1\n3,0\n4,1\n';
  expect(await fault(table, { target: '' })).toEqual({ code: 'target.notChosen', param: 'target', early: true });
  expect(await fault(table, { target: 'z' })).toEqual({
    code: 'column.missing',
    param: 'target',
    column: 'z',
    available: 'a, y',
    early: true,
  });
  expect(await fault(table, { features: ['a', 'q'] })).toEqual({
    code: 'column.missing',
    param: 'features',
    column: 'q',
    available: 'a, y',
    early: true,
  });
  expect(await fault(table, { features: ['y'] })).toEqual({
    code: 'target.amongFeatures',
    param: 'features',
    column: 'y',
    early: true,
  });
  expect(await fault('y\n1\n2\n')).toEqual({ code: 'target.noFeatures', param: 'features', column: 'y', early: true });
  expect(await fault(table, { shape: [2, 3] })).toEqual({
    code: 'target.shape',
    param: 'shape',
    shape: '2 × 3',
    expected: 6,
    received: 1,
    early: true,
  });
});

test('text in a column of numbers is named with its first row', async () => {
  const early = true;
  expect(await fault('a,b,y\n1,2,0\n2,oops,1\n3,bad,0\n4,5,1\n')).toEqual({
    code: 'column.notNumeric',
    param: 'features',
    column: 'b',
    value: 'oops',
    row: 2,
    early,
  });
  expect(await fault('a,y\n1,5\n2,5.5\n3,high\n', { task: 'number' })).toEqual({
    code: 'column.notNumeric',
    param: 'target',
    column: 'y',
    value: 'high',
    row: 3,
    early,
  });
});

test('text is found in a table of which nothing was known before', async () => {
  const table = await tableOf('a,y\n1,0\ntwo,1\n3,0\n4,1\n');
  const unknown = { ...table, columns: table.columns.map(({ name, type }) => ({ name, type })) };
  expect(await faultOf(target.run({ table: unknown }, params(), context))).toMatchObject({
    code: 'column.notNumeric',
    value: 'two',
    row: 2,
  });
  expect(await target.infer({ table: unknown }, params(), context)).toEqual({ outputs: {}, problems: [] });
});

test('missing values: in the target, in features', async () => {
  const early = true;
  expect(await fault('a,y\n1,cat\n2,\n3,NA\n4,dog\n')).toEqual({
    code: 'target.missingValues',
    param: 'target',
    column: 'y',
    count: 2,
    rows: 4,
    early,
  });
  expect(await fault('a,y\n1,0.5\n2,nan\n3,7\n')).toEqual({
    code: 'target.missingValues',
    param: 'target',
    column: 'y',
    count: 1,
    rows: 3,
    early,
  });
  const gaps = await tableOf('a,b,c,y\n1,2,,0\n2,,3,1\n3,,4,0\n4,5,6,1\n');
  const { dataset } = await target.run({ table: gaps }, params(), context);
  expect(dataset.inputs[0]?.missing).toEqual(['b', 'c']);
  expect([...(dataset.splits.train.inputs[0]?.values ?? [])].filter(Number.isNaN)).toHaveLength(3);
  // A picture has no gaps.
  expect(await faultOf(target.run({ table: gaps }, params({ shape: [3, 1] }), context))).toEqual({
    code: 'column.missingValues',
    param: 'features',
    column: 'b',
    count: 2,
    row: 2,
    columns: 'b (2), c (1)',
  });
  expect(await fault('a,y\n,cat\n')).toMatchObject({ code: 'target.oneClass' });
});

test('gaps in one feature hide nothing that is wrong with another', async () => {
  const infinite = await tableOf('a,b,y\n,1,0\n2,2,1\n3,,0\n4,inf,1\n');
  expect(await faultOf(target.run({ table: infinite }, params(), context))).toEqual({
    code: 'column.notFinite',
    param: 'features',
    column: 'b',
    value: 'inf',
    row: 4,
  });
});

test('before a run it is told which features are words and which lack values', async () => {
  const table = await tableOf('floor,name,sex,age,fare,y\n1,Ann,f,22,7,0\n2,Bob,m, ,8,1\n3,Cy,m,,9,0\n4,Di,f,5,,1\n');
  const { outputs, problems } = await target.infer({ table }, params(), context);
  expect(problems).toEqual([]);
  const words = [
    { feature: 'name', count: 4 },
    { feature: 'sex', count: 2 },
  ];
  expect(outputs.dataset?.inputs).toMatchObject([{ words, missing: ['age', 'fare'] }]);
  const { dataset } = await target.run({ table }, params(), context);
  expect(dataset.inputs[0]?.words).toEqual([null, ['Ann', 'Bob', 'Cy', 'Di'], ['f', 'm'], null, null]);
  const [first, , third] = [0, 1, 2].map((row) =>
    [...(dataset.splits.train.inputs[0]?.values ?? [])].slice(row * 5, row * 5 + 5),
  );
  expect([first, third]).toEqual([
    [1, 0, 0, 22, 7],
    [3, 2, 1, Number.NaN, 9],
  ]);
});

test('a target that one bad cell makes classes is told with the cell', async () => {
  const prices = Array.from({ length: 40 }, (_, i) => `${i},${i === 29 ? 'unknown' : 100.5 + i}`);
  const table = await tableOf(`a,y\n${prices.join('\n')}\n`);
  const told = async (changes: Parameters<typeof params>[0]) =>
    (await target.infer({ table }, params(changes), context)).problems;
  expect(await told({})).toEqual([
    {
      code: 'target.nearlyNumbers',
      severity: 'warning',
      param: 'target',
      facts: { column: 'y', row: 30, value: 'unknown', count: 1 },
    },
  ]);
  expect(await told({ task: 'classes' })).toEqual([]);
  expect((await told({ task: 'number' })).map(({ code }) => code)).toEqual(['column.notNumeric']);
});

test('numbers that no network can take', async () => {
  expect(await fault('a,y\n1,0\ninf,1\n3,0\n4,1\n')).toMatchObject({
    code: 'column.notFinite',
    column: 'a',
    value: 'inf',
    row: 2,
  });
  expect(await fault('a,y\n1,0\n3,1\n1e300,0\n4,1\n')).toMatchObject({
    code: 'column.notFinite',
    column: 'a',
    value: '1e+300',
    row: 3,
  });
});

test('one class, and too many', async () => {
  expect(await fault('a,y\n1,same\n2,same\n')).toEqual({
    code: 'target.oneClass',
    param: 'target',
    column: 'y',
    value: 'same',
    early: true,
  });
  const words = Array.from({ length: 1200 }, (_, i) => `${i},w${i}`).join('\n');
  expect(await fault(`a,y\n${words}\n`)).toEqual({
    code: 'target.tooManyClasses',
    param: 'target',
    column: 'y',
    limit: 1000,
    early: false,
  });
});

test('a data set that does not fit in memory is refused before it is read', async () => {
  const table: TableValue = {
    type: 'table',
    file: '/nowhere',
    rows: 200_000_000,
    columns: ['a', 'b', 'y'].map((name) => ({ name, type: 'number' })),
  };
  expect(await faultOf(target.run({ table }, params(), context))).toEqual({
    code: 'dataset.tooLarge',
    param: 'features',
    rows: 200_000_000,
    features: 2,
    millions: 400,
    limit: 268,
  });
});

test('without a table nothing is known', async () => {
  expect(await target.infer({ table: undefined }, params(), context)).toEqual({ outputs: {}, problems: [] });
  expect(
    (await target.infer({ table: undefined }, params({ target: '' }), context)).problems.map(({ code }) => code),
  ).toEqual(['target.notChosen']);
});

test('of two classes the positive one is the second, and one that is not there is named', async () => {
  const rows = 'a,y\n1,attack\n2,normal\n3,attack\n4,normal\n';
  expect((await run(rows)).target.classes).toEqual(['attack', 'normal']);
  const chosen = await run(rows, { positive: 'attack' });
  expect([chosen.target.classes, [...chosen.splits.train.y]]).toEqual([
    ['normal', 'attack'],
    [1, 0, 1, 0],
  ]);
  expect(await fault(rows, { positive: 'Attack' })).toEqual({
    code: 'target.positive',
    param: 'positive',
    positive: 'Attack',
    classes: 'attack, normal',
    early: true,
  });
});
