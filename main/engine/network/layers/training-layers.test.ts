// What layers do in training only, which no reference file shows: dropout, noise, recurrent dropout; and gradients that
// tfjs takes otherwise than TensorFlow.
import type { Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildNetwork, refTo } from '#engine/network/build-network.ts';
import { largest, lookUp, magnitude } from '#engine/kernels/differentiable.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { forward } from '#engine/network/forward.ts';
import { weightTensors } from '#engine/network/predictor.ts';
import { stepRandom } from '#engine/kernels/random.ts';

let tf: Tf;
beforeAll(async () => {
  ({ tf } = await openBackend());
});

/** The layer's output for ones of the given shape, or for other numbers. */
function output(
  className: string,
  config: object,
  shape: number[],
  training: boolean,
  step = 1,
  numbers?: number[],
): number[] {
  const network = buildNetwork({
    layers: [
      { name: 'in', className: 'InputLayer', config: { batch_shape: [null, ...shape.slice(1)] }, calls: [] },
      { name: 'layer', className, config: { ...config }, calls: [[refTo('in')]] },
    ],
    inputs: [refTo('in')],
    outputs: [refTo('layer')],
  });
  return tf.tidy(() => {
    const weights = weightTensors(tf, network, initialWeights(network, 1));
    const random = stepRandom(3, tf.tensor1d([step], 'int32'), step);
    const [result] = forward(network, [numbers ? tf.tensor(numbers, shape) : tf.ones(shape)], weights, {
      training,
      random,
    }).outputs;
    return [...(result as Tensor).dataSync<'float32'>()];
  });
}

describe('dropout', () => {
  test('keeps the mean: some are 0, the others scaled up', () => {
    const values = output('Dropout', { rate: 0.25 }, [100, 200], true);
    const kept = values.filter((value) => value !== 0);
    expect(new Set(kept)).toEqual(new Set([Math.fround(1 / 0.75)]));
    expect(kept.length / values.length).toBeCloseTo(0.75, 1.5);
    expect(output('Dropout', { rate: 0.25 }, [100, 200], true, 2)).not.toEqual(values);
  });

  test('does nothing at inference, nor at rate 0', () => {
    expect(new Set(output('Dropout', { rate: 0.25 }, [10, 20], false))).toEqual(new Set([1]));
    expect(new Set(output('Dropout', { rate: 0 }, [10, 20], true))).toEqual(new Set([1]));
  });

  test('shares its decision along the axes that a noise shape names', () => {
    const values = output('Dropout', { rate: 0.5, noise_shape: [null, 1] }, [50, 8], true);
    const rows = Array.from({ length: 50 }, (_, row) => new Set(values.slice(row * 8, row * 8 + 8)));
    expect(rows.every((row) => row.size === 1)).toBe(true);
    expect(new Set(rows.map((row) => [...row][0])).size).toBe(2);
  });
});

test('spatial dropout drops whole channels, each row its own', () => {
  for (const [className, places] of [
    ['SpatialDropout1D', [7]],
    ['SpatialDropout2D', [3, 4]],
    ['SpatialDropout3D', [2, 3, 2]],
  ] as const) {
    const [rows, channels] = [40, 6];
    const count = places.reduce((product, size) => product * size, 1);
    const values = output(className, { rate: 0.5 }, [rows, ...places, channels], true);
    const ofChannel = (row: number, channel: number) =>
      new Set(Array.from({ length: count }, (_, place) => values[(row * count + place) * channels + channel]));
    const seen = Array.from({ length: rows * channels }, (_, i) => ofChannel(Math.floor(i / channels), i % channels));
    expect(seen.every((of) => of.size === 1)).toBe(true);
    const kept = seen.filter((of) => of.has(2)).length;
    expect(seen.filter((of) => of.has(0)).length).toBe(seen.length - kept);
    expect(kept / seen.length).toBeCloseTo(0.5, 0.8);
    expect(new Set(output(className, { rate: 0.5 }, [2, ...places, channels], false))).toEqual(new Set([1]));
  }
});

test('gaussian dropout multiplies by numbers of mean 1 and variance rate / (1 − rate), in training only', () => {
  const values = output('GaussianDropout', { rate: 0.2 }, [200, 200], true);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect([mean, variance]).toEqual([expect.closeTo(1, 2), expect.closeTo(0.25, 2)]);
  expect(output('GaussianDropout', { rate: 0.2 }, [200, 200], true, 2)).not.toEqual(values);
  expect(new Set(output('GaussianDropout', { rate: 0.2 }, [4, 4], false))).toEqual(new Set([1]));
});

