import { describe, expect, test } from 'vitest';
import type { PipelineDocument } from '#shared/document/document.ts';
import { applyRepair, setLabel, setParam, setPaused } from '#shared/document/edits.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { binary, fakeInfer } from '#test/support/fake-infer.ts';
import { inferPipeline } from '#engine/analyse/infer-pipeline.ts';
import type { InferRunner } from '#engine/analyse/infer-pipeline.ts';
import { build, infer, mended, network, told, world } from '#test/support/analysed-pipelines.ts';
import type { Step } from '#test/support/analysed-pipelines.ts';

test('a network that makes sense has no problems, and every wire is known', async () => {
  const { problems, wires } = await infer(network());
  expect(problems).toEqual([]);
  expect(wires['dense']?.['layer']).toEqual({
    type: 'layer',
    inputs: [{ layer: 'input', of: '' }],
    shape: [1],
    parameters: 5,
    multiplyAdds: 0,
    activation: 'sigmoid',
  });
  expect(wires['fit']?.['model']).toMatchObject({ type: 'model', targets: [binary] });
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
      dataBytes: 1e9,
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
    const context = { runners: {}, folder: null, signal: stopped, memoryBytes: 1e9, dataBytes: 1e9, memo: new Map() };
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
        infer: () => ({ outputs: {}, problems: [{ ...noShape, code: 'target.notChosen' as const }] }),
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
