// Columns with a role: they are no features, go with the rows, and decide a split.
import { afterAll, expect, test } from 'vitest';
import { infoOf } from '#engine/kinds/kinds.ts';
import { combine } from '#engine/nodes/data/combine.ts';
import { split } from '#engine/nodes/data/split.ts';
import { splitNames } from '#engine/nodes/data/split-rows.ts';
import { standardise } from '#engine/nodes/data/standardise.ts';
import { target } from '#engine/nodes/data/target.ts';
import { pooledRaw } from '#engine/nodes/evaluate/fold-dataset.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { tableOf } from '#test/support/table-of.ts';
import { faultOf, testContext } from '#test/support/test-context.ts';

const context = testContext(5);
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

const read = (content: string) => tableOf(content, context);

const params = (changes: Partial<Parameters<typeof target.run>[1]> = {}) => ({
  target: 'y',
  task: 'number' as const,
  positive: '',
  features: [],
  inputName: '',
  shape: [],
  group: 'patient',
  time: 'day',
  split: 'use',
  weight: '',
  kept: [],
  ...changes,
});

const dividing = (by: 'fractions' | 'groups' | 'time' | 'column') => ({
  by,
  validation: 0.25,
  test: 0.25,
  stratified: true,
  shuffle: true,
});

/** Four patients of three rows each, the newest first. */
const uses = ['Train', 'training', 'VAL', 'holdout', 'test', 'valid'];
const lines = Array.from({ length: 12 }, (_, i) => {
  const day = `2024-01-${String(12 - i).padStart(2, '0')}`;
  return `${i},p${i % 4},${day},${uses[i % 6] ?? ''},${i * 2}`;
});
const content = `a,patient,day,use,y\n${lines.join('\n')}\n`;

test('columns with a role are no features unless chosen, and are told', async () => {
  const table = await read(content);
  const { dataset } = await target.run({ table }, params(), context);
  expect(dataset.inputs[0]?.features).toEqual(['a']);
  const roles = { group: 'patient', time: 'day', split: 'use' };
  expect(infoOf(dataset)).toMatchObject({ roles });
  const { outputs, problems } = await target.infer({ table }, params(), context);
  expect([outputs.dataset?.roles, problems]).toEqual([roles, []]);
  const cells = dataset.splits.train.roles;
  expect([...(cells?.group ?? [])].slice(0, 5)).toEqual([0, 1, 2, 3, 0]);
  expect(cells?.time?.[0]).toBe(Date.UTC(2024, 0, 12));
  expect([...(cells?.split ?? [])].slice(0, 6)).toEqual([0, 0, 1, 2, 2, 1]);
  const chosen = await target.run({ table }, params({ features: ['a', 'patient'] }), context);
  expect(chosen.dataset.inputs[0]?.features).toEqual(['a', 'patient']);
});

test('a split goes by them, also after other nodes and a first split', async () => {
  const table = await read(content);
  const { dataset } = await target.run({ table }, params(), context);
  const once = (await combine.run({ datasets: [dataset] }, {}, context)).dataset;
  const twice = (await split.run({ dataset: once }, dividing('fractions'), context)).dataset;
  const rowsOf = async (by: 'groups' | 'time' | 'column') => {
    const divided = (await split.run({ dataset: twice }, dividing(by), context)).dataset;
    const scaled = (await standardise.run({ dataset: divided }, { input: '', centre: true, scale: true }, context))
      .dataset;
    expect(infoOf(scaled)).toMatchObject({ roles: { group: 'patient', time: 'day', split: 'use' } });
    return splitNames.map((name) => {
      const { source, roles } = scaled.splits[name];
      expect([...(roles?.time ?? [])]).toEqual([...source].map((row) => Date.UTC(2024, 0, 12 - row)));
      return [...source];
    });
  };
  expect(await rowsOf('time')).toEqual([
    [11, 10, 9, 8, 7, 6],
    [5, 4, 3],
    [2, 1, 0],
  ]);
  expect(await rowsOf('column')).toEqual([
    [0, 1, 6, 7],
    [2, 5, 8, 11],
    [3, 4, 9, 10],
  ]);
  const patients = (await rowsOf('groups')).map((rows) => new Set(rows.map((row) => row % 4)));
  expect(patients.map(({ size }) => size)).toEqual([2, 1, 1]);
  expect(new Set(patients.flatMap((own) => [...own])).size).toBe(4);
});

