// One fault, one answer: every node that trains says the same of the same network, data and settings, before the run with
// a change that mends it, and in the run.
import { afterAll, describe, expect, test } from 'vitest';
import { catalogue, defaultParams } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import { runners } from '#engine/nodes/runners.ts';
import { oneInput } from '#test/support/one-input.ts';
import type { OneDataset } from '#test/support/one-input.ts';
import type { LayerValue } from '#engine/values/layer.ts';
import { infer, mended, network, told, world } from '#test/support/analysed-pipelines.ts';
import { number, three } from '#test/support/fake-infer.ts';
import { datasetOf, faultOf, testContext } from '#test/support/test-context.ts';

type Params = Readonly<Record<string, ParamValue>>;

const trainers: readonly (readonly [NodeKind, string, Params])[] = [
  ['train.fit', 'fit', {}],
  ['evaluate.crossValidate', 'cross-validate', { folds: 2 }],
  ['evaluate.learningCurve', 'learning-curve', { sizes: 2 }],
  ['train.descentView', 'descent-view', { surface: 'network' }],
];
const context = testContext();
afterAll(() => context.dispose());

const has = (kind: NodeKind, params: Params): boolean =>
  Object.keys(params).every((name) => Object.hasOwn(catalogue[kind].params, name));

describe.each(trainers)('%s', (kind, id, own) => {
  const faults: readonly {
    readonly code: string;
    readonly severity?: string;
    readonly last?: Params;
    readonly params?: Params;
    readonly change?: Partial<typeof world>;
    readonly node?: string;
  }[] = [
    { code: 'network.units', last: { units: 3 }, node: 'dense' },
    { code: 'network.units', last: { units: 2, activation: 'softmax' }, change: { target: three }, node: 'dense' },
    {
      code: 'network.unitsNumber',
      last: { units: 2, activation: 'linear' },
      change: { target: number },
      node: 'dense',
    },
    { code: 'network.activation', last: { activation: 'linear' }, node: 'dense' },
    { code: 'network.loss', params: { loss: 'sparse_categorical_crossentropy' } },
    { code: 'network.loss', severity: 'warning', params: { loss: 'huber' } },
    {
      code: 'training.classWeights',
      params: { classWeights: 'balanced' },
      last: { activation: 'linear' },
      change: { target: number },
    },
    { code: 'network.batch', severity: 'warning', params: { batchSize: 90 } },
  ];

  test.each(faults.filter(({ params = {} }) => has(kind, params)))(
    '$code is told and mended before the run: $last $params',
    async ({ code, severity = 'error', last, params, change, node = id }) => {
      const document = network(last, { ...own, ...params }, 'optimizer.adam', kind);
      const asking = { world: { ...world, ...change } };
      expect(told((await infer(document, asking)).problems)).toEqual([`${severity} ${node} ${code}`]);
      await mended(document, code, asking);
    },
  );

  test('what no change of a parameter mends is told', async () => {
    const flat = network({}, own, 'optimizer.adam', kind);
    expect(told((await infer(flat, { world: { ...world, shape: [8, 8, 1] } })).problems)).toEqual([
      'error dense network.flat',
    ]);
    const rows = { train: 0, validation: 0, test: 20 };
    const { problems } = await infer(flat, { world: { ...world, rows } });
    expect(told(problems)).toContain(`error ${id} training.noRows`);
  });

  const rows = Array.from({ length: 12 }, (_, i) => [i % 3, i % 4]);
  const labels = rows.map((_, i) => i % 2);
  const classes = ['no', 'yes'];
  const refused = async (dataset: OneDataset, layer: LayerValue, params: Params = {}): Promise<unknown> => {
    const runner = runners[kind] as unknown as { run(inputs: object, params: object, run: object): Promise<unknown> };
    const optimizer = { type: 'optimizer', className: 'Adam', config: { learning_rate: 0.01 }, wholeBatch: false };
    // A learning curve measures on rows that it has not learned from.
    const { train, test: held } = dataset.splits;
    const splits = { ...dataset.splits, test: held.rows > 0 ? held : train };
    const given = { ...defaultParams(catalogue[kind]), ...own, ...params };
    return faultOf(
      runner.run({ dataset: oneInput({ ...dataset, splits }), network: layer, optimizer }, given, context),
    );
  };

  test('the run refuses the same', async () => {
    const good = datasetOf(rows, labels, classes);
    const cases: readonly (readonly [string, OneDataset, LayerValue, Params?])[] = [
      ['network.units', good, ending(3, 'softmax')],
      ['network.activation', good, ending(1, 'linear')],
      ['network.unitsNumber', datasetOf(rows, labels, []), ending(2, 'linear')],
      ['network.flat', good, ending(1, 'sigmoid', [2, 1])],
      [
        'network.shape',
        datasetOf(
          rows.map((row) => [...row, 1]),
          labels,
          classes,
        ),
        ending(1, 'sigmoid'),
      ],
      ['network.loss', good, ending(1, 'sigmoid'), { loss: 'sparse_categorical_crossentropy' }],
      ['training.classWeights', datasetOf(rows, labels, []), ending(1, 'linear'), { classWeights: 'balanced' }],
      [
        'data.oneClass',
        datasetOf(
          rows,
          rows.map(() => 1),
          classes,
        ),
        ending(1, 'sigmoid'),
      ],
      ['data.notFinite', datasetOf([...rows, [Number.NaN, 1]], [...labels, 1], classes), ending(1, 'sigmoid')],
      ['training.tokens', datasetOf([...rows, [9, 1]], [...labels, 1], classes), embedding],
    ];
    for (const [code, dataset, layer, params = {}] of cases)
      if (has(kind, params))
        expect([code, await refused(dataset, layer, params)]).toEqual([code, expect.objectContaining({ code })]);
    const none = {
      ...good.splits.train,
      rows: 0,
      x: new Float32Array(),
      y: new Float32Array(),
      source: new Int32Array(),
    };
    const empty = { ...good, splits: { train: none, validation: none, test: good.splits.train } };
    expect(await refused(empty, ending(1, 'sigmoid'))).toMatchObject({ code: 'training.noRows' });
  });
});

