// Random streams: repeatable by seed and step, apart by name, and distributed as they say.
import type { Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { deriveSeed, generator, permutation, stepRandom } from '#engine/kernels/random.ts';
import type { StepRandom } from '#engine/kernels/random.ts';

let tf: Tf;
beforeAll(async () => {
  ({ tf } = await openBackend());
});

function drawn(seed: number, step: number, draw: (random: StepRandom) => Tensor): number[] {
  return tf.tidy(() => [...draw(stepRandom(seed, tf.tensor1d([step], 'int32'), step)).dataSync<'float32'>()]);
}

test('streams of other names or seeds are others', () => {
  const seeds = [
    deriveSeed(1, 'a'),
    deriveSeed(1, 'b'),
    deriveSeed(2, 'a'),
    deriveSeed(1, 'a', 'b'),
    deriveSeed(1, 'ab'),
  ];
  expect(new Set(seeds).size).toBe(seeds.length);
  expect(deriveSeed(1, 'a')).toBe(deriveSeed(1, 'a'));
});

test('a generator is uniform and normal to what its sample can show', () => {
  const random = generator(9);
  const count = 100_000;
  let mean = 0;
  let square = 0;
  let normalMean = 0;
  let normalSquare = 0;
  for (let i = 0; i < count; i += 1) {
    const u = random.next();
    mean += u / count;
    square += (u * u) / count;
    const n = random.normal();
    normalMean += n / count;
    normalSquare += (n * n) / count;
  }
  expect(Math.abs(mean - 1 / 2)).toBeLessThan(0.005);
  expect(Math.abs(square - 1 / 3)).toBeLessThan(0.005);
  expect(Math.abs(normalMean)).toBeLessThan(0.015);
  expect(Math.abs(normalSquare - 1)).toBeLessThan(0.025);
});

test('a permutation holds every row once', () => {
  const order = permutation(1000, generator(2));
  expect([...order].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  expect([...order]).not.toEqual([...permutation(1000, generator(3))]);
});

test('a step draws the same again, other steps and later streams draw others', () => {
  const uniform = (random: StepRandom) => random.uniform([64]);
  const first = drawn(5, 1, uniform);
  expect(drawn(5, 1, uniform)).toEqual(first);
  expect(drawn(5, 2, uniform)).not.toEqual(first);
  expect(drawn(6, 1, uniform)).not.toEqual(first);
  const second = drawn(5, 1, (random) => {
    random.uniform([64]);
    return random.uniform([64]);
  });
  expect(second).not.toEqual(first);
  expect(first.every((value) => value >= 0 && value < 1)).toBe(true);
});

test('noise of a step is standard normal', () => {
  const values = drawn(5, 1, (random) => random.normal([50_000]));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + value * value, 0) / values.length;
  expect(Math.abs(mean)).toBeLessThan(0.02);
  expect(Math.abs(square - 1)).toBeLessThan(0.04);
});
