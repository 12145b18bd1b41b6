// Step-by-step descent, twice: in double precision by the function that the descent view uses, and in single precision
// by the optimizer and, where the objective is a network's, the trainer of the product.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import {
  descend,
  linearRegression,
  logisticRegression,
  quadratic,
  rosenbrock,
} from '#engine/training/gradient-descent.ts';
import type { DescentObjective, Point } from '#engine/training/gradient-descent.ts';
import type { WeightData } from '#engine/values/model.ts';
import { buildNetwork, refTo } from '#engine/network/build-network.ts';
import { at } from '#engine/network/layer.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { optimizerClass } from '#engine/training/optimizers/registry.ts';
import { train } from '#engine/training/trainer.ts';
import { CaseCount, loadCases } from '#test/reference/load-cases.ts';

interface Expected {
  readonly step: number;
  readonly theta: Point;
  readonly J?: number;
  readonly J_all_rows?: number;
  readonly grad: Point;
  readonly velocity?: Point;
  readonly rows?: readonly number[];
}

interface DescentCase {
  readonly id: string;
  readonly objective: string;
  readonly theta0: Point;
  readonly alpha: number;
  readonly steps?: number;
  readonly momentum?: number;
  readonly A?: readonly Point[];
  readonly b?: Point | number;
  readonly a?: number;
  readonly X?: readonly Point[];
  readonly y?: Point;
  readonly l2?: number;
  readonly batch_size?: number;
  readonly epoch_orders?: readonly (readonly number[])[];
  readonly trajectory: readonly Expected[];
}

const count = new CaseCount('gradient-descent');
let tf: Tf;
beforeAll(async () => {
  ({ tf } = await openBackend());
});
afterAll(() => count.print(10));

function objectiveOf(one: DescentCase): DescentObjective | undefined {
  if (one.A && Array.isArray(one.b)) return quadratic(one.A, one.b as Point);
  if (one.X && one.y) {
    if (one.objective.startsWith('J = 1/(2n)')) return linearRegression(one.X, one.y);
    if (one.objective.includes('logistic') || one.objective.includes('cross-entropy'))
      return logisticRegression(one.X, one.y, one.l2);
  }
  if (one.a !== undefined && typeof one.b === 'number') return rosenbrock(one.a, one.b);
  return undefined;
}

function off(got: Point, want: Point, relative: number, absolute = relative): unknown[] {
  return want.flatMap((wanted, i) => {
    const value = got[i] ?? Number.NaN;
    return Math.abs(value - wanted) <= absolute + relative * Math.abs(wanted) ? [] : [{ i, value, wanted }];
  });
}

/** The rows of each step: a stochastic case lists them, a batch case takes all. */
function rowsOf(one: DescentCase): ((step: number) => readonly number[]) | undefined {
  const { epoch_orders: orders, batch_size: size } = one;
  if (!orders || size === undefined) return undefined;
  const all = orders.flatMap((order) => order.flatMap((_row, i) => (i % size === 0 ? [order.slice(i, i + size)] : [])));
  return (step) => all[step - 1] ?? [];
}

function checkDouble(one: DescentCase, objective: DescentObjective, tolerance: number): void {
  const rows = rowsOf(one);
  const { step: steps } = at(one.trajectory, -1);
  const optimizer = { className: 'SGD', config: { learning_rate: one.alpha, momentum: one.momentum ?? 0 } };
  const gradient = (theta: Point, step: number): Point => objective.gradient(theta, rows?.(step));
  const got = [...descend(objective, { start: one.theta0, optimizer, steps, gradient })];
  for (const want of one.trajectory) {
    const here = at(got, want.step);
    const slope = rows ? at(got, want.step - 1).gradient : here.gradient;
    expect(off(here.theta, want.theta, tolerance)).toEqual([]);
    expect(off([here.value], [want.J ?? want.J_all_rows ?? Number.NaN], tolerance)).toEqual([]);
    expect(off(slope, want.grad, tolerance)).toEqual([]);
    if (want.velocity) expect(off(at(here.slots, 0), want.velocity, tolerance)).toEqual([]);
    if (want.rows) expect(rows?.(want.step)).toEqual(want.rows);
  }
}

/** What a single-precision run may be off by, as the file says. */
function singleTolerance(one: DescentCase, step: number): number {
  return one.id === 'quadratic_diverges' || (one.id.startsWith('rosenbrock') && step > 20) ? 1e-3 : 1e-4;
}

