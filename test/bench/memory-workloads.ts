// The trainings whose memory the bench measures: ten networks, each of which takes its memory for another reason.
import type { LayerData, NetworkData, Shape } from '#engine/values/layer.ts';
import { refTo } from '#engine/network/build-network.ts';

export interface MemoryWorkload {
  readonly name: string;
  readonly rows: number;
  readonly batch: number;
  /** Of one row. */
  readonly shape: Shape;
  /** Inputs are whole numbers below this; else numbers between 0 and 1. */
  readonly words?: number;
  /** 1 = yes or no. */
  readonly classes: number;
  readonly network: NetworkData;
  readonly optimizer: string;
}

interface Layer {
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** It takes what comes before it as query and as value. */
  readonly twice?: true;
}

const dense = (units: number, activation = 'relu'): Layer => ({ className: 'Dense', config: { units, activation } });
const conv = (filters: number): Layer => ({
  className: 'Conv2D',
  config: { filters, kernel_size: [3, 3], padding: 'same', activation: 'relu' },
});
const words = (input_dim: number, output_dim: number): Layer => ({
  className: 'Embedding',
  config: { input_dim, output_dim },
});
const recurrent = (className: 'LSTM' | 'GRU', units: number, return_sequences: boolean): Layer => ({
  className,
  config: { units, return_sequences },
});
const attention: Layer = { className: 'MultiHeadAttention', config: { num_heads: 8, key_dim: 16 }, twice: true };
const pool: Layer = { className: 'MaxPooling2D', config: { pool_size: [2, 2] } };
const flatten: Layer = { className: 'Flatten', config: {} };
const normal: Layer = { className: 'BatchNormalization', config: {} };
const mean: Layer = { className: 'GlobalAveragePooling1D', config: {} };

/** One behind the other. */
function networkOf(shape: Shape, layers: readonly Layer[]): NetworkData {
  const all: LayerData[] = [
    { name: 'input', className: 'InputLayer', config: { batch_shape: [null, ...shape] }, calls: [] },
  ];
  for (const [i, { className, config, twice }] of layers.entries()) {
    const before = refTo(i === 0 ? 'input' : `layer_${i - 1}`);
    all.push({ name: `layer_${i}`, className, config, calls: [twice ? [before, before] : [before]] });
  }
  return { layers: all, inputs: [refTo('input')], outputs: [refTo(`layer_${layers.length - 1}`)] };
}

type Described = Omit<MemoryWorkload, 'network' | 'optimizer'> & {
  readonly layers: readonly Layer[];
  readonly optimizer?: string;
};

const described: readonly Described[] = [
  {
    name: 'wide',
    rows: 512,
    batch: 128,
    shape: [2048],
    classes: 10,
    layers: [dense(2048), dense(2048), dense(10, 'softmax')],
  },
  {
    name: 'deep',
    rows: 2048,
    batch: 1024,
    shape: [256],
    classes: 10,
    layers: [...Array.from({ length: 30 }, () => dense(512)), dense(10, 'softmax')],
  },
  {
    name: 'small convnet',
    rows: 1024,
    batch: 128,
    shape: [64, 64, 3],
    classes: 10,
    layers: [conv(16), pool, conv(32), pool, flatten, dense(10, 'softmax')],
  },
  {
    name: 'large convnet',
    rows: 96,
    batch: 32,
    shape: [64, 64, 3],
    classes: 10,
    layers: [
      ...[32, 64, 128].flatMap((filters) => [conv(filters), conv(filters), pool]),
      flatten,
      dense(512),
      dense(10, 'softmax'),
    ],
  },
  {
    name: 'lstm',
    rows: 128,
    batch: 64,
    shape: [200, 32],
    classes: 1,
    layers: [recurrent('LSTM', 256, true), recurrent('LSTM', 256, false), dense(1, 'sigmoid')],
  },
  {
    name: 'gru',
    rows: 256,
    batch: 128,
    shape: [60, 32],
    classes: 1,
    layers: [recurrent('GRU', 256, false), dense(1, 'sigmoid')],
  },
  {
    name: 'attention',
    rows: 64,
    batch: 32,
    shape: [256],
    words: 5000,
    classes: 5,
    layers: [words(5000, 128), attention, mean, dense(5, 'softmax')],
  },
  {
    name: 'embedding',
    rows: 128,
    batch: 64,
    shape: [50],
    words: 100_000,
    classes: 1,
    layers: [words(100_000, 128), mean, dense(1, 'sigmoid')],
  },
  {
    name: 'batch norm',
    rows: 128,
    batch: 64,
    shape: [32, 32, 3],
    classes: 10,
    layers: [conv(32), normal, conv(32), normal, pool, conv(64), normal, flatten, dense(10, 'softmax')],
  },
  {
    name: 'sgd',
    rows: 512,
    batch: 128,
    shape: [2048],
    classes: 10,
    layers: [dense(2048), dense(2048), dense(10, 'softmax')],
    optimizer: 'SGD',
  },
];

export const memoryWorkloads: readonly MemoryWorkload[] = described.map(({ layers, optimizer = 'Adam', ...rest }) => ({
  ...rest,
  optimizer,
  network: networkOf(rest.shape, layers),
}));
