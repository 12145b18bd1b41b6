// What is rewritten computes what was recorded.
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { nativeBackend } from '#engine/kernels/compile/binding.ts';
import { compileProgram } from '#engine/kernels/compile/program.ts';
import { record } from '#engine/kernels/compile/recorder.ts';
import { simplified } from '#engine/kernels/compile/simplify.ts';
import { addBias, relu } from '#engine/kernels/differentiable.ts';
import { openBackend } from '#engine/kernels/native.ts';

beforeAll(async () => {
  await openBackend();
});

/** Gradients of a pool's weighted sum by what the bias was added to and by the bias. */
function gradients(x: tf.Tensor, bias: tf.Tensor, window: number): tf.Tensor[] {
  const slopes = tf.grads((from: tf.Tensor, offset: tf.Tensor) => {
    const pooled = tf.maxPool(relu(addBias(from, offset)) as tf.Tensor4D, window, 2, 'same');
    return tf.sum(tf.mul(pooled, tf.add(pooled, 0.3)));
  });
  return slopes([x, bias]);
}

test.each([2, 3])('the gradient of a ReLU before windows of %i is taken before it is spread', (window) => {
  const x = tf.round(tf.mul(tf.randomNormal([3, 9, 9, 4], 0, 1, 'float32', 3), 4));
  const bias = tf.tensor1d([0.5, -1, 0, 1]);
  const expected = tf.tidy(() => gradients(x, bias, window));
  const program = compileProgram(
    [x, bias],
    [
      {
        name: 'go',
        feeds: [],
        body: ([from, offset]) => ({ fetches: gradients(from as tf.Tensor, offset as tf.Tensor, window) }),
      },
    ],
  );
  const made = program.run('go', []);
  made.forEach((tensor, i) => {
    const right = (expected[i] as tf.Tensor).dataSync<'float32'>();
    // Sums of another order.
    tensor
      .dataSync<'float32'>()
      .forEach((value, k) => expect(value / (right[k] || 1)).toBeCloseTo(right[k] ? 1 : 0, 5));
  });
  const backend = nativeBackend();
  if (!backend) throw new Error('Needs the native kernels');
  const recording = record(backend, [x, bias], () => gradients(x, bias, window));
  const names = (ops: typeof recording.ops): string[] =>
    ops.map(({ name }) => name).filter((name) => /^(ReluGrad|MaxPoolGrad|BiasAddGrad)$/.test(name));
  expect(names(recording.ops)).toEqual(['MaxPoolGrad', 'ReluGrad', 'BiasAddGrad']);
  expect(names(simplified(recording).ops)).toEqual(['ReluGrad', 'MaxPoolGrad', 'BiasAddGrad']);
  program.dispose();
  tf.dispose([x, bias, ...expected, ...made]);
});

test('an activation of a bias is taken before it is reshaped, however often it is, unless somebody else takes what lies between', () => {
  const backend = nativeBackend();
  if (!backend) throw new Error('native kernels');
  const x = tf.tensor2d([-1, 2, -3, 4, -5, 6], [3, 2]);
  const bias = tf.tensor1d([0.5, -0.5]);
  const kept = (also: boolean) => {
    const recording = record(backend, [x, bias], () => {
      const flat = tf.reshape(addBias(x, bias), [6]);
      const shaped = tf.reshape(flat, [1, 2, 3]);
      return [tf.reshape(relu(shaped), [2, 3]), ...(also ? [tf.mul(flat, 2)] : [])];
    });
    return simplified(recording).ops.map(({ name, rank }) => `${name} ${rank}`);
  };
  tf.tidy(() => {
    expect(kept(false)).toEqual(['BiasAdd 2', 'Relu 2', 'Reshape 1', 'Reshape 3', 'Reshape 2']);
    expect(kept(true).slice(0, 4)).toEqual(['BiasAdd 2', 'Reshape 1', 'Reshape 3', 'Relu 3']);
  });
  const program = compileProgram(
    [x, bias],
    [
      {
        name: 'go',
        feeds: [],
        body: ([from, offset]) => ({
          fetches: [tf.reshape(relu(tf.reshape(addBias(from as tf.Tensor, offset as tf.Tensor), [1, 2, 3])), [2, 3])],
        }),
      },
    ],
  );
  const [made] = program.run('go', []);
  expect([...(made as tf.Tensor).dataSync()]).toEqual([0, 1.5, 0, 3.5, 0, 5.5]);
  expect(made?.shape).toEqual([2, 3]);
  program.dispose();
  tf.dispose([x, bias, made as tf.Tensor]);
});