test('alpha dropout keeps mean and variance of what a SELU makes, in training only', () => {
  const values = output('AlphaDropout', { rate: 0.2 }, [200, 200], true);
  const [low, high] = [...new Set(values)].toSorted((a, b) => a - b);
  // Keras' formula, of ones.
  const lowest = -1.7580993408473766;
  const scale = (0.8 * (1 + 0.2 * lowest ** 2)) ** -0.5;
  const shift = -scale * lowest * 0.2;
  expect([low, high]).toEqual([expect.closeTo(scale * lowest + shift, 5), expect.closeTo(scale + shift, 5)]);
  expect(values.filter((value) => value === low).length / values.length).toBeCloseTo(0.2, 1.7);
  expect(new Set(output('AlphaDropout', { rate: 0.2 }, [4, 4], false))).toEqual(new Set([1]));
});

test('gaussian noise has its deviation, in training only', () => {
  const values = output('GaussianNoise', { stddev: 0.5 }, [200, 200], true);
  const spread = values.reduce((sum, value) => sum + (value - 1) ** 2, 0) / values.length;
  expect(Math.sqrt(spread)).toBeCloseTo(0.5, 1.7);
  expect(new Set(output('GaussianNoise', { stddev: 0.5 }, [4, 4], false))).toEqual(new Set([1]));
});

test('a random flip mirrors each picture or leaves it, in each direction by its own chance, in training only', () => {
  const [rows, height, width] = [2000, 2, 3];
  const pictures = Array.from({ length: rows * height * width }, (_, i) => i);
  const seen = (mode: string, training = true, step = 1) => {
    const values = output('RandomFlip', { mode }, [rows, height, width, 1], training, step, pictures);
    const ways = values.flatMap((value, i) => (i % 6 === 0 ? [value - i] : []));
    // What stands in the first place tells the way; the rest has to follow.
    const places: Record<number, number[]> = {
      0: [0, 1, 2, 3, 4, 5],
      2: [2, 1, 0, 5, 4, 3],
      3: [3, 4, 5, 0, 1, 2],
      5: [5, 4, 3, 2, 1, 0],
    };
    expect(values).toEqual(ways.flatMap((way, row) => (places[way] ?? []).map((place) => row * 6 + place)));
    return [0, 2, 3, 5].map((way) => ways.filter((other) => other === way).length / rows);
  };
  const [never, quarter, half] = [0, expect.closeTo(0.25, 0.9), expect.closeTo(0.5, 0.9)];
  expect(seen('horizontal')).toEqual([half, half, never, never]);
  expect(seen('vertical')).toEqual([half, never, half, never]);
  expect(seen('horizontal_and_vertical')).toEqual([quarter, quarter, quarter, quarter]);
  expect(seen('horizontal_and_vertical', true, 2)).not.toEqual(seen('horizontal_and_vertical'));
  expect(seen('horizontal_and_vertical', false)).toEqual([1, 0, 0, 0]);
});

test('recurrent layers drop in training and repeat by step', () => {
  for (const className of ['SimpleRNN', 'LSTM', 'GRU']) {
    const config = { units: 6, dropout: 0.4, recurrent_dropout: 0.4 };
    const still = output(className, config, [3, 5, 4], false);
    const trained = output(className, config, [3, 5, 4], true);
    expect(trained).not.toEqual(still);
    expect(output(className, config, [3, 5, 4], true)).toEqual(trained);
  }
});

test('gradients are TensorFlow’s where tfjs has others', () => {
  const gradient = (f: (x: Tensor) => Tensor, values: number[]): number[] =>
    tf.tidy(() => [
      ...tf
        .grad((x: Tensor) => tf.sum(f(x)))(tf.tensor1d(values))
        .dataSync<'float32'>(),
    ]);
  expect(gradient(magnitude, [-2, 0, 3])).toEqual([-1, 0, 1]);
  expect(gradient((x) => largest(x, [0]), [5, 1, 5, 2])).toEqual([0.5, 0, 0.5, 0]);
});

test('looked-up rows gather their gradients, and tell the parts', () => {
  const before = tf.memory().numTensors;
  let parts: readonly (readonly number[])[] = [];
  const gradient = tf.tidy(() => {
    const ids = tf.tensor2d(
      [
        [0, 2],
        [2, 2],
      ],
      [2, 2],
      'int32',
    );
    const factors = tf.tensor3d([1, 2, 3, 4], [2, 2, 1]);
    const loss = (table: Tensor): Tensor =>
      tf.sum(
        tf.mul(
          lookUp(table, ids, ({ ids: named, rows }) => void (parts = [[...named.dataSync()], [...rows.dataSync()]])),
          factors,
        ),
      );
    return [
      ...tf
        .grad(loss)(tf.ones([3, 1]))
        .dataSync<'float32'>(),
    ];
  });
  expect(gradient).toEqual([1, 0, 9]);
  expect(parts).toEqual([
    [0, 2, 2, 2],
    [1, 2, 3, 4],
  ]);
  expect(tf.memory().numTensors).toBe(before);
});
