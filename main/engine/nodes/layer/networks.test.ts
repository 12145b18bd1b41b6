// Layer nodes wired to one another: what branches share is there and counted once; and a network with any kind of layer
// in it learns through the compiled step.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue, defaultParams } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { faultOf, testContext } from '#test/support/test-context.ts';
import { runners } from '#engine/nodes/runners.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { LayerValue } from '#engine/values/layer.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { elements } from '#engine/network/layer.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { generator } from '#engine/kernels/random.ts';
import { layerSize } from '#engine/training/memory.ts';
import { train } from '#engine/training/trainer.ts';

let tf: Tf;
beforeAll(async () => {
  const backend = await openBackend();
  expect(backend.name).toBe('tensorflow');
  ({ tf } = backend);
});
const context = testContext();
afterAll(() => context.dispose());

type LayerInfo = InfoOf<'layer'>;
interface AnyLayer {
  infer(
    inputs: object,
    params: object,
    context: object,
  ): { readonly outputs: { readonly layer?: LayerInfo }; readonly problems: readonly OwnProblem[] };
  run(inputs: object, params: object, context: object): Promise<{ readonly layer: LayerValue }>;
}

/** What a node told before the run, and what its run made. */
interface Made {
  readonly info: LayerInfo;
  readonly value: LayerValue;
}

type Kind = NodeKind & `layer.${string}`;

const runnerOf = (kind: Kind): AnyLayer => runners[kind] as unknown as AnyLayer;
const merges = (kind: Kind): boolean => 'layers' in catalogue[kind].inputs;

/** One node behind others; undefined when it does not take them. */
async function tried(kind: Kind, before: readonly Made[], params: object = {}, node = 'x'): Promise<Made | undefined> {
  const own = { ...defaultParams(catalogue[kind]), ...params };
  const inputs = <T>(of: readonly T[]) => (merges(kind) ? { layers: of } : { layer: of[0] });
  const { outputs, problems } = runnerOf(kind).infer(inputs(before.map(({ info }) => info)), own, { ...context, node });
  if (!outputs.layer || problems.length > 0) return undefined;
  const { layer } = await runnerOf(kind).run(inputs(before.map(({ value }) => value)), own, { ...context, node });
  return { info: outputs.layer, value: layer };
}

async function made(kind: Kind, before: readonly Made[], params: object, node: string): Promise<Made> {
  const found = await tried(kind, before, params, node);
  if (!found) throw new Error(`${kind} does not take what is before it`);
  return found;
}

const start = (shape: readonly number[]): Promise<Made> => made('layer.input', [], { shape }, 'in');

function expectTold({ info, value }: Made): void {
  const network = buildNetwork(value.network);
  const { parameters, multiplyAdds } = network;
  const last = network.layers.map(layerSize).at(-1);
  expect(info).toMatchObject({ shape: network.outputShapes[0], parameters, multiplyAdds, last });
}

describe('branches', () => {
  test('a shortcut counts what both ways share once, however deep', async () => {
    let now = await made('layer.dense', [await start([5])], { units: 8 }, 'first');
    for (const block of ['a', 'b', 'c']) {
      const branch = await made('layer.dense', [now], { units: 8, activation: 'relu' }, `way-${block}`);
      now = await made('layer.add', [now, branch], {}, `sum-${block}`);
      expectTold(now);
    }
    expect(now.info.parameters).toBe(48 + 3 * 72);
    expect(now.value.network.layers).toHaveLength(8);
    expect(now.value.network.inputs).toHaveLength(1);
  });

  test('three ways side by side, as wide as all of them', async () => {
    const input = await start([5]);
    const branches = await Promise.all([1, 2, 3].map((units) => made('layer.dense', [input], { units }, `d${units}`)));
    const joined = await made('layer.concatenate', branches, {}, 'joined');
    expect(joined.info.shape).toEqual([6]);
    expectTold(joined);
  });

  test('one wire is too few, and shapes that differ are named', async () => {
    const input = await start([5]);
    const one = { layers: [input.info] };
    expect(runnerOf('layer.add').infer(one, {}, { ...context, node: 'sum' }).problems).toMatchObject([
      { code: 'layer.tooFewWires', port: 'layers', facts: { received: 1 } },
    ]);
    const run = runnerOf('layer.add').run({ layers: [input.value] }, {}, { ...context, node: 'sum' });
    expect(await faultOf(run)).toMatchObject({ code: 'layer.tooFewWires' });
    const other = await made('layer.dense', [input], { units: 4 }, 'four');
    const { problems } = runnerOf('layer.add').infer({ layers: [input.info, other.info] }, {}, context);
    expect(problems).toMatchObject([{ code: 'shape.mismatch', facts: { received: '[5], [4]' } }]);
  });

  test('a size that is not known yet stays so, and what is known is counted', async () => {
    const input = await start([5]);
    const unknown: LayerInfo = {
      type: 'layer',
      inputs: [],
      shape: null,
      parameters: 7,
      multiplyAdds: 9,
      activation: 'relu',
    };
    const { outputs } = runnerOf('layer.add').infer({ layers: [input.info, unknown] }, {}, context);
    expect(outputs.layer).toMatchObject({ shape: null, parameters: 7, multiplyAdds: 9 });
  });
});

