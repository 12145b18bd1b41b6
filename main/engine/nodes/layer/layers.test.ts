// The layer nodes: what they tell before the run is what the network turns out to be, and they cost nothing to ask.
import { oneInputInfo } from '#test/support/one-input.ts';
import { kernelDefaults } from '#test/support/layer-params.ts';
import { afterAll, describe, expect, test } from 'vitest';
import { input } from '#engine/nodes/layer/input.ts';
import { kerasLayers } from '#engine/nodes/keras-layers.ts';
import { datasetOf, faultOf, testContext } from '#test/support/test-context.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { layerSize } from '#engine/training/memory.ts';
import type { LayerValue } from '#engine/values/layer.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { lastActivation } from '#engine/network/last-activation.ts';
import { withinOnTheClock } from '#test/support/clock.ts';

const {
  'layer.batchNormalization': batchNormalization,
  'layer.conv2d': conv2d,
  'layer.dense': dense,
  'layer.dropout': dropout,
  'layer.flatten': flatten,
  'layer.maxPooling2d': maxPooling2d,
} = kerasLayers;
const context = testContext();
afterAll(() => context.dispose());

const kernel = { activation: 'relu', ...kernelDefaults } as const;
const info = (shape: readonly number[] | null): InfoOf<'layer'> => ({
  type: 'layer',
  inputs: [],
  shape,
  parameters: 0,
  multiplyAdds: 0,
  activation: 'linear',
});

const at = (name: string) => ({ ...context, node: name });

/** Each layer in turn, as its node tells it and as its run builds it. */
const chain = [
  {
    infer: (layer: InfoOf<'layer'>) =>
      conv2d.infer(
        { layer },
        { filters: 4, kernelSize: [3, 3], strides: [1, 1], padding: 'valid', dilation: [1, 1], ...kernel },
        at('a'),
      ),
    run: (layer: LayerValue) =>
      conv2d.run(
        { layer },
        { filters: 4, kernelSize: [3, 3], strides: [1, 1], padding: 'valid', dilation: [1, 1], ...kernel },
        at('a'),
      ),
  },
  {
    infer: (layer: InfoOf<'layer'>) =>
      maxPooling2d.infer({ layer }, { poolSize: [2, 2], strides: [], padding: 'valid' }, at('b')),
    run: (layer: LayerValue) =>
      maxPooling2d.run({ layer }, { poolSize: [2, 2], strides: [], padding: 'valid' }, at('b')),
  },
  {
    infer: (layer: InfoOf<'layer'>) =>
      batchNormalization.infer({ layer }, { momentum: 0.9, epsilon: 0.001, centre: true, scale: false }, at('c')),
    run: (layer: LayerValue) =>
      batchNormalization.run({ layer }, { momentum: 0.9, epsilon: 0.001, centre: true, scale: false }, at('c')),
  },
  {
    infer: (layer: InfoOf<'layer'>) => flatten.infer({ layer }, {}, at('d')),
    run: (layer: LayerValue) => flatten.run({ layer }, {}, at('d')),
  },
  {
    infer: (layer: InfoOf<'layer'>) => dense.infer({ layer }, { units: 3, ...kernel, activation: 'softmax' }, at('e')),
    run: (layer: LayerValue) =>
      dense.run({ layer }, { units: 3, ...kernel, activation: 'softmax', kernelL2: 0.1 }, at('e')),
  },
  {
    infer: (layer: InfoOf<'layer'>) => dropout.infer({ layer }, { rate: 0.25 }, at('f')),
    run: (layer: LayerValue) => dropout.run({ layer }, { rate: 0.25 }, at('f')),
  },
];

