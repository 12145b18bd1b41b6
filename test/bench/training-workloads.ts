// The trainings that the bench measures: one description that all sides build their network from. No code of any side.

/** Layers by their Keras class name and configuration. */
export interface BenchLayer {
  readonly class_name: 'Dense' | 'Conv2D' | 'MaxPooling2D' | 'Flatten' | 'Embedding' | 'LSTM';
  readonly config: Readonly<Record<string, unknown>>;
}

/** Skip-gram over a made text, by the full softmax or with words drawn beside each pair. */
export interface BenchText {
  readonly objective: 'twoTables' | 'negativeSampling';
  readonly vocabulary: number;
  readonly dimension: number;
  readonly window: number;
  readonly negatives: number;
  readonly lines: number;
  readonly wordsPerLine: number;
}

export interface TrainingWorkload {
  readonly name: string;
  readonly work: 'fit' | 'predict';
  readonly rows: number;
  /** Of one row. */
  readonly shape: readonly number[];
  /** Inputs are whole numbers below this; else normal numbers. */
  readonly words?: number;
  readonly layers: readonly BenchLayer[];
  /** Its pairs are the rows: a word and one near it. */
  readonly text?: BenchText;
  /** 1 = yes or no. */
  readonly classes: number;
  readonly batch: number;
  /** Of one repeat; the first is measured apart. */
  readonly epochs: number;
  /** Plain tfjs-node needs minutes where the others need seconds. */
  readonly plainEpochs: number;
  /** At most this times Keras' time. */
  readonly target: number;
  /** The first epoch, too, has to be under Keras'. */
  readonly firstEpoch?: true;
}

/** At most this times the time of plain tfjs-node, everywhere. */
export const plainTarget = 0.25;

const dense = (units: number, activation: string): BenchLayer => ({
  class_name: 'Dense',
  config: { units, activation },
});
const conv = (filters: number): BenchLayer => ({
  class_name: 'Conv2D',
  config: { filters, kernel_size: [3, 3], activation: 'relu' },
});
const pool: BenchLayer = { class_name: 'MaxPooling2D', config: { pool_size: [2, 2] } };
const flatten: BenchLayer = { class_name: 'Flatten', config: {} };

const firstNetwork = {
  shape: [1000],
  layers: [dense(128, 'relu'), dense(64, 'relu'), dense(1, 'sigmoid')],
  classes: 1,
  batch: 32,
};

const convnet = {
  work: 'fit',
  rows: 2048,
  shape: [28, 28, 1],
  layers: [conv(32), pool, conv(64), pool, flatten, dense(10, 'softmax')],
  classes: 10,
  epochs: 4,
  plainEpochs: 3,
  target: 0.6,
  firstEpoch: true,
} as const;

/** Rows are the pairs of all lines: each word with those that are at most two away. */
function words(
  name: string,
  objective: BenchText['objective'],
  lines: number,
  batch: number,
  target: number,
): TrainingWorkload {
  const text = { objective, vocabulary: 10_000, dimension: 100, window: 2, negatives: 5, lines, wordsPerLine: 20 };
  return {
    name,
    work: 'fit',
    rows: lines * 2 * (2 * text.wordsPerLine - 3),
    shape: [1],
    words: text.vocabulary,
    layers: [],
    text,
    classes: text.vocabulary,
    batch,
    epochs: 4,
    plainEpochs: 3,
    target,
  };
}

export const trainingWorkloads: readonly TrainingWorkload[] = [
  {
    name: 'first network',
    work: 'fit',
    rows: 6400,
    ...firstNetwork,
    epochs: 6,
    plainEpochs: 3,
    target: 0.35,
    firstEpoch: true,
  },
  { name: 'convnet, batch 32', ...convnet, batch: 32 },
  { name: 'convnet, batch 128', ...convnet, batch: 128 },
  {
    name: 'lstm',
    work: 'fit',
    rows: 1024,
    shape: [100],
    words: 1000,
    layers: [
      { class_name: 'Embedding', config: { input_dim: 1000, output_dim: 32 } },
      { class_name: 'LSTM', config: { units: 32 } },
      dense(1, 'sigmoid'),
    ],
    classes: 1,
    batch: 32,
    epochs: 5,
    plainEpochs: 2,
    target: 0.4,
  },
  {
    name: 'wide',
    work: 'fit',
    rows: 6400,
    shape: [784],
    layers: [dense(512, 'relu'), dense(512, 'relu'), dense(10, 'softmax')],
    classes: 10,
    batch: 128,
    epochs: 5,
    plainEpochs: 3,
    target: 0.6,
  },
  words('word2vec softmax', 'twoTables', 100, 256, 0.7),
  words('word2vec negative sampling', 'negativeSampling', 400, 256, 0.4),
  {
    name: 'tiny',
    work: 'fit',
    rows: 150,
    shape: [4],
    layers: [dense(16, 'relu'), dense(3, 'softmax')],
    classes: 3,
    batch: 32,
    epochs: 200,
    plainEpochs: 200,
    target: 0.2,
  },
  { name: 'predict', work: 'predict', rows: 100_000, ...firstNetwork, epochs: 1, plainEpochs: 1, target: 0.7 },
];