test('cells that a role cannot use are faults, before the run where they are known', async () => {
  const table = await read('a,patient,day,use,y\n1,p,monday,dev,3\n2,,3,test,4\n');
  const told = async (changes: Parameters<typeof params>[0]) => {
    const own = params({ features: ['a'], group: '', time: '', split: '', ...changes });
    const { problems } = await target.infer({ table }, own, context);
    return [await faultOf(target.run({ table }, own, context)), problems.map(({ code }) => code)];
  };
  const group = { code: 'target.roleMissing', column: 'patient', row: 2, param: 'group' };
  expect(await told({ group: 'patient' })).toMatchObject([group, ['target.roleMissing']]);
  const word = { code: 'target.splitWord', column: 'use', value: 'dev', param: 'split' };
  expect(await told({ split: 'use' })).toMatchObject([word, ['target.splitWord']]);
  const time = { code: 'target.timeUnread', column: 'day', value: 'monday', param: 'time' };
  expect(await told({ time: 'day' })).toMatchObject([time, []]);
});

test('a weight goes with its row, and is a number that is not negative', async () => {
  const weights = [2, 0, 0.5, 1e3];
  const table = await read(`a,w,y\n${weights.map((weight, i) => `${i},${weight},${i * 3}`).join('\n')}\n`);
  const own = params({ group: '', time: '', split: '', weight: 'w' });
  const { dataset } = await target.run({ table }, own, context);
  expect([dataset.inputs[0]?.features, dataset.roles]).toEqual([['a'], { weight: 'w' }]);
  const divided = (await split.run({ dataset }, dividing('fractions'), context)).dataset;
  for (const { roles, source } of [...splitNames.map((name) => divided.splits[name]), pooledRaw(divided)])
    expect([...(roles?.weight ?? [])]).toEqual([...source].map((row) => weights[row]));

  const told = async (cells: string) => {
    const bad = await read(
      `a,w,y\n${cells
        .split(' ')
        .map((cell, i) => `${i},${cell},${i}`)
        .join('\n')}\n`,
    );
    const known = (await target.infer({ table: bad }, own, context)).problems.map(({ code }) => code);
    const plain = { ...bad, columns: bad.columns.map(({ name, type }) => ({ name, type })) };
    const [before, after] = [bad, plain].map((each) => faultOf(target.run({ table: each }, own, context)));
    expect(await before).toMatchObject({ param: 'weight', code: known[0] });
    expect((await after)?.['code']).toBe(known[0]);
    return await after;
  };
  expect(await told('1 -2 3')).toMatchObject({ code: 'target.noWeight', value: '-2' });
  expect(await told('1 inf 3')).toMatchObject({ code: 'target.noWeight' });
  expect(await told('1 much 3')).toMatchObject({ code: 'target.noWeight', value: 'much' });
  expect(await told('0 0 0')).toMatchObject({ code: 'target.weightsZero' });
  expect(await told('1  3')).toMatchObject({ code: 'target.roleMissing', row: 2 });
});

test('a split by what no column says names the cure before and in the run', async () => {
  const table = await read(content);
  const { dataset } = await target.run({ table }, params({ group: '', time: '', split: '' }), context);
  expect(dataset.roles).toBeUndefined();
  const told = (await target.infer({ table }, params({ group: '', time: '', split: '' }), context)).outputs.dataset;
  const codes = { groups: 'split.noGroup', time: 'split.noTime', column: 'split.noColumn' } as const;
  for (const by of ['groups', 'time', 'column'] as const) {
    expect(await faultOf(split.run({ dataset }, dividing(by), context))).toMatchObject({ code: codes[by] });
    const { problems } = await split.infer({ dataset: told }, dividing(by), context);
    expect(problems.map(({ code }) => code)).toEqual([codes[by]]);
  }
});
