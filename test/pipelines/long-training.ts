// A thousand epochs of a small model in a process of its own, for flat-memory.test.ts: how much memory the process holds
// on the way, and what is left when it is over. Prints one line of JSON.
import { openBackend } from '#engine/kernels/native.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { generator } from '#engine/kernels/random.ts';
import { train } from '#engine/training/trainer.ts';
import type { TrainingSettings } from '#engine/training/training-settings.ts';
import type { LayerData } from '#engine/values/layer.ts';

export interface MemoryMetrics {
  readonly eagerBecause: string | null;
  /** Medians of the resident set over a hundred epochs each, from epoch 100 on, in bytes. */
  readonly resident: readonly number[];
  /** At the end of epoch 100, 200, …: tensors that JavaScript holds, and those that the binding holds. */
  readonly tensors: readonly number[];
  readonly nativeTensors: readonly number[];
  /** After the training. */
  readonly left: { readonly tensors: number; readonly nativeTensors: number; readonly sessions: number };
}

interface Binding {
  getNumOfSavedModels(): number;
  getNumOfTensors(): number;
}

const epochs = 1000;
const [validate = ''] = process.argv.slice(2);
const { tf, name } = await openBackend();
if (name !== 'tensorflow') throw new Error(`The kernels are ${name}`);
const { binding } = tf.backend() as unknown as { readonly binding: Binding };

const features = 8;
const names = ['input', 'hidden', 'norm', 'drop', 'output'];
const classes = ['InputLayer', 'Dense', 'BatchNormalization', 'Dropout', 'Dense'];
const configs = [{ batch_shape: [null, features] }, { units: 16, activation: 'relu' }, {}, { rate: 0.2 }, { units: 1 }];
const layers = names.map((layer, i): LayerData => ({
  name: layer,
  className: classes[i] ?? '',
  config: configs[i] ?? {},
  calls: i === 0 ? [[]] : [[{ layer: names[i - 1] ?? '', call: 0, tensor: 0 }]],
}));
const end = (layer: string) => [{ layer, call: 0, tensor: 0 }];
const network = buildNetwork({ layers, inputs: end('input'), outputs: end('output') });

function data(seed: number, rows: number): TrainingSettings['data'] {
  const random = generator(seed);
  const x = Float32Array.from({ length: rows * features }, () => random.normal());
  const y = Float32Array.from({ length: rows }, (_, row) => (x[row * features] ?? 0) - (x[row * features + 1] ?? 0));
  return { rows, inputs: [{ values: x, shape: [features] }], truths: [{ values: y, shape: [1] }] };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const before = { tensors: tf.memory().numTensors, nativeTensors: binding.getNumOfTensors() };
const samples: number[] = [];
const tensors: number[] = [];
const nativeTensors: number[] = [];
const trained = await train(tf, {
  network,
  weights: initialWeights(network, 1),
  optimizer: { className: 'Adam', config: { learning_rate: 0.001 } },
  objective: { losses: ['mean_squared_error'], metrics: [['mean_absolute_error']] },
  data: data(1, 100),
  validation: validate === 'validate' ? data(2, 40) : undefined,
  epochs,
  batchSize: 16,
  shuffle: true,
  seed: 3,
  earlyStopping: { monitor: 'loss', patience: epochs, minDelta: 0, restoreBest: true },
  onEpoch({ epoch }) {
    if (epoch < 100) return;
    samples.push(process.memoryUsage.rss());
    if (epoch % 100 !== 0) return;
    tensors.push(tf.memory().numTensors);
    nativeTensors.push(binding.getNumOfTensors());
  },
});
const figures: MemoryMetrics = {
  eagerBecause: trained.eagerBecause ?? null,
  resident: Array.from({ length: epochs / 100 - 1 }, (_, i) => median(samples.slice(i * 100, (i + 1) * 100))),
  tensors,
  nativeTensors,
  left: {
    tensors: tf.memory().numTensors - before.tensors,
    nativeTensors: binding.getNumOfTensors() - before.nativeTensors,
    sessions: binding.getNumOfSavedModels(),
  },
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
