// A split batch: the same loss, metrics and gradients as the whole batch, and only where rows keep to themselves.
import type { Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import type { LayerData } from '#engine/values/layer.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { nativeBackend } from '#engine/kernels/compile/binding.ts';
import { record } from '#engine/kernels/compile/recorder.ts';
import { splitBatch } from '#engine/training/split-batch.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { createObjective } from '#engine/training/objective.ts';
import type { Objective } from '#engine/training/objective.ts';
import { createStepPlan, initialSlots, trainStep } from '#engine/training/train-step.ts';
import type { StepResult } from '#engine/training/train-step.ts';
import type { Rows } from '#engine/training/training-data.ts';

let tf: Tf;
beforeAll(async () => {
  ({ tf } = await openBackend());
});

type Part = readonly [string, Record<string, unknown>];
const side = 16;
const convolutions: readonly Part[] = [
  ['Conv2D', { filters: 32, kernel_size: [3, 3], activation: 'relu' }],
  ['MaxPooling2D', {}],
  ['Conv2D', { filters: 48, kernel_size: [3, 3], activation: 'relu', kernel_regularizer: 'l2' }],
  ['Flatten', {}],
];

function objectiveOf(parts: readonly Part[], loss = 'binary_crossentropy'): Objective {
  const all: readonly Part[] = [
    ['InputLayer', { batch_shape: [null, side, side, 1] }],
    ...parts,
    ['Dense', { units: 1, activation: 'sigmoid' }],
  ];
  const ref = (i: number) => [{ layer: `l${i}`, call: 0, tensor: 0 }];
  const layers = all.map(([className, config], i): LayerData => ({
    name: `l${i}`,
    className,
    config,
    calls: i === 0 ? [[]] : [ref(i - 1)],
  }));
  const network = buildNetwork({ layers, inputs: ref(0), outputs: ref(all.length - 1) });
  return createObjective(network, { losses: [loss], metrics: [['accuracy']] }, [[1]]);
}

const batchOf = (rows: number): Rows => ({
  inputs: [tf.randomNormal([rows, side, side, 1], 0, 1, 'float32', 5)],
  truths: [tf.cast(tf.greater(tf.randomUniform([rows, 1], 0, 1, 'float32', 6), 0.4), 'float32')],
  rowWeights: tf.randomUniform([rows], 0.5, 2, 'float32', 7),
});

const numbers = (tensor: Tensor): number[] => Array.from(tensor.dataSync<'float32'>());

test('two halves of unequal size give the loss, metrics and gradients of the whole batch', () => {
  tf.engine().startScope();
  const rate = 0.5;
  const objective = objectiveOf(convolutions);
  const plan = createStepPlan(objective, { className: 'SGD', config: {} }, 1);
  const weights = initialWeights(objective.network, 2).map(({ values, shape }) => tf.tensor(values, [...shape]));
  const state = { weights, slots: initialSlots(plan) };
  const batch = batchOf(65);
  const feeds = { optimizer: { rate: tf.scalar(rate) }, step: tf.tensor1d([1], 'int32'), hostStep: 1 };
  const whole = trainStep(plan, state, batch, feeds);
  let cut: StepResult | undefined;
  const backend = nativeBackend();
  if (!backend) throw new Error('Needs the native kernels');
  const inputs = [...weights, ...batch.inputs, ...batch.truths, batch.rowWeights as Tensor, feeds.optimizer.rate];
  const { ops } = record(backend, [...inputs, feeds.step], () => {
    cut = trainStep(plan, state, batch, feeds, true);
    return [cut.report];
  });
  if (!cut) throw new Error('Nothing was recorded');
  expect(ops.filter(({ name }) => name === 'Conv2D')).toHaveLength(4);
  numbers(whole.report).forEach((value, i) => expect(numbers((cut as StepResult).report)[i]).toBeCloseTo(value, 4));
  expect(cut.fused).toHaveLength(weights.length);
  for (const { place, inputs: given } of cut.fused) {
    const before = numbers(weights[place] as Tensor);
    const after = numbers(whole.weights[place] as Tensor);
    const gradient = numbers(given[1] as Tensor);
    expect(Math.max(...gradient.map(Math.abs))).toBeGreaterThan(1e-4);
    gradient.forEach((slope, i) => expect((before[i] ?? 0) - rate * slope).toBeCloseTo(after[i] ?? 0, 5));
  }
  tf.engine().endScope();
});

test('a batch stays whole where it is small, or where its rows are seen together', () => {
  tf.tidy(() => {
    const large = batchOf(64);
    const parts = (layers: readonly Part[], loss?: string): number =>
      splitBatch(objectiveOf(layers, loss), large).length;
    expect(parts(convolutions)).toBe(2);
    expect(splitBatch(objectiveOf(convolutions), batchOf(4))).toHaveLength(1);
    expect(parts([...convolutions, ['Dropout', { rate: 0.5 }]])).toBe(1);
    expect(parts([...convolutions, ['BatchNormalization', {}]])).toBe(1);
    expect(parts([...convolutions, ['Dense', { units: 3, activity_regularizer: 'l2' }]])).toBe(1);
    expect(parts(convolutions, 'hinge')).toBe(1);
  });
});