/** The product's SGD on a tensor of parameters, with the objective's own gradient. */
function checkOptimizer(one: DescentCase, objective: DescentObjective): void {
  const sgd = optimizerClass('SGD');
  if (!sgd) throw new Error('No SGD');
  const config = sgd.config.parse({ learning_rate: one.alpha, momentum: one.momentum ?? 0 });
  let theta = tf.tensor1d([...one.theta0]);
  let slots = sgd.slots(config).map((slot) => tf.fill([one.theta0.length], slot.initial));
  const want = new Map(one.trajectory.map((expected) => [expected.step, expected]));
  for (let step = 0; step <= at(one.trajectory, -1).step; step += 1) {
    const here = Array.from(theta.dataSync());
    const expected = want.get(step);
    const tolerance = singleTolerance(one, step);
    if (expected) expect(off(here, expected.theta, tolerance)).toEqual([]);
    const moved = tf.tidy(() => {
      const gradient = tf.tensor1d([...objective.gradient(here)]);
      const next = sgd.update<Tensor>(tf, config, {
        slots,
        gradient,
        squared: () => tf.square(gradient),
        feed: () => tf.scalar(one.alpha),
      });
      return { weight: tf.sub(theta, next.move), slots: [...next.slots] };
    });
    tf.dispose([theta, ...slots]);
    theta = moved.weight as Tensor1D;
    slots = [...moved.slots];
  }
  tf.dispose([theta, ...slots]);
}

/** One Dense unit is the regression: its bias is the leading entry of theta, its kernel the others. */
async function checkTrainer(one: DescentCase, x: readonly Point[], y: Point): Promise<void> {
  const linear = one.objective.startsWith('J = 1/(2n)');
  const width = at(x, 0).length;
  const regularizer = one.l2 ? { kernel_regularizer: { class_name: 'L2', config: { l2: one.l2 / 2 } } } : {};
  const config = { units: 1, activation: linear ? 'linear' : 'sigmoid', ...regularizer };
  const network = buildNetwork({
    layers: [
      { name: 'in', className: 'InputLayer', config: { batch_shape: [null, width] }, calls: [] },
      { name: 'out', className: 'Dense', config, calls: [[refTo('in')]] },
    ],
    inputs: [refTo('in')],
    outputs: [refTo('out')],
  });
  const orders = one.epoch_orders ?? [x.map((_row, i) => i)];
  const [bias = 0, ...kernel] = one.theta0;
  let weights: readonly WeightData[] = [
    { layer: 'out', name: 'kernel', shape: [width, 1], values: Float32Array.from(kernel), trainable: true },
    { layer: 'out', name: 'bias', shape: [1], values: Float32Array.of(bias), trainable: true },
  ];
  const got: number[][] = [[...one.theta0]];
  for (const order of orders) {
    const trained = await train(tf, {
      network,
      weights,
      // Keras' mean squared error has no half.
      optimizer: { className: 'SGD', config: { learning_rate: linear ? one.alpha / 2 : one.alpha } },
      objective: { losses: [linear ? 'mean_squared_error' : 'binary_crossentropy'], metrics: [[]] },
      data: {
        rows: order.length,
        inputs: [{ values: Float32Array.from(order.flatMap((row) => [...at(x, row)])), shape: [width] }],
        truths: [{ values: Float32Array.from(order, (row) => at(y, row)), shape: [1] }],
      },
      epochs: one.epoch_orders ? 1 : (one.steps ?? 0),
      batchSize: one.batch_size ?? order.length,
      shuffle: false,
      seed: 1,
      onStep: (_step, tensors) => {
        const [k, b] = tensors.map((tensor) => Array.from(tensor.dataSync<'float32'>()));
        got.push([...(b ?? []), ...(k ?? [])]);
      },
    });
    weights = trained.weights;
  }
  for (const want of one.trajectory) expect(off(at(got, want.step), want.theta, 1e-4)).toEqual([]);
}

for (const { file, tolerance, cases } of loadCases<DescentCase>('gradient-descent')) {
  const { relative } = tolerance as { relative: number };
  describe(file, () => {
    for (const one of cases) {
      const objective = objectiveOf(one);
      if (!objective) count.skipped(`objective ${one.objective}`);
      test.skipIf(!objective)(one.id, async () => {
        if (!objective) throw new Error('Skipped');
        const before = tf.memory().numTensors;
        checkDouble(one, objective, relative);
        if (one.X && one.y) await checkTrainer(one, one.X, one.y);
        else checkOptimizer(one, objective);
        expect(tf.memory().numTensors).toBe(before);
        count.ran();
      });
    }
  });
}
