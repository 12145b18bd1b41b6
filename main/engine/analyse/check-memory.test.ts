// What a training takes is told before the run and refused where the machine has less: layers and optimizers are real
// ones, their data made up.
import { describe, expect, test } from 'vitest';
import { setParam } from '#shared/document/edits.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { inferRunners } from '#engine/analyse/infer-pipeline.ts';
import type { InferredPipeline, InferMemo } from '#engine/analyse/infer-pipeline.ts';
import { buildNetwork, refTo } from '#engine/network/build-network.ts';
import { runners as real } from '#engine/nodes/runners.ts';
import { layerSize, trainingMemory } from '#engine/training/memory.ts';
import { build, infer, mended, network, world } from '#test/support/analysed-pipelines.ts';
import type { Asking, Step } from '#test/support/analysed-pipelines.ts';
import { fakeInfer } from '#test/support/fake-infer.ts';
import type { FakeWorld } from '#test/support/fake-infer.ts';

const gibibyte = 2 ** 30;

function asking(own: Partial<FakeWorld> = {}, machine: Omit<Asking, 'world' | 'runners'> = {}): Asking {
  const runners = Object.entries(inferRunners(real)).filter(([kind]) => /^(?:layer|optimizer)\./.test(kind));
  const all = { ...fakeInfer({ ...world, ...own }).runners, ...Object.fromEntries(runners) };
  return { ...machine, runners: all };
}

/** sample → target → input → the steps → a sigmoid → fit. */
function chain(steps: readonly Step[], optimizer: NodeKind = 'optimizer.adam'): PipelineDocument {
  const idOf = (kind: string) => (kind.split('.')[1] ?? '').replaceAll(/[A-Z]/g, (big) => `-${big.toLowerCase()}`);
  const ids = ['input', ...steps.map(([kind]) => idOf(kind)), 'dense'];
  return build(
    [
      ['data.sample'],
      ['data.target'],
      ['layer.input'],
      ...steps,
      ['layer.dense', { units: 1, activation: 'sigmoid' }],
      [optimizer],
      ['train.fit'],
    ],
    [
      'sample.table>target.table',
      'target.dataset>input.dataset',
      ...ids.slice(1).map((id, i) => `${ids[i] ?? ''}.layer>${id}.layer`),
      'dense.layer>fit.network',
      'target.dataset>fit.dataset',
      `${idOf(optimizer)}.optimizer>fit.optimizer`,
    ],
  );
}

const errors = ({ problems }: InferredPipeline) => problems.filter(({ severity }) => severity === 'error');

test('what is told is what the network, its optimizer, a batch and the rows take', async () => {
  const document = build(
    [
      ['data.sample'],
      ['data.target'],
      ['layer.input'],
      ['layer.dense', { units: 4, activation: 'relu' }],
      ['layer.add'],
      ['layer.dense', { units: 1, activation: 'sigmoid' }],
      ['optimizer.sgd', { momentum: 0.9 }],
      ['train.fit', { batchSize: 8, validate: true, patience: 3 }],
    ],
    [
      'sample.table>target.table',
      'target.dataset>input.dataset',
      'input.layer>dense.layer',
      'dense.layer>add.layers',
      'input.layer>add.layers',
      'add.layer>dense-2.layer',
      'dense-2.layer>fit.network',
      'target.dataset>fit.dataset',
      'sgd.optimizer>fit.optimizer',
    ],
  );
  const told = await infer(document, asking());
  const built = buildNetwork({
    layers: [
      { name: 'input', className: 'InputLayer', config: { batch_shape: [null, 4] }, calls: [] },
      { name: 'dense', className: 'Dense', config: { units: 4, activation: 'relu' }, calls: [[refTo('input')]] },
      { name: 'add', className: 'Add', config: {}, calls: [[refTo('dense'), refTo('input')]] },
      { name: 'dense-2', className: 'Dense', config: { units: 1, activation: 'sigmoid' }, calls: [[refTo('add')]] },
    ],
    inputs: [refTo('input')],
    outputs: [refTo('dense-2')],
  });
  const size = {
    layers: built.layers.map(layerSize),
    optimizer: { className: 'SGD', config: { momentum: 0.9 } },
    batchSize: 8,
    dataBytes: (70 + 10) * (4 + 1) * 4,
    keepsBest: true,
    writesCheckpoints: true,
  };
  expect(told.memory).toEqual({ fit: trainingMemory(size).bytes });
  expect(errors(told)).toEqual([]);
});

describe('pictures that are kept as bytes', () => {
  const rows = { train: 1_000_000, validation: 100_000, test: 100_000 };
  const ofType = (numberType: 'float32' | 'uint8', own: Partial<FakeWorld> = {}) =>
    asking({ rows, shape: [64], numberType, ...own }, { memoryBytes: gibibyte });

  test('take a quarter of what floats take', async () => {
    const memoryOf = async (own: Asking) => (await infer(network(), own)).memory['fit'] ?? 0;
    // Held as arrays and by the kernels.
    const ofBytes = (rows.train + rows.validation) * 64 * 2;
    expect((await memoryOf(ofType('float32'))) - (await memoryOf(ofType('uint8')))).toBe((4 - 1) * ofBytes);
  });

  test('are not refused to a cross-validation that holds them', async () => {
    const validated = network({}, {}, 'optimizer.adam', 'evaluate.crossValidate');
    const many = { rows: { train: 3_000_000, validation: 0, test: 0 } };
    expect(errors(await infer(validated, ofType('uint8', many)))).toEqual([]);
    expect(errors(await infer(validated, ofType('float32', many)))).toMatchObject([{ code: 'training.memoryData' }]);
  });
});

