// Plain tfjs-node's side of the bench: a layers model and its own fit and predict, as its users write them.
import { createRequire } from 'node:module';
import type * as Tfjs from '@tensorflow/tfjs-node';
import { answerRequests, readRows } from '#test/bench/answer-requests.ts';
import type { Measured, Request } from '#test/bench/answer-requests.ts';
import type { BenchLayer } from '#test/bench/training-workloads.ts';

const require = createRequire(import.meta.url);
// tfjs-node 4.22 calls functions that Node 23 took away (tensorflow/tfjs#8609).
const util = require('node:util') as Record<string, unknown>;
util['isNullOrUndefined'] = (value: unknown) => value === null || value === undefined;
util['isArray'] = Array.isArray;
const tf = require('@tensorflow/tfjs-node') as typeof Tfjs;
const { workload, x, y } = readRows();
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
  const model = build();
  await model.fit(input, truth, {
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
