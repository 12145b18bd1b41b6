import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { nativeBackend } from '#engine/kernels/compile/binding.ts';
import { compiledFunction } from '#engine/kernels/compile/compiled-function.ts';
import { openBackend } from '#engine/kernels/native.ts';

beforeAll(async () => {
  expect((await openBackend()).name).toBe('tensorflow');
});

/** How many programs are loaded and how often one is run while `work` lasts. */
async function counted(work: () => void): Promise<{ loaded: number; deleted: number; run: number }> {
  const backend = nativeBackend();
  if (!backend) throw new Error('No native kernels');
  const { binding } = backend;
  const seen = { loaded: 0, deleted: 0, run: 0 };
  backend.binding = Object.create(binding, {
    loadSavedModel: {
      value: (...given: Parameters<typeof binding.loadSavedModel>) => (seen.loaded++, binding.loadSavedModel(...given)),
    },
    deleteSavedModel: { value: (id: number) => (seen.deleted++, binding.deleteSavedModel(id)) },
    runSavedModel: {
      value: (...given: Parameters<typeof binding.runSavedModel>) => {
        if (given[2] !== '' && !given[2].startsWith('variable')) seen.run++;
        return binding.runSavedModel(...given);
      },
    },
  }) as typeof binding;
  try {
    work();
  } finally {
    backend.binding = binding;
  }
  return seen;
}

/** Calls `fn` with each row's count of rows; numbers of all results, in order. */
function called(
  weights: readonly tf.Tensor[],
  fn: Parameters<typeof compiledFunction>[1],
  heights: readonly number[],
): number[][] {
  const before = tf.memory().numTensors;
  const compiled = compiledFunction(weights, fn);
  const results = heights.map((height, call) => {
    const x = tf.tensor2d(
      Float32Array.from({ length: height * 3 }, (_, i) => Math.sin(i + call)),
      [height, 3],
    );
    const found = compiled.run([x]);
    const numbers = found.flatMap((tensor) => [...tensor.dataSync()]);
    tf.dispose([x, ...found]);
    return numbers;
  });
  compiled.dispose();
  expect(tf.memory().numTensors).toBe(before);
  return results;
}

test('what is called again and again becomes a program with the same answers, and leaves nothing', async () => {
  const weight = tf.tensor2d([1, -2, 3, 0.5, 0, 1], [3, 2]);
  const fn = ([x]: readonly tf.Tensor[]): tf.Tensor[] => {
    const of = (rows: tf.Tensor): tf.Tensor => tf.sum(tf.tanh(tf.matMul(rows as tf.Tensor2D, weight)));
    return [tf.grad(of)(x as tf.Tensor), tf.tanh(tf.matMul(x as tf.Tensor2D, weight)), weight];
  };
  const heights = [4, 4, 4, 4, 4, 4, 2, 4];
  let results: number[][] = [];
  const seen = await counted(() => (results = called([weight], fn, heights)));
  expect(seen).toEqual({ loaded: 1, deleted: 1, run: 3 });
  heights.forEach((height, call) => {
    const x = tf.tensor2d(
      Float32Array.from({ length: height * 3 }, (_, i) => Math.sin(i + call)),
      [height, 3],
    );
    const eager = tf.tidy(() => fn([x]).flatMap((tensor) => [...tensor.clone().dataSync()]));
    x.dispose();
    results[call]?.forEach((value, i) => expect(value).toBeCloseTo(eager[i] ?? Number.NaN, 5));
  });
  weight.dispose();
});

test('a function that reads numbers in the middle, or a tensor that it was not given, goes op by op', async () => {
  const other = tf.tensor1d([1, 2, 3]);
  const reading = ([x]: readonly tf.Tensor[]): tf.Tensor[] => [
    tf.mul(x as tf.Tensor, (x as tf.Tensor).dataSync()[1] ?? 0),
  ];
  const capturing = ([x]: readonly tf.Tensor[]): tf.Tensor[] => [tf.mul(x as tf.Tensor, other)];
  const seen = await counted(() => {
    for (const fn of [reading, capturing])
      called([], fn, [1, 1, 1, 1, 1, 1]).forEach((found, call) => {
        const x = Float32Array.from({ length: 3 }, (_, i) => Math.sin(i + call));
        const factor = (i: number): number => (fn === reading ? (x[1] ?? 0) : i + 1);
        found.forEach((value, i) => expect(value).toBeCloseTo((x[i] ?? 0) * factor(i), 6));
      });
  });
  expect(seen).toEqual({ loaded: 0, deleted: 0, run: 0 });
  other.dispose();
});