test('what is told before the run is what the network turns out to be', async () => {
  let told = (await input.infer({ dataset: undefined }, { input: '', shape: [8, 8, 1] }, at('in'))).outputs.layer;
  let { layer } = await input.run({ dataset: undefined }, { input: '', shape: [8, 8, 1] }, at('in'));
  for (const step of chain) {
    if (!told) throw new Error('Nothing was told');
    told = (await step.infer(told)).outputs.layer;
    ({ layer } = await step.run(layer));
    const network = buildNetwork(layer.network);
    expect(told).toEqual({
      type: 'layer',
      inputs: [{ layer: 'in', of: '' }],
      shape: network.outputShapes[0],
      parameters: network.parameters,
      multiplyAdds: network.multiplyAdds,
      last: network.layers.map(layerSize).at(-1),
      activation: lastActivation(network),
    });
  }
  expect(told).toEqual({
    type: 'layer',
    inputs: [{ layer: 'in', of: '' }],
    shape: [3],
    parameters: 40 + 12 + 111,
    multiplyAdds: 6 * 6 * 36 + 36 + 108,
    last: { name: 'f', parameters: 0, largestWeight: 0, pass: 3 * 5.25 },
    activation: 'softmax',
  });
});

describe('dense', () => {
  const inferred = (shape: readonly number[] | null, units: number) =>
    dense.infer({ layer: info(shape) }, { units, ...kernel }, at('d'));

  test('1e9 units are refused at once, by name of the parameter', async () => {
    const started = performance.now();
    const { outputs, problems } = await inferred([30], 1_000_000_000);
    withinOnTheClock(performance.now() - started, 50);
    expect(outputs).toEqual({});
    expect(problems).toMatchObject([
      { code: 'layer.tooLarge', param: 'units', facts: { tensor: '[30, 1000000000]', gigabytes: 120 } },
    ]);
    const { layer } = await input.run({ dataset: undefined }, { input: '', shape: [30] }, at('in'));
    const work = dense.run({ layer }, { units: 1_000_000_000, ...kernel }, at('d'));
    expect(await faultOf(work)).toMatchObject({ code: 'layer.tooLarge', param: 'units' });
  });

  test('a shape that is not known yet stays so', async () => {
    expect((await inferred(null, 5)).outputs.layer).toEqual({ ...info(null), activation: 'relu' });
  });
});

test('a convolution of a list of numbers names what it expected and received', async () => {
  const params = {
    filters: 4,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'valid',
    dilation: [1, 1],
    ...kernel,
  } as const;
  const flat = await conv2d.infer({ layer: info([64]) }, params, at('conv'));
  expect(flat.problems).toMatchObject([
    { code: 'shape.mismatch', facts: { expected: '[height, width, channels]', received: '[64]' } },
  ]);
  const small = await conv2d.infer({ layer: info([2, 8, 1]) }, params, at('conv'));
  expect(small.problems).toMatchObject([
    { code: 'shape.mismatch', facts: { expected: '≥ [3, 3, channels]', received: '[2, 8, 1]' } },
  ]);
});

describe('input', () => {
  const dataset = datasetOf([[1, 2, 3, 4]], [0], ['a', 'b']);
  const datasetInfo = oneInputInfo({ ...dataset, rows: null, standardised: false });

  test('takes the data’s shape, or another of as many numbers', async () => {
    expect(
      (await input.infer({ dataset: datasetInfo }, { input: '', shape: [] }, at('in'))).outputs.layer?.shape,
    ).toEqual([4]);
    expect(
      (await input.infer({ dataset: datasetInfo }, { input: '', shape: [2, 2, 1] }, at('in'))).outputs.layer?.shape,
    ).toEqual([2, 2, 1]);
  });

  test('refuses a shape of other size, and none at all', async () => {
    const other = await input.infer({ dataset: datasetInfo }, { input: '', shape: [3, 3] }, at('in'));
    expect(other.problems).toMatchObject([
      { code: 'input.mismatch', param: 'shape', facts: { expected: 4, received: 9 } },
    ]);
    expect(await faultOf(input.run({ dataset: undefined }, { input: '', shape: [] }, at('in')))).toMatchObject({
      code: 'input.noShape',
      param: 'shape',
    });
  });
});
