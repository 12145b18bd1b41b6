// Plain tfjs-node's side of the bench: a layers model and its own fit and predict, as its users write them.
import { createRequire } from 'node:module';
import type * as Tfjs from '@tensorflow/tfjs-node';
import { answerRequests, readRows } from '#test/bench/answer-requests.ts';
import type { Measured, Request } from '#test/bench/answer-requests.ts';
import type { BenchLayer, BenchText } from '#test/bench/training-workloads.ts';

const require = createRequire(import.meta.url);
// tfjs-node 4.22 calls functions that Node 23 took away (tensorflow/tfjs#8609).
const util = require('node:util') as Record<string, unknown>;
util['isNullOrUndefined'] = (value: unknown) => value === null || value === undefined;
util['isArray'] = Array.isArray;
const tf = require('@tensorflow/tfjs-node') as typeof Tfjs;
const { workload, x, y, candidates } = readRows();
const { shape, rows, classes, layers, batch } = workload;
const input = tf.tensor(x, [rows, ...shape], workload.words === undefined ? 'float32' : 'int32');
const truth = tf.tensor2d(y, [rows, 1]);

const camelCase = (name: string): string => name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());

function layerOf({ class_name, config }: BenchLayer, first: boolean): Tfjs.layers.Layer {
  const given = Object.fromEntries(Object.entries(config).map(([key, value]) => [camelCase(key), value]));
  const makers = {
    Dense: tf.layers.dense,
    Conv2D: tf.layers.conv2d,
    MaxPooling2D: tf.layers.maxPooling2d,
    Flatten: tf.layers.flatten,
    Embedding: tf.layers.embedding,
    LSTM: tf.layers.lstm,
  } as unknown as Record<BenchLayer['class_name'], (config: unknown) => Tfjs.layers.Layer>;
  return makers[class_name]({ ...given, ...(first ? { inputShape: [...shape] } : {}) });
}

function build(): Tfjs.Sequential {
  const model = tf.sequential({ layers: layers.map((layer, i) => layerOf(layer, i === 0)) });
  model.compile({
    optimizer: 'adam',
    loss: classes === 1 ? 'binaryCrossentropy' : 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  });
  return model;
}

/** Embedding and Dense, or two embeddings and their products. */
function buildWords({ objective, vocabulary, dimension, negatives }: BenchText): Tfjs.LayersModel {
  const embedding = (): Tfjs.layers.Layer => tf.layers.embedding({ inputDim: vocabulary, outputDim: dimension });
  const centre = tf.input({ shape: [1], dtype: 'int32' });
  const vector = embedding().apply(centre) as Tfjs.SymbolicTensor;
  if (objective === 'twoTables') {
    const output = tf.layers.dense({ units: vocabulary, useBias: false, activation: 'softmax' });
    const flat = tf.layers.flatten().apply(vector) as Tfjs.SymbolicTensor;
    const model = tf.model({ inputs: centre, outputs: output.apply(flat) as Tfjs.SymbolicTensor });
    model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
    return model;
  }
  const near = tf.input({ shape: [negatives + 1], dtype: 'int32' });
  const others = embedding().apply(near) as Tfjs.SymbolicTensor;
  const products = tf.layers.dot({ axes: 2 }).apply([others, vector]) as Tfjs.SymbolicTensor;
  const flat = tf.layers.flatten().apply(products) as Tfjs.SymbolicTensor;
  const outputs = tf.layers.activation({ activation: 'sigmoid' }).apply(flat) as Tfjs.SymbolicTensor;
  const model = tf.model({ inputs: [centre, near], outputs });
  model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy' });
  return model;
}

/** What a model is fed, and what it has to say. */
function wordData({ objective, negatives }: BenchText): [Tfjs.Tensor | Tfjs.Tensor[], Tfjs.Tensor] {
  if (objective === 'twoTables') return [input, truth];
  const near = tf.tensor2d(candidates ?? new Int32Array(), [rows, negatives + 1], 'int32');
  const labels = tf.tile(tf.tensor2d([[1, ...Array.from({ length: negatives }, () => 0)]]), [rows, 1]);
  return [[input, near], labels];
}

const given = workload.text ? wordData(workload.text) : ([input, truth] as const);
const predicted = workload.work === 'predict' ? build() : undefined;

await answerRequests(async (request: Request): Promise<Measured> => {
  const started = performance.now();
  const now = (): number => (performance.now() - started) / 1000;
  if (predicted) {
    const output = predicted.predict(input, { batchSize: request.batch ?? 32 }) as Tfjs.Tensor;
    await output.data();
    output.dispose();
    return { ends: [now()] };
  }
  const ends: number[] = [];
  const model = workload.text ? buildWords(workload.text) : build();
  const [inputs, truths] = given;
  await model.fit(inputs, truths, {
    epochs: request.epochs,
    batchSize: batch,
    shuffle: true,
    verbose: 0,
    yieldEvery: 'never',
    callbacks: { onEpochEnd: async () => void ends.push(now()) },
  });
  model.dispose();
  return { ends };
});
