// Small models and rows whose answers a test can work out by itself.
import type { OneDataset, OneModel, OneSplit } from '#test/support/one-input.ts';
import type { LayerData } from '#engine/values/layer.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import { refTo } from '#engine/network/build-network.ts';
import { generator } from '#engine/kernels/random.ts';

export interface DenseLayer {
  /** inputs × units. */
  readonly kernel: readonly number[];
  readonly bias: readonly number[];
  readonly activation: string;
}

export function denseModel(features: number, target: TargetInfo, layers: readonly DenseLayer[]): OneModel {
  const data: LayerData[] = layers.map(({ bias, activation }, i) => ({
    name: `dense-${i}`,
    className: 'Dense',
    config: { units: bias.length, activation },
    calls: [[refTo(i === 0 ? 'input' : `dense-${i - 1}`)]],
  }));
  const input = { name: 'input', className: 'InputLayer', config: { batch_shape: [null, features] }, calls: [] };
  return {
    network: {
      layers: [input, ...data],
      inputs: [refTo('input')],
      outputs: [refTo(`dense-${layers.length - 1}`)],
    },
    weights: layers.flatMap(({ kernel, bias }, i) => [
      {
        layer: `dense-${i}`,
        name: 'kernel',
        shape: [kernel.length / bias.length, bias.length],
        values: Float32Array.from(kernel),
        trainable: true,
      },
      { layer: `dense-${i}`, name: 'bias', shape: [bias.length], values: Float32Array.from(bias), trainable: true },
    ]),
    loss: { className: 'MeanSquaredError', config: {} },
    optimizer: { className: 'Adam', config: {}, wholeBatch: false },
    shape: [features],
    features: names(features),
    target,
    preprocessing: [],
    history: [],
  };
}

/** Two hidden layers of random weights. */
export function randomModel(features: number, target: TargetInfo, units: number, seed: number): OneModel {
  const random = generator(seed);
  const numbers = (count: number): number[] => Array.from({ length: count }, () => random.normal() * 0.7);
  const last = units === 1 ? (target.kind === 'number' ? 'linear' : 'sigmoid') : 'softmax';
  return denseModel(features, target, [
    { kernel: numbers(features * 6), bias: numbers(6), activation: 'tanh' },
    { kernel: numbers(6 * 4), bias: numbers(4), activation: 'relu' },
    { kernel: numbers(4 * units), bias: numbers(units), activation: last },
  ]);
}

const names = (features: number): string[] => Array.from({ length: features }, (_, f) => `f${f}`);

export function normalRows(rows: number, features: number, seed: number): Float32Array {
  const random = generator(seed);
  return Float32Array.from({ length: rows * features }, () => random.normal());
}

export function splitOf(x: Float32Array, features: number, y?: readonly number[]): OneSplit {
  const rows = x.length / features;
  return {
    rows,
    x,
    y: Float32Array.from(y ?? Array.from({ length: rows }, (_, row) => row % 2)),
    source: Int32Array.from({ length: rows }, (_, row) => 1000 + row),
  };
}

export function datasetOf(
  features: number,
  target: TargetInfo,
  splits: Partial<OneDataset['splits']> = {},
): OneDataset {
  const none = splitOf(new Float32Array(), features);
  return {
    shape: [features],
    features: names(features),
    target,
    preprocessing: [],
    splits: { train: none, validation: none, test: none, ...splits },
  };
}

export const twoClasses: TargetInfo = { name: 'kind', kind: 'binary', classes: ['calm', 'wild'] };
export const threeClasses: TargetInfo = { name: 'kind', kind: 'classes', classes: ['a', 'b', 'c'] };
export const aNumber: TargetInfo = { name: 'price', kind: 'number', classes: [] };
