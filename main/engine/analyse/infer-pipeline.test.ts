import { describe, expect, test } from 'vitest';
import { emptyDocument } from '#shared/document/document.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import { addNode, applyRepair, connect, isRefused, setLabel, setParam, setPaused } from '#shared/document/edits.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { problemWords } from '#shared/text/problem-words.ts';
import { translator } from '#shared/text/translate.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { sizeText } from '#engine/analyse/check-memory.ts';
import { binary, fakeInfer, number, three } from '#engine/analyse/fake-infer.ts';
import type { FakeWorld } from '#engine/analyse/fake-infer.ts';
import { inferPipeline } from '#engine/analyse/infer-pipeline.ts';
import type { InferMemo, InferredPipeline, InferRunner } from '#engine/analyse/infer-pipeline.ts';

type Step = readonly [NodeKind, Readonly<Record<string, ParamValue>>?];

function build(steps: readonly Step[], wires: readonly string[]): PipelineDocument {
  let document = emptyDocument();
  const take = (outcome: ReturnType<typeof connect>) => {
    if (isRefused(outcome)) throw new Error(JSON.stringify(outcome.problem));
    ({ document } = outcome);
  };
  for (const [kind, params] of steps) take(addNode(document, kind, { x: 0, y: 0 }, params));
  for (const wire of wires) {
    const [from, to] = wire.split('>').map((end) => ({ node: end.split('.')[0] ?? '', port: end.split('.')[1] ?? '' }));
    if (from && to) take(connect(document, from, to));
  }
  return document;
}

const world: FakeWorld = { target: binary, shape: [4], rows: { train: 70, validation: 10, test: 20 } };

/** sample → target → standardise → input → dense → fit with adam. */
function network(
  last: Readonly<Record<string, ParamValue>> = {},
  fit: Readonly<Record<string, ParamValue>> = {},
  optimizer: NodeKind = 'optimizer.adam',
): PipelineDocument {
  const name = optimizer === 'optimizer.adam' ? 'adam' : 'gradient-descent';
  return build(
    [
      ['data.sample'],
      ['data.target'],
      ['data.standardise'],
      ['layer.input'],
      ['layer.dense', { units: 1, activation: 'sigmoid', ...last }],
      [optimizer],
      ['train.fit', fit],
    ],
    [
      'sample.table>target.table',
      'target.dataset>standardise.dataset',
      'standardise.dataset>input.dataset',
      'input.layer>dense.layer',
      'dense.layer>fit.network',
      'standardise.dataset>fit.dataset',
      `${name}.optimizer>fit.optimizer`,
    ],
  );
}

interface Asking {
  readonly world?: FakeWorld;
  readonly runners?: Readonly<Record<string, InferRunner>>;
  readonly memo?: InferMemo;
  readonly memoryBytes?: number;
}
async function infer(document: PipelineDocument, asking: Asking = {}): Promise<InferredPipeline> {
  const inferred = await inferPipeline(document, {
    runners: asking.runners ?? fakeInfer(asking.world ?? world).runners,
    folder: null,
    signal: new AbortController().signal,
    memoryBytes: asking.memoryBytes ?? 8 * 2 ** 30,
    memo: asking.memo ?? new Map(),
  });
  // Whatever is found has words in both languages.
  for (const problem of inferred.problems) {
    for (const language of ['en', 'zh'] as const) {
      const kind = document.nodes[problem.node ?? '']?.kind;
      expect(problemWords(problem, translator(language), kind).message).not.toContain('{{');
    }
  }
  return inferred;
}
const told = (problems: readonly Problem[]) =>
  problems.map(({ severity, node, code }) => `${severity} ${node} ${code}`);

/** Applies a problem's repair and expects that it is gone, with nothing new. */
async function mended(document: PipelineDocument, code: string, asking: Asking = {}): Promise<PipelineDocument> {
  const { problems } = await infer(document, asking);
  const problem = problems.find((candidate) => candidate.code === code);
  const outcome = applyRepair(document, problem?.repair ?? []);
  if (!problem?.repair || isRefused(outcome)) throw new Error(`no repair for ${code} in ${told(problems)}`);
  const after = await infer(outcome.document, asking);
  expect(told(after.problems)).toEqual(told(problems.filter((candidate) => candidate !== problem)));
  return outcome.document;
}