test('nothing is told of a network whose size is not known', async () => {
  const document = setParam(network(), 'dense', 'units', -3).document;
  expect((await infer(document, asking())).memory).toEqual({});
});

describe('refused', () => {
  const attending = chain([
    ['layer.embedding', { inputDim: 100, outputDim: 16 }],
    ['layer.multiHeadAttention', { heads: 8, keySize: 2 }],
    ['layer.globalAveragePooling1d'],
  ]);

  test('weights and the state of the optimizer blame the layer that has most of them', async () => {
    const machine = { memoryBytes: 50 * gibibyte };
    const document = build(
      [
        ['data.sample'],
        ['data.target'],
        ['layer.input'],
        ['layer.dense', { units: 10_000 }],
        ['layer.dense', { units: 1, activation: 'sigmoid' }],
        ['optimizer.adam'],
        ['optimizer.sgd'],
        ['train.fit'],
        ['train.fit'],
      ],
      [
        'sample.table>target.table',
        'target.dataset>input.dataset',
        'input.layer>dense.layer',
        'dense.layer>dense-2.layer',
        ...['fit', 'fit-2'].flatMap((id) => [`dense-2.layer>${id}.network`, `target.dataset>${id}.dataset`]),
        'adam.optimizer>fit.optimizer',
        'sgd.optimizer>fit-2.optimizer',
      ],
    );
    const told = await infer(document, asking({ shape: [100_000] }, machine));
    expect(errors(told)).toMatchObject([
      {
        code: 'training.memoryWeights',
        node: 'dense',
        param: 'units',
        facts: { layer: 'dense', optimizer: 'Adam', limit: '50 GiB' },
      },
    ]);
    expect(told.memory['fit']).toBeGreaterThan(machine.memoryBytes);
    expect(told.memory['fit-2']).toBeLessThan(machine.memoryBytes);
  });

  test('the scores of an attention blame the batch, which can be made small enough', async () => {
    const long = asking({ shape: [2048] });
    const [problem, ...others] = errors(await infer(attending, long));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: 'training.memoryBatch',
      node: 'fit',
      param: 'batchSize',
      facts: { layer: 'multi-head-attention', batch: 32, limit: '8 GiB' },
    });
    // 8 · 2048² scores of a row, and what is made with them: 640 MiB.
    const after = await mended(attending, 'training.memoryBatch', long);
    expect(after.nodes['fit']?.params['batchSize']).toBe(8);
  });

  test('where not even one row can go through, the layer that makes most of it is to blame', async () => {
    const told = await infer(attending, asking({ shape: [2048] }, { memoryBytes: gibibyte / 2 }));
    expect(errors(told)).toMatchObject([{ code: 'training.memoryBatch', node: 'multi-head-attention' }]);
    expect(errors(told)[0]?.repair).toBeUndefined();
  });

  test('an optimizer that takes all rows at once is to blame for its batch', async () => {
    const rows = { train: 10_000_000, validation: 0, test: 0 };
    const told = await infer(
      chain([['layer.flatten'], ['layer.layerNormalization']], 'optimizer.gradientDescent'),
      asking({ rows, shape: [64] }, { dataBytes: gibibyte }),
    );
    expect(errors(told)).toMatchObject([
      { code: 'training.memoryBatch', node: 'fit', port: 'optimizer', facts: { batch: 10_000_000 } },
    ]);
  });

  test('rows, but of those that go by blocks only what is held at once', async () => {
    const many = { rows: { train: 700_000_000, validation: 100_000_000, test: 0 } };
    const fit = await infer(network(), asking(many));
    expect(errors(fit)).toEqual([]);
    // Four blocks of 128 MiB of training rows, and four of the validation rows.
    expect(fit.memory['fit']).toBeGreaterThan(gibibyte);
    expect(fit.memory['fit']).toBeLessThan(1.1 * gibibyte);
    const again = await infer(network({}, {}, 'optimizer.adam', 'evaluate.crossValidate'), asking(many));
    expect(errors(again)).toMatchObject([
      { code: 'training.memoryData', node: 'cross-validate', port: 'dataset', facts: { limit: '8 GiB' } },
    ]);
  });
});

test('an edit that leaves all sums as they were counts a layer once', async () => {
  const document = build(
    [
      ['layer.input', { shape: [6, 16] }],
      ['layer.multiHeadAttention', { heads: 2, keySize: 8 }],
      ['layer.layerNormalization'],
      ['layer.add'],
    ],
    [
      'input.layer>multi-head-attention.layer',
      'multi-head-attention.layer>layer-normalization.layer',
      'multi-head-attention.layer>add.layers',
      'layer-normalization.layer>add.layers',
    ],
  );
  const memo: InferMemo = new Map();
  const parameters = async (of: PipelineDocument, own: Asking) => {
    const info = (await infer(of, own)).wires['add']?.['layer'];
    return info?.type === 'layer' ? info.parameters : undefined;
  };
  await infer(document, asking({}, { memo }));
  const heads = setParam(document, 'multi-head-attention', 'heads', 4).document;
  const edited = setParam(heads, 'multi-head-attention', 'keySize', 4).document;
  expect(await parameters(edited, asking({}, { memo }))).toBe(await parameters(edited, asking()));
});
