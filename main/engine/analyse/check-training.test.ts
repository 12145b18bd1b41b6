import { describe, expect, test } from 'vitest';
import { setParam } from '#shared/document/edits.ts';
import { binary, number, three } from '#test/support/fake-infer.ts';
import { build, infer, mended, network, told, world } from '#test/support/analysed-pipelines.ts';

describe('the last layer against the target', () => {
  test.each([
    {
      target: binary,
      last: { units: 3, activation: 'sigmoid' },
      code: 'network.units',
      becomes: { units: 1, activation: 'sigmoid' },
    },
    {
      target: binary,
      last: { units: 3, activation: 'softmax' },
      code: 'network.units',
      becomes: { units: 2, activation: 'softmax' },
    },
    {
      target: binary,
      last: { units: 1, activation: 'relu' },
      code: 'network.activation',
      becomes: { units: 1, activation: 'sigmoid' },
    },
    {
      target: binary,
      last: { units: 1, activation: 'softmax' },
      code: 'network.activation',
      becomes: { units: 1, activation: 'sigmoid' },
    },
    {
      target: binary,
      last: { units: 2, activation: 'sigmoid' },
      code: 'network.activation',
      becomes: { units: 2, activation: 'softmax' },
    },
    {
      target: three,
      last: { units: 2, activation: 'softmax' },
      code: 'network.units',
      becomes: { units: 3, activation: 'softmax' },
    },
    {
      target: three,
      last: { units: 3, activation: 'linear' },
      code: 'network.activation',
      becomes: { units: 3, activation: 'softmax' },
    },
    {
      target: number,
      last: { units: 4, activation: 'linear' },
      code: 'network.unitsNumber',
      becomes: { units: 1, activation: 'linear' },
    },
    {
      target: number,
      last: { units: 1, activation: 'sigmoid' },
      code: 'network.activation',
      becomes: { units: 1, activation: 'linear' },
    },
  ])('$target.kind with $last', async ({ target, last, code, becomes }) => {
    const repaired = await mended(network(last), code, { world: { ...world, target } });
    expect(repaired.nodes['dense']?.params).toMatchObject(becomes);
  });

  test('one softmax output can learn nothing, and a cross-entropy needs probabilities; others learn badly', async () => {
    const { problems } = await infer(network({ units: 1, activation: 'softmax' }));
    expect(told(problems)).toEqual(['error dense network.activation']);
    const relu = { units: 1, activation: 'relu' };
    expect(told((await infer(network(relu))).problems)).toEqual(['error dense network.activation']);
    expect(told((await infer(network(relu, { loss: 'mean_squared_error' }))).problems)).toEqual([
      'warning dense network.activation',
      'warning fit network.loss',
    ]);
  });

  test('an unbounded activation is fine for a number, hard sigmoid for two classes', async () => {
    expect((await infer(network({ activation: 'relu' }), { world: { ...world, target: number } })).problems).toEqual(
      [],
    );
    expect((await infer(network({ activation: 'hard_sigmoid' }))).problems).toEqual([]);
  });

  test('a picture at the end is not one row of numbers', async () => {
    const { problems } = await infer(network(), { world: { ...world, shape: [8, 8, 1] } });
    expect(told(problems)).toEqual(['error dense network.flat']);
  });

  test('an input of another shape than the data is named and mended', async () => {
    const document = setParam(network(), 'input', 'shape', [9]).document;
    expect((await mended(document, 'network.shape')).nodes['input']?.params['shape']).toEqual([4]);
  });
});