/** Trains a few steps of a network that ends in one sigmoid, on whole numbers from 0 to 5. */
async function learn({ value }: Made): ReturnType<typeof train> {
  const network = buildNetwork(value.network);
  const shape = network.inputShapes[0] ?? [];
  const random = generator(3);
  const rows = 20;
  const values = Float32Array.from({ length: rows * elements(shape) }, () => Math.floor(random.next() * 6));
  const truth = Float32Array.from({ length: rows }, (_, row) => row % 2);
  return train(tf, {
    network,
    weights: initialWeights(network, 1),
    optimizer: { className: 'Adam', config: {} },
    objective: { losses: ['binary_crossentropy'], metrics: [[]] },
    data: { rows, inputs: [{ values, shape }], truths: [{ values: truth, shape: [1] }] },
    epochs: 2,
    batchSize: 8,
    shuffle: true,
    seed: 1,
  });
}

describe('every kind of layer learns through the compiled step', () => {
  const kinds = (Object.keys(catalogue) as NodeKind[]).filter(
    // Those that begin or name an end have no layer of their own.
    (kind): kind is Kind =>
      kind.startsWith('layer.') &&
      !['layer.input', 'layer.output', 'layer.pretrained', 'layer.pretrainedEmbedding'].includes(kind),
  );
  const both = { bidirectional: true, mergeMode: 'ave', returnSequences: true, dropout: 0.2, recurrentDropout: 0.2 };
  const settings: Partial<Record<Kind, readonly object[]>> = {
    'layer.reshape': [{ shape: [3, 6] }],
    'layer.embedding': [{ inputDim: 6 }, { inputDim: 6, maskZero: true }],
    'layer.permute': [{ order: [2, 1] }],
    'layer.simpleRnn': [{}, both],
    'layer.gru': [{}, both, { resetAfter: false }],
    'layer.lstm': [{}, both, { bidirectional: true }],
    'layer.conv1d': [{}, { padding: 'causal', dilation: 2 }],
    'layer.conv2dTranspose': [{ strides: [2, 2], padding: 'same' }],
    'layer.depthwiseConv2d': [{ strides: 2, depthMultiplier: 2, kernelL2: 0.01 }],
    'layer.separableConv2d': [{ strides: 2, depthMultiplier: 2, kernelL2: 0.01 }],
    'layer.multiHeadAttention': [{ dropout: 0.3 }, { causal: true }],
    'layer.groupQueryAttention': [{ causal: true, dropout: 0.3 }],
    'layer.attention': [{}, { score: 'concat', useScale: true, causal: true }],
    'layer.positions': [{}, { encoding: 'sines' }],
    'layer.transformerBlock': [{}, { normaliseFirst: false, causal: true }],
    'layer.stackedRecurrent': [{}, { cell: 'gru', units: [3, 2] }],
    'layer.convLstm1d': [{ dropout: 0.2, recurrentDropout: 0.2 }],
    'layer.convLstm2d': [{ returnSequences: true, padding: 'same' }],
    'layer.conv3d': [{}, { padding: 'same', strides: [2, 1, 1] }],
    'layer.conv3dTranspose': [{ padding: 'same', strides: [2, 1, 1] }],
    'layer.activityRegularization': [{ l1: 0.01 }],
    'layer.relu': [{}, { largest: 2, slope: 0.1, threshold: 0.5 }],
  };

  test.each(kinds.flatMap((kind) => (settings[kind] ?? [{}]).map((params) => [kind, params] as const)))(
    '%s %j',
    async (kind, params) => {
      const before = tf.memory().numTensors;
      let learnt = 0;
      for (const shape of [[4], [6, 3], [6, 6, 2], [4, 4, 3, 2]]) {
        const input = await start(shape);
        const found = await tried(
          kind,
          merges(kind) ? [input, await made('layer.activation', [input], {}, 'other')] : [input],
          params,
        );
        if (!found) continue;
        expectTold(found);
        const flat = (found.info.shape?.length ?? 0) > 1 ? await made('layer.flatten', [found], {}, 'flat') : found;
        const { eagerBecause, history } = await learn(
          await made('layer.dense', [flat], { units: 1, activation: 'sigmoid' }, 'out'),
        );
        expect([eagerBecause, history.length]).toEqual([undefined, 2]);
        learnt += 1;
      }
      expect(learnt).toBeGreaterThan(0);
      expect(tf.memory().numTensors).toBe(before);
    },
    30_000,
  );
});