test('a fault of a network that several nodes train is told once', async () => {
  const [fit, cross] = [network({ units: 3 }), network({ units: 3 }, {}, 'optimizer.adam', 'evaluate.crossValidate')];
  const both = { ...fit, nodes: { ...fit.nodes, ...cross.nodes }, wires: { ...fit.wires, ...cross.wires } };
  expect(Object.keys(both.nodes)).toEqual(expect.arrayContaining(['fit', 'cross-validate']));
  expect(told((await infer(both)).problems)).toEqual(['error dense network.units']);
});

const at = (layer: string) => ({ layer, call: 0, tensor: 0 });

function ending(units: number, activation: string, shape: readonly number[] = [2]): LayerValue {
  return {
    type: 'layer',
    network: {
      layers: [
        { name: 'x', className: 'InputLayer', config: { batch_shape: [null, ...shape] }, calls: [[]] },
        { name: 'p', className: 'Dense', config: { units, activation }, calls: [[at('x')]] },
      ],
      inputs: [at('x')],
      outputs: [at('p')],
    },
  } as LayerValue;
}

const embedding = {
  type: 'layer',
  network: {
    layers: [
      { name: 'x', className: 'InputLayer', config: { batch_shape: [null, 2], dtype: 'int32' }, calls: [[]] },
      { name: 'e', className: 'Embedding', config: { input_dim: 4, output_dim: 2 }, calls: [[at('x')]] },
      { name: 'f', className: 'Flatten', config: {}, calls: [[at('e')]] },
      { name: 'p', className: 'Dense', config: { units: 1, activation: 'sigmoid' }, calls: [[at('f')]] },
    ],
    inputs: [at('x')],
    outputs: [at('p')],
  },
} as LayerValue;