describe('loss and metrics against the target', () => {
  test.each([
    {
      target: binary,
      last: {},
      loss: 'sparse_categorical_crossentropy',
      severity: 'error',
      becomes: 'binary_crossentropy',
    },
    {
      target: binary,
      last: { units: 2, activation: 'softmax' },
      loss: 'binary_crossentropy',
      severity: 'error',
      becomes: 'sparse_categorical_crossentropy',
    },
    { target: binary, last: {}, loss: 'mean_squared_error', severity: 'warning', becomes: 'binary_crossentropy' },
    {
      target: three,
      last: { units: 3, activation: 'softmax' },
      loss: 'binary_crossentropy',
      severity: 'error',
      becomes: 'sparse_categorical_crossentropy',
    },
    {
      target: number,
      last: { activation: 'linear' },
      loss: 'binary_crossentropy',
      severity: 'error',
      becomes: 'mean_squared_error',
    },
  ])('$target.kind with $loss', async ({ target, last, loss, severity, becomes }) => {
    const asking = { world: { ...world, target } };
    const document = network(last, { loss });
    expect(told((await infer(document, asking)).problems)).toEqual([`${severity} fit network.loss`]);
    expect((await mended(document, 'network.loss', asking)).nodes['fit']?.params['loss']).toBe(becomes);
  });

  test.each([
    { target: number, last: { activation: 'linear' }, loss: 'huber' },
    { target: number, last: { activation: 'linear' }, loss: 'mean_absolute_error' },
    { target: three, last: { units: 3, activation: 'softmax' }, loss: 'categorical_crossentropy' },
    { target: binary, last: { units: 2, activation: 'softmax' }, loss: 'sparse_categorical_crossentropy' },
  ])('$loss suits $target.kind', async ({ target, last, loss }) => {
    expect((await infer(network(last, { loss }), { world: { ...world, target } })).problems).toEqual([]);
  });

  test('a metric that says nothing is replaced', async () => {
    const document = network({ activation: 'linear' }, { metrics: ['accuracy', 'mean_absolute_error'] });
    const asking = { world: { ...world, target: number } };
    expect((await mended(document, 'network.metric', asking)).nodes['fit']?.params['metrics']).toEqual([
      'mean_absolute_error',
    ]);
    const classes = await mended(network({}, { metrics: ['mean_squared_error'] }), 'network.metric');
    expect(classes.nodes['fit']?.params['metrics']).toEqual(['accuracy']);
  });
});

describe('data against the training', () => {
  test('a target of large numbers, unless the output is an exponential', async () => {
    const asking = { world: { ...world, target: { ...number, large: { mean: -3, spread: 123_456.7 } } } };
    const { problems } = await infer(network({ activation: 'linear' }), asking);
    expect(problems).toMatchObject([
      {
        code: 'network.largeTarget',
        severity: 'warning',
        node: 'fit',
        port: 'dataset',
        facts: { target: 'y', mean: '-3', spread: '123,457' },
      },
    ]);
    expect((await infer(network({ activation: 'exponential' }), asking)).problems).toEqual([]);
    const scaled = await mended(network({ activation: 'linear' }), 'network.largeTarget', asking);
    const moved = Object.values(scaled.wires).filter(({ from }) => from.node === 'scale-target');
    expect(moved.map(({ to }) => to.node).toSorted()).toEqual(['fit', 'input']);
  });

  test('a target that is learnt around 0 is not told by what is never negative', async () => {
    const by = (scaled: 'standardise' | 'range') => ({ world: { ...world, target: { ...number, scaled } } });
    const document = network({ activation: 'relu' });
    expect(told((await infer(document, by('standardise'))).problems)).toEqual(['warning dense network.activation']);
    const linear = await mended(document, 'network.activation', by('standardise'));
    expect(linear.nodes['dense']?.params['activation']).toBe('linear');
    expect((await infer(document, by('range'))).problems).toEqual([]);
  });

  test('a batch larger than the training rows, unless every step takes all of them', async () => {
    const document = network({}, { batchSize: 71 });
    expect((await mended(document, 'network.batch')).nodes['fit']?.params['batchSize']).toBe(32);
    expect((await infer(network({}, { batchSize: 70 }))).problems).toEqual([]);
    expect((await infer(network({}, { batchSize: 71 }, 'optimizer.gradientDescent'))).problems).toEqual([]);
  });

  test('validation without rows to validate on', async () => {
    const rows = { train: 80, validation: 0, test: 20 };
    expect(
      (await mended(network(), 'network.noValidation', { world: { ...world, rows } })).nodes['fit']?.params['validate'],
    ).toBe(false);
  });

  test('missing scaling is mended by a node in front of all that use the data', async () => {
    const document = build(
      [
        ['data.sample'],
        ['data.target'],
        ['layer.input'],
        ['layer.dense', { units: 1, activation: 'sigmoid' }],
        ['optimizer.adam'],
        ['train.fit'],
        ['evaluate.evaluate'],
      ],
      [
        'sample.table>target.table',
        'target.dataset>input.dataset',
        'input.layer>dense.layer',
        'dense.layer>fit.network',
        'target.dataset>fit.dataset',
        'adam.optimizer>fit.optimizer',
        'fit.model>evaluate.model',
        'target.dataset>evaluate.dataset',
      ],
    );
    const repaired = await mended(document, 'network.unscaled');
    expect(
      Object.keys(repaired.wires)
        .filter((id) => id.includes('standardise'))
        .sort(),
    ).toEqual([
      'standardise.dataset>evaluate.dataset',
      'standardise.dataset>fit.dataset',
      'standardise.dataset>input.dataset',
      'target.dataset>standardise.dataset',
    ]);
  });
});
