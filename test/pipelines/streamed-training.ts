// A training on a file of rows that is larger than the memory for them, in a process of its own, for
// streamed-training.test.ts: how much memory the process holds on the way. Prints one line of JSON.
// Arguments: FILE, rows, features, bytes of memory for data (0 = read the file whole and hold it), epochs.
import { buildNetwork } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { fitArrays } from '#engine/training/split-arrays.ts';
import { train } from '#engine/training/trainer.ts';
import type { SplitData } from '#engine/values/dataset.ts';
import type { LayerData } from '#engine/values/layer.ts';
import { storedRows } from '#engine/values/stored-dataset.ts';

export interface StreamedMetrics {
  /** Resident set in bytes: before the rows are touched, and the most of the training. */
  readonly before: number;
  readonly most: number;
  readonly blocks: number | null;
  /** Of each epoch. */
  readonly seconds: readonly number[];
  readonly finalLoss: number | null;
}

const [file = '', ...numbers] = process.argv.slice(2);
const [rows = 0, features = 0, memoryBytes = 0, epochs = 0] = numbers.map(Number);
const { tf, name } = await openBackend();
if (name !== 'tensorflow') throw new Error(`The kernels are ${name}`);

const end = (layer: string) => [{ layer, call: 0, tensor: 0 }];
const layers: LayerData[] = [
  { name: 'in', className: 'InputLayer', config: { batch_shape: [null, features] }, calls: [[]] },
  { name: 'hidden', className: 'Dense', config: { units: 64, activation: 'relu' }, calls: [end('in')] },
  { name: 'out', className: 'Dense', config: { units: 1, activation: 'sigmoid' }, calls: [end('hidden')] },
];
const network = buildNetwork({ layers, inputs: end('in'), outputs: end('out') });

/** With its rows in memory. */
function held(split: SplitData): SplitData {
  return { ...split, inputs: split.inputs.map(({ values }) => ({ values })) };
}

const y = Float32Array.from({ length: rows }, (_, row) => row % 2);
const stored: SplitData = {
  rows,
  inputs: [storedRows({ file, offset: 0, length: rows * features, type: 'float32' })],
  targets: [y],
  source: new Int32Array(0),
};
const target = { name: 'y', kind: 'binary' as const, classes: ['no', 'yes'] };
const before = process.memoryUsage.rss();
const split = memoryBytes === 0 ? held(stored) : stored;
const { data } = fitArrays(
  { train: split, validation: undefined },
  { inputs: [{ place: 0, shape: [features] }], truths: [{ place: 0, target, form: 'value' }] },
  memoryBytes === 0 ? Number.POSITIVE_INFINITY : memoryBytes,
);

let max = before;
let step = 0;
const trained = await train(tf, {
  network,
  weights: initialWeights(network, 1),
  optimizer: { className: 'Adam', config: { learning_rate: 0.001 } },
  objective: { losses: ['binary_crossentropy'], metrics: [[]] },
  data,
  epochs,
  batchSize: 64,
  shuffle: true,
  seed: 3,
  onProgress() {
    step += 1;
    if (step % 16 === 0) max = Math.max(max, process.memoryUsage.rss());
  },
});
const figures: StreamedMetrics = {
  before,
  most: max,
  blocks: trained.blocks?.count ?? null,
  seconds: trained.history.map(({ seconds }) => seconds),
  finalLoss: trained.history.at(-1)?.logs['loss'] ?? null,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