test('a network that makes sense has no problems, and every wire is known', async () => {
  const { problems, wires } = await infer(network());
  expect(problems).toEqual([]);
  expect(wires['dense']?.['layer']).toEqual({
    type: 'layer',
    shape: [1],
    parameters: 5,
    multiplyAdds: 0,
    activation: 'sigmoid',
  });
  expect(wires['fit']?.['model']).toMatchObject({ type: 'model', target: binary });
});

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

  test('one softmax output can learn nothing, so it is an error; relu at the end is a warning', async () => {
    const { problems } = await infer(network({ units: 1, activation: 'softmax' }));
    expect(told(problems)).toEqual(['error dense network.activation']);
    expect(told((await infer(network({ units: 1, activation: 'relu' }))).problems)).toEqual([
      'warning dense network.activation',
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

describe('memory', () => {
  test('a billion units blame their node, before anything is made', async () => {
    const document = network({ units: 1_000_000_000 });
    const { problems } = await infer(document);
    expect(told(problems)).toContain('error dense shape.tooLarge');
    const problem = problems.find(({ code }) => code === 'shape.tooLarge');
    expect(problem).toMatchObject({
      param: 'units',
      facts: { parameters: 5_000_000_000, needed: '313 GiB', limit: '8 GiB' },
    });
  });

  test('the limit is the machine’s, and only the first layer beyond it is blamed', async () => {
    const document = build(
      [
        ['layer.input', { shape: [10] }],
        ['layer.dense', { units: 1000 }],
        ['layer.dense', { units: 10 }],
      ],
      ['input.layer>dense.layer', 'dense.layer>dense-2.layer'],
    );
    expect((await infer(document)).problems).toEqual([]);
    expect(told((await infer(document, { memoryBytes: 100_000 })).problems)).toEqual(['error dense shape.tooLarge']);
  });

  test('sizes as people write them', () => {
    expect([0, 1023, 1536, 2 ** 30, 1.5e12, 2 ** 90].map(sizeText)).toEqual([
      '0 B',
      '1023 B',
      '1.5 KiB',
      '1 GiB',
      '1.36 TiB',
      '1073741824 EiB',
    ]);
  });
});

describe('nodes on their own', () => {
  test('an illegal parameter is told with what is legal, and its runner is not asked', async () => {
    const fake = fakeInfer(world);
    const document = setParam(network(), 'dense', 'units', -3).document;
    const { problems } = await infer(document, { runners: fake.runners });
    expect(problems[0]).toMatchObject({
      code: 'param.range',
      node: 'dense',
      param: 'units',
      facts: { param: 'units', received: '-3' },
    });
    expect(fake.asked).not.toContain('dense');
    const repaired = applyRepair(document, problems[0]?.repair ?? []);
    expect('document' in repaired && repaired.document.nodes['dense']?.params['units']).toBe(64);
  });

  test('a missing wire names its port; a paused node is not complained about', async () => {
    const document = build([['layer.dense'], ['train.fit'], ['text.note']], []);
    expect((await infer(document)).problems.map(({ node, port }) => `${node}.${port}`)).toEqual([
      'dense.layer',
      'fit.dataset',
      'fit.network',
      'fit.optimizer',
    ]);
    expect((await infer(setPaused(document, ['dense', 'fit'], true).document)).problems).toEqual([]);
  });

  test('an unknown kind, a newer version and an unknown parameter are kept and told', async () => {
    const known = network();
    const dense = known.nodes['dense'];
    if (!dense) throw new Error('no dense');
    const document: PipelineDocument = {
      ...known,
      nodes: {
        ...known.nodes,
        strange: { id: 'strange', kind: 'magic.wand', kindVersion: 1, params: {} },
        dense: { ...dense, params: { ...dense.params, sparkle: 1 } },
        adam: { id: 'adam', kind: 'optimizer.adam', kindVersion: 9, params: {} },
      },
    };
    expect(told((await infer(document)).problems).sort()).toEqual([
      'error adam node.newer',
      'error strange node.unknownKind',
      'warning dense param.unknown',
    ]);
    expect((await mended(document, 'param.unknown')).nodes['dense']?.params).not.toHaveProperty('sparkle');
  });

  test('what a runner throws stays with its node', async () => {
    const { runners } = fakeInfer(world);
    const sample = runners['data.sample'];
    const adam = runners['optimizer.adam'];
    if (!sample || !adam) throw new Error('no runner');
    const failing = {
      ...runners,
      'data.sample': {
        ...sample,
        infer: () => Promise.reject(new Fault('dataFile.missing', { file: 'x.csv' }, { param: 'file' })),
      },
      'optimizer.adam': {
        ...adam,
        infer: () => {
          throw new TypeError('oops');
        },
      },
    };
    const { problems, wires } = await inferPipeline(network(), {
      runners: failing,
      folder: null,
      signal: new AbortController().signal,
      memoryBytes: 1e9,
      memo: new Map(),
    });
    expect(problems).toMatchObject([
      { code: 'analysis.failed', severity: 'warning', node: 'adam', facts: { what: 'oops' } },
      { code: 'dataFile.missing', node: 'sample', param: 'file' },
    ]);
    expect(wires['input']).toEqual({ layer: expect.objectContaining({ shape: null }) });
  });

  test('it stops when it is told to', async () => {
    const stopped = AbortSignal.abort();
    const context = { runners: {}, folder: null, signal: stopped, memoryBytes: 1e9, memo: new Map() };
    await expect(inferPipeline(network(), context)).rejects.toThrow('abort');
  });
});

describe('what an edit asks for anew', () => {
  /** 100 chains of input → dense → dropout: 300 nodes. */
  const chains = Array.from({ length: 100 }, () => ['layer.input', 'layer.dense', 'layer.dropout'] as const).flat();
  const suffix = (index: number) => (index === 0 ? '' : `-${index + 1}`);
  const large = build(
    chains.map((kind): Step => (kind === 'layer.input' ? [kind, { shape: [4] }] : [kind])),
    Array.from({ length: 100 }, (_, index) => {
      const end = suffix(index);
      return [`input${end}.layer>dense${end}.layer`, `dense${end}.layer>dropout${end}.layer`];
    }).flat(),
  );

  test('of 300 nodes only the edited one and those behind it', async () => {
    const fake = fakeInfer(world);
    const asking = { runners: fake.runners, memo: new Map() };
    await infer(large, asking);
    expect(fake.asked).toHaveLength(300);
    const count = async (document: PipelineDocument) => {
      fake.asked.length = 0;
      await infer(document, asking);
      return [...fake.asked];
    };
    expect(await count(large)).toEqual([]);
    // As it comes over the wire: other objects, same content.
    expect(await count(structuredClone(large))).toEqual([]);
    expect(await count(setLabel(large, 'dense-7', 'wide').document)).toEqual([]);
    const wide = setParam(large, 'dense-7', 'units', 99).document;
    expect(await count(wide)).toEqual(['dense-7', 'dropout-7']);
    // The bias's start does not change what the layer gives out.
    expect(await count(setParam(wide, 'dense-7', 'biasInitializer', 'ones').document)).toEqual(['dense-7']);
  });

  test('a runner that reads a file is asked every time, those behind it only when its answer differs', async () => {
    const fake = fakeInfer(world);
    const csv = fake.runners['data.csv'];
    if (!csv) throw new Error('no runner');
    const runners = { ...fake.runners, 'data.csv': { ...csv, outside: () => Promise.resolve([]) } };
    const document = build([['data.csv'], ['data.target']], ['csv.table>target.table']);
    const asking = { runners, memo: new Map() };
    await infer(document, asking);
    await infer(document, asking);
    expect(fake.asked).toEqual(['csv', 'target', 'csv']);
  });
});

describe('a node behind a fault', () => {
  test('is not told that its data is missing when it is wired', async () => {
    const noShape = { code: 'input.noShape', severity: 'error', param: 'shape', facts: {} } as const;
    const { runners } = fakeInfer(world);
    const input: InferRunner | undefined = runners['layer.input'];
    const target: InferRunner | undefined = runners['data.target'];
    if (!input || !target) throw new Error('No such runners');
    const asked = {
      ...runners,
      'data.target': {
        ...target,
        infer: () => ({ outputs: {}, problems: [{ ...noShape, code: 'target.notChosen' }] }),
      },
      'layer.input': {
        ...input,
        infer: ({ dataset }: { readonly dataset?: unknown }) => ({ outputs: {}, problems: dataset ? [] : [noShape] }),
      },
    };
    const codes = async (document: PipelineDocument) =>
      (await infer(document, { runners: asked })).problems.map(({ code }) => code);
    expect(
      await codes(
        build(
          [['data.sample'], ['data.target'], ['layer.input']],
          ['sample.table>target.table', 'target.dataset>input.dataset'],
        ),
      ),
    ).toEqual(['target.notChosen']);
    expect(await codes(build([['layer.input']], []))).toEqual(['input.noShape']);
  });
});
