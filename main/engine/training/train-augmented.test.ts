// Layers that change pictures at random are part of the compiled step, at the input and behind weights, and keep their seed.
import { expect, test } from 'vitest';
import { openBackend } from '#engine/kernels/native.ts';
import { generator } from '#engine/kernels/random.ts';
import { buildNetwork, refTo } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { train } from '#engine/training/trainer.ts';
import type { LayerData } from '#engine/values/layer.ts';

const augmentations = [
  ['RandomFlip', {}],
  ['RandomTranslation', { height_factor: 0.2, width_factor: 0.2 }],
  ['RandomRotation', { factor: 0.1 }],
  ['RandomZoom', { height_factor: 0.2 }],
  ['RandomBrightness', { factor: 0.2, value_range: [-9, 9] }],
  ['RandomContrast', { factor: [0.2, 0.2], value_range: [-9, 9] }],
] as const;
const convolution = ['Conv2D', { filters: 2, kernel_size: [3, 3] }] as const;

async function trained(parts: readonly (readonly [string, object])[], seed = 1) {
  const { tf } = await openBackend();
  const all = [
    ['InputLayer', { batch_shape: [null, 6, 5, 1] }],
    ...parts,
    ['Flatten', {}],
    ['Dense', { units: 1 }],
  ] as const;
  const layers = all.map(([className, config], i): LayerData => ({
    name: `l${i}`,
    className,
    config: { ...config },
    calls: i === 0 ? [[]] : [[refTo(`l${i - 1}`)]],
  }));
  const network = buildNetwork({ layers, inputs: [refTo('l0')], outputs: [refTo(`l${all.length - 1}`)] });
  const random = generator(4);
  const x = Float32Array.from({ length: 20 * 30 }, () => random.normal());
  const { weights, eagerBecause, history } = await train(tf, {
    network,
    weights: initialWeights(network, 1),
    optimizer: { className: 'SGD', config: { learning_rate: 0.01 } },
    objective: { losses: ['mean_squared_error'], metrics: [[]] },
    data: {
      rows: 20,
      inputs: [{ values: x, shape: [6, 5, 1] }],
      truths: [{ values: Float32Array.from({ length: 20 }, (_, row) => x[row * 30] ?? 0), shape: [1] }],
    },
    epochs: 2,
    batchSize: 8,
    shuffle: false,
    seed,
  });
  expect(eagerBecause).toBeUndefined();
  expect(history).toHaveLength(2);
  return weights.map(({ values }) => Array.from(values));
}

test.each([
  ['at the input', [...augmentations, convolution]],
  ['behind a convolution', [convolution, ...augmentations]],
] as const)('%s', async (_, parts) => {
  const once = await trained(parts);
  expect(await trained(parts)).toEqual(once);
  expect(await trained(parts, 2)).not.toEqual(once);
  expect(once.flat().every(Number.isFinite)).toBe(true);
});
