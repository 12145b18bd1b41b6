// Nodes that prepare chosen features: which ones they take, what they refuse and in which words, and that what is told before
// the run is what the run gives.
import { noTable } from '#test/support/no-table.ts';
import { afterAll, describe, expect, test } from 'vitest';
import { defaultParams } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { dataset as kind } from '#engine/kinds/dataset.ts';
import { runners } from '#engine/nodes/runners.ts';
import { taken } from '#engine/preprocessing/steps.ts';
import type { DatasetValue, SplitData } from '#engine/values/dataset.ts';
import type { RunContext } from '#engine/values/runner.ts';
import { faultOf, testContext } from '#test/support/test-context.ts';
import { translator } from '#shared/text/translate.ts';

interface DatasetRunner {
  readonly spec: NodeSpec;
  infer(
    inputs: { dataset: InfoOf<'dataset'> },
    params: object,
  ): { readonly outputs: { readonly dataset?: InfoOf<'dataset'> } };
  run(inputs: { dataset: DatasetValue }, params: object, context: RunContext): Promise<{ dataset: DatasetValue }>;
}

const context = testContext();
afterAll(() => {
  context.dispose();
});

const rowsOf = (values: readonly number[], width: number, y: readonly number[]): SplitData => ({
  rows: values.length / width,
  inputs: [{ values: Float64Array.from(values) }],
  targets: [Float32Array.from(y)],
  source: Int32Array.from({ length: values.length / width }, (_, row) => row),
});

/** Words with a gap, numbers with a gap, whole numbers; 'c' is in the test rows alone. */
const mixed: DatasetValue = {
  type: 'dataset',
  inputs: [
    {
      name: '',
      shape: [3],
      features: ['word', 'gappy', 'whole'],
      preprocessing: [],
      words: [['a', 'b', 'c'], null, null],
      missing: ['word', 'gappy'],
    },
  ],
  targets: [{ name: 'y', kind: 'binary', classes: ['no', 'yes'] }],
  splits: {
    train: rowsOf([0, 1, 10, 1, Number.NaN, 20, 1, 3, 40, Number.NaN, 5, 80], 3, [0, 1, 1, 0]),
    validation: rowsOf([], 3, []),
    test: rowsOf([2, Number.NaN, 1000], 3, [1]),
  },
};

async function made(node: NodeKind, params: object, dataset = mixed) {
  const runner = (runners as unknown as Readonly<Record<string, DatasetRunner>>)[node];
  if (!runner) throw new Error(`No node ${node}`);
  const all = { ...defaultParams(runner.spec), ...params };
  const { outputs } = runner.infer({ dataset: kind.describe(dataset) as InfoOf<'dataset'> }, all);
  const value = (await runner.run({ dataset }, all, context)).dataset;
  // What was told is what there is.
  expect(outputs.dataset).toEqual(kind.describe(value));
  return value;
}

const firstRows = ({ splits }: DatasetValue, split: 'train' | 'test'): readonly number[] => [
  ...(splits[split].inputs[0]?.values ?? []),
];

describe('which features are taken', () => {
  test('all numbers, or the named ones, and no others', async () => {
    const filled = await made('data.fillNumbers', { by: 'mean' });
    expect(firstRows(filled, 'train').filter((_, i) => i % 3 === 1)).toEqual([1, 3, 3, 5]);
    expect(firstRows(filled, 'test')).toEqual([2, 3, 1000]);
    expect(filled.inputs[0]?.missing).toEqual(['word']);
    const scaled = await made('data.scale', { columns: ['whole'], by: 'largest' });
    expect(firstRows(scaled, 'train').filter((_, i) => i % 3 === 2)).toEqual([0.125, 0.25, 0.5, 1]);
    expect(firstRows(scaled, 'test')).toEqual([2, Number.NaN, 12.5]);
  });

  test('an input without any of them stays as it is', async () => {
    const numbers = await made('data.encodeWords', { to: 'share' });
    const again = await made('data.encodeWords', {}, numbers);
    expect(again.inputs[0]?.preprocessing).toBe(numbers.inputs[0]?.preprocessing);
  });

  test.each<[NodeKind, object, object]>([
    [
      'data.scale',
      { columns: ['gone'] },
      { code: 'column.missing', param: 'columns', available: 'word, gappy, whole' },
    ],
    ['data.power', { columns: ['word'] }, { code: 'prepare.holdsWords', param: 'columns', columns: 'word' }],
    ['data.encodeWords', { columns: ['whole'] }, { code: 'prepare.holdsNumbers', param: 'columns', columns: 'whole' }],
    ['data.quantile', {}, { code: 'data.missing', columns: 'gappy' }],
    ['data.encodeWords', { to: 'given', order: ' , ' }, { code: 'prepare.noOrder', param: 'order' }],
  ])('%s refuses %o', async (node, params, fault) => {
    expect(await faultOf(made(node, params))).toMatchObject(fault);
  });

  test('classes have no mean', async () => {
    const [target] = mixed.targets;
    if (!target) throw new Error('No target');
    const classes = { ...mixed, targets: [{ ...target, kind: 'classes' as const, classes: ['p', 'q', 'r'] }] };
    expect(await faultOf(made('data.encodeWords', { to: 'target' }, classes))).toMatchObject({
      code: 'prepare.classes',
      target: 'y',
      count: 3,
    });
  });
});

describe('words', () => {
  const cells = [0, 1, 2, -1, Number.NaN];
  test.each<[object, readonly number[]]>([
    // A word that no training row had has no number of its own.
    [{ to: 'slots' }, [0, 1, -1, -1, 3]],
    [{ to: 'share' }, [0.25, 0.5, 0, 0, 0.25]],
    [{ to: 'sorted' }, [0, 1, -1, -1, -1]],
    [{ to: 'given', order: 'c\nb\na' }, [2, 1, 0, -1, -1]],
    // b has 2 of 2, 1/2 is the mean of all: (2 + 2·½) / (2 + 2).
    [{ to: 'target', smoothing: 2 }, [1 / 3, 0.75, 0.5, 0.5, 1 / 3]],
  ])('%o', async (params, numbers) => {
    const encoded = await made('data.encodeWords', params);
    const [input] = encoded.inputs;
    expect(cells.map((cell) => taken(input?.preprocessing ?? [], 0, cell))).toEqual(
      numbers.map((number) => expect.closeTo(number, 12) as number),
    );
    expect(input?.missing).toEqual(['gappy']);
  });
});

test('bins are numbers of the network, as many as were asked for', async () => {
  const binned = await made('data.bin', { columns: ['whole'], bins: 3 });
  expect(binned.inputs[0]?.oneHot).toEqual([0, 0, 3]);
  expect(firstRows(binned, 'train').filter((_, i) => i % 3 === 2)).toEqual([0, 1, 2, 2]);
});

test('a dataset shows what was done to each of its features', async () => {
  const dataset = await made('data.prepare', { numbers: 'range', missing: 'mean' });
  const preparation = async (value: DatasetValue) => {
    const views = await kind.views(value, translator('en'), noTable);
    return views.find(({ title }) => title === 'view.preparation');
  };
  const view = await preparation(dataset);
  expect(view?.view === 'table' ? view.slice.rows : []).toEqual([
    ['word', 'Words (3)', null, '4 numbers (one-hot)', null],
    ['gappy', 'Numbers', '3', null, '(x − 1)/4'],
    ['whole', 'Numbers', '37.5', null, '(x − 10)/70'],
  ]);
  expect(await preparation(mixed)).toBeUndefined();
});
