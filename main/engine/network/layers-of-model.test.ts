import { expect, test } from 'vitest';
import { buildNetwork } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { layersOfModel } from '#engine/network/layers-of-model.ts';
import type { Taken } from '#engine/network/layers-of-model.ts';
import type { NetworkData } from '#engine/values/layer.ts';
import { faultOf } from '#test/support/test-context.ts';

const ref = (layer: string) => ({ layer, call: 0, tensor: 0 });
const layer = (name: string, className: string, config: object, ...from: readonly string[]) => ({
  name,
  className,
  config: config as Readonly<Record<string, unknown>>,
  calls: from.length > 0 ? [from.map(ref)] : [],
});

const network: NetworkData = {
  layers: [
    layer('in', 'InputLayer', { batch_shape: [null, 4] }),
    layer('a', 'Dense', { units: 3 }, 'in'),
    layer('side', 'Dense', { units: 3 }, 'in'),
    layer('both', 'Add', {}, 'a', 'side'),
    layer('normal', 'BatchNormalization', {}, 'both'),
    layer('out', 'Dense', { units: 1 }, 'normal'),
    layer('out_unscaled', 'Rescaling', { scale: 3, offset: 1 }, 'out'),
  ],
  inputs: [{ ...ref('in'), of: 'rows' }],
  outputs: [ref('out_unscaled')],
};
const weights = initialWeights(buildNetwork(network), 4);
const model = {
  network,
  weights,
  targets: [{ name: 'y', kind: 'number', classes: [], scaled: 'standardise' }],
} as const;
const none: Taken = { without: 1, trainable: 'none', last: 1 };
const refusal = (make: () => unknown) => faultOf(Promise.resolve().then(make));
const taken = (change: Partial<Taken> = {}) => layersOfModel(model, 'n', { ...none, ...change });

test('all layers before the cut come along, under names of their own, with the weights that they have', () => {
  const cut = taken();
  expect(cut.layers.map(({ name }) => name)).toEqual(['n/in', 'n/a', 'n/side', 'n/both', 'n/normal']);
  expect([cut.inputs, cut.outputs]).toEqual([[{ ...ref('n/in'), of: 'rows' }], [ref('n/normal')]]);
  const began = initialWeights(buildNetwork(cut), 99);
  expect(began.map(({ values }) => values)).toEqual(weights.slice(0, -2).map(({ values }) => values));
  expect(began.map(({ trainable }) => trainable)).toEqual(began.map(() => false));
  // Learning must not reach into the model that they are of.
  began[0]?.values.fill(0);
  expect(weights[0]?.values.some((value) => value !== 0)).toBe(true);
});

test('what undoes a scaled target goes with the output, and nothing that does not lead to the cut stays', () => {
  expect(taken({ without: 0 }).outputs).toEqual([ref('n/out')]);
  expect(taken({ without: 3 }).layers.map(({ name }) => name)).toEqual(['n/in', 'n/side']);
});

test('as many layers from the end learn as are asked for', () => {
  const learning = (change: Partial<Taken>) =>
    buildNetwork(taken(change)).layers.flatMap(({ name, trainable }) => (trainable ? [name] : []));
  expect(learning({ trainable: 'last', last: 2 })).toEqual(['n/in', 'n/both', 'n/normal']);
  expect(learning({ trainable: 'last', last: 99 })).toEqual(['n/in', 'n/a', 'n/side', 'n/both', 'n/normal']);
  expect(learning({ trainable: 'all' })).toEqual(['n/in', 'n/a', 'n/side', 'n/both', 'n/normal']);
});

test('a cut that leaves nothing, several targets, and weights of another shape are refused', async () => {
  expect((await refusal(() => taken({ without: 5 })))?.code).toBe('model.noLayers');
  const several = { ...model, targets: [...model.targets, ...model.targets] };
  expect((await refusal(() => layersOfModel(several, 'n', none)))?.code).toBe('model.severalTargets');
  const [first, ...others] = weights;
  const wrong = { ...model, weights: first ? [{ ...first, shape: [3, 4] }, ...others] : [] };
  expect((await refusal(() => buildNetwork(layersOfModel(wrong, 'n', none))))?.code).toBe('model.weights');
});
