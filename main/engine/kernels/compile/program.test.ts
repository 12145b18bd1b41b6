import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { compileProgram, type FunctionPlan, type Order } from '#engine/kernels/compile/program.ts';
import { NotCompilable } from '#engine/kernels/compile/recorder.ts';
import { gatherRows } from '#engine/kernels/gather-rows.ts';
import { openBackend } from '#engine/kernels/native.ts';

beforeAll(async () => {
  const backend = await openBackend();
  expect(backend.name).toBe('tensorflow');
});

function numbers(tensor: tf.Tensor): number[] {
  const values = [...tensor.dataSync()];
  tensor.dispose();
  return values;
}

const orders: readonly Order[] = ['parallel', 'sequential'];

test.each(orders)('reads variables, takes feeds, assigns after its reads, and leaves no tensor behind: %s', (order) => {
  const before = tf.memory().numTensors;
  const variables = [tf.tensor1d([1, 2, 3]), tf.scalar(10)];
  const feeds = [tf.scalar(5)];
  const grow: FunctionPlan = {
    name: 'grow',
    feeds,
    body: ([values = tf.scalar(0), total = tf.scalar(0)], [step = tf.scalar(0)]) => ({
      fetches: [tf.sum(tf.mul(values, step)), values],
      assigns: new Map([
        [0, tf.add(values, step)],
        [1, tf.add(total, tf.sum(values))],
      ]),
    }),
  };
  const program = compileProgram(variables, [grow], undefined, order);
  expect(program.order).toBe(order);
  const two = tf.scalar(2);
  const [first, old] = program.run('grow', [two]);
  expect(numbers(first as tf.Tensor)).toEqual([12]);
  expect(numbers(old as tf.Tensor)).toEqual([1, 2, 3]);
  expect(numbers(program.read(0))).toEqual([3, 4, 5]);
  expect(numbers(program.read(1))).toEqual([16]);
  const [second] = program.run('grow', [two]).map((tensor, i) => (i === 0 ? tensor : (tensor.dispose(), tensor)));
  expect(numbers(second as tf.Tensor)).toEqual([24]);
  program.write(1, two);
  expect(numbers(program.read(1))).toEqual([2]);
  program.dispose();
  tf.dispose([...variables, ...feeds, two]);
  expect(tf.memory().numTensors).toBe(before);
});

test('a training op has the formula of Keras: one Adam step from gradients that the graph takes itself', () => {
  const start = [0.5, -1.5];
  const variables = [tf.tensor1d(start), tf.zeros([2]), tf.zeros([2])];
  const [beta1, beta2, rate, epsilon] = [0.9, 0.999, 0.01, 1e-7];
  const program = compileProgram(variables, [
    {
      name: 'step',
      feeds: [],
      body: ([theta = tf.scalar(0)]) => {
        const { grads } = tf.valueAndGrads((t: tf.Tensor) => tf.sum(tf.square(t)) as tf.Scalar)([theta]);
        const inputs = [beta1, beta2, rate, beta1, beta2, epsilon].map((value) => tf.scalar(value));
        const gradient = grads[0] as tf.Tensor;
        return {
          fetches: [],
          trainingOps: [{ op: 'ResourceApplyAdam', variables: [0, 1, 2], inputs: [...inputs, gradient], attrs: {} }],
        };
      },
    },
  ]);
  program.run('step', []);
  const expected = start.map((theta) => {
    const gradient = 2 * theta;
    const m = (1 - beta1) * gradient;
    const v = (1 - beta2) * gradient * gradient;
    return theta - ((rate * Math.sqrt(1 - beta2)) / (1 - beta1)) * (m / (Math.sqrt(v) + epsilon));
  });
  numbers(program.read(0)).forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 6));
  program.dispose();
  tf.dispose(variables);
});

test('rows are gathered inside the graph', () => {
  const table = tf.tensor2d([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  const index = tf.tensor1d([2, 0], 'int32');
  const program = compileProgram(
    [table],
    [
      {
        name: 'rows',
        feeds: [index],
        body: ([all = tf.scalar(0)], [which = tf.scalar(0)]) => ({ fetches: [gatherRows(all, which)] }),
      },
    ],
  );
  const [rows] = program.run('rows', [index]);
  expect(numbers(rows as tf.Tensor)).toEqual([5, 6, 1, 2]);
  program.dispose();
  tf.dispose([table, index]);
});

test('what a graph cannot hold is refused with the reason', () => {
  const value = tf.tensor1d([1, 2]);
  const outside = tf.tensor1d([3, 4]);
  const compile = (body: (v: tf.Tensor) => tf.Tensor) => () =>
    compileProgram([value], [{ name: 'f', feeds: [], body: ([v = value]) => ({ fetches: [body(v)] }) }]);
  expect(compile((v) => tf.mul(v, tf.sum(v).dataSync()[0] ?? 0))).toThrow(NotCompilable);
  // Used once eagerly, so that it is a native tensor that no recording saw being made.
  tf.neg(outside).dispose();
  expect(compile((v) => tf.add(v, outside))).toThrow(NotCompilable);
  tf.dispose([value, outside]);
});
