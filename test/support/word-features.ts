// A model of two features of words and one of numbers whose answers a test can work out by itself, and rows for it.
import { refTo } from '#engine/network/build-network.ts';
import { generator } from '#engine/kernels/random.ts';
import type { DatasetInput, PreprocessingStep } from '#engine/values/dataset.ts';
import type { OneDataset, OneModel, OneSplit } from '#test/support/one-input.ts';
import { splitOf, twoClasses } from '#test/support/small-models.ts';

export const features = ['Sex', 'Age', 'Port'];
const words = [['female', 'male'], null, ['C', 'Q', 'S']] as const;

/** A median between two whole numbers stands for a missing age; Port has a slot for no word. */
const steps: readonly PreprocessingStep[] = [
  { step: 'fill', values: Float64Array.of(Number.NaN, 28.5, Number.NaN), by: 'median' },
  {
    step: 'lookUp',
    tables: [Float64Array.of(0, 1, -1, -1), null, Float64Array.of(0, 1, 2, -1, 3)],
    by: { to: 'slots', most: 10 },
  },
  {
    step: 'standardise',
    mean: Float64Array.of(0, 30, 0),
    scale: Float64Array.of(1, 10, 1),
    only: Uint8Array.of(0, 1, 0),
  },
];

/** logit = ±2 (female, male) − age/2 + 1, 0, −1, 0 (C, Q, S, none); age in tens of years from 30. */
const kernel = [2, -2, -0.5, 1, 0, -1, 0];

export const wordModel: OneModel = {
  network: {
    layers: [
      { name: 'input', className: 'InputLayer', config: { batch_shape: [null, 3] }, calls: [] },
      { name: 'encoding', className: 'FeatureEncoding', config: { one_hot: [2, 0, 4] }, calls: [[refTo('input')]] },
      { name: 'dense', className: 'Dense', config: { units: 1, activation: 'sigmoid' }, calls: [[refTo('encoding')]] },
    ],
    inputs: [refTo('input')],
    outputs: [refTo('dense')],
  },
  weights: [
    { layer: 'dense', name: 'kernel', shape: [7, 1], values: Float32Array.from(kernel), trainable: true },
    { layer: 'dense', name: 'bias', shape: [1], values: Float32Array.of(0), trainable: true },
  ],
  loss: { className: 'BinaryCrossentropy', config: {} },
  optimizer: { className: 'Adam', config: {}, wholeBatch: false },
  shape: [3],
  features,
  target: twoClasses,
  preprocessing: steps,
  words,
  history: [],
};

export function wordRows(rows: number, seed: number): OneSplit {
  const random = generator(seed);
  const below = (end: number): number => Math.floor(end * random.next());
  const x = Array.from({ length: rows }, (_, row) => {
    const age = row % 7 === 3 ? 28.5 : 1 + below(70);
    // S most often, then C, Q, and no word at all.
    return [below(2), (age - 30) / 10, [2, 2, 2, 2, 0, 0, 0, 1, 1, 3][below(10)] ?? 0];
  });
  return splitOf(Float32Array.from(x.flat()), 3);
}

export const wordData: OneDataset & Pick<DatasetInput, 'words'> = {
  shape: [3],
  features,
  target: twoClasses,
  preprocessing: steps,
  words,
  splits: { train: wordRows(120, 1), validation: wordRows(0, 2), test: wordRows(60, 3) },
};

export const logitOf = (sex: string | null, age: number, port: string | null): number =>
  (sex === 'female' ? 2 : -2) - (age - 30) / 20 + ({ C: 1, S: -1 }[port ?? ''] ?? 0);
