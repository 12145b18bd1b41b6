// This project's side of the bench: the trainer and the predict function that the engine's nodes use.
import { trainWords } from '#engine/language/train-words.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { openPredictor } from '#engine/network/predictor.ts';
import { train } from '#engine/training/trainer.ts';
import { answerRequests, readRows } from '#test/bench/answer-requests.ts';
import type { Measured, Request } from '#test/bench/answer-requests.ts';
import type { BenchText } from '#test/bench/training-workloads.ts';
import { readModel } from '#test/reference/keras-model.ts';

const { tf } = await openBackend();
const { workload, x, y, tokens } = readRows();
const { shape, rows, classes, layers, batch } = workload;

async function fit(epochs: number): Promise<Measured> {
  const started = performance.now();
  const ends: number[] = [];
  const network = buildNetwork(readModel({ type: 'sequential', input_shape: shape, layers }));
  const trained = await train(tf, {
    network,
    weights: initialWeights(network, 1),
    optimizer: { className: 'Adam', config: {} },
    objective: {
      losses: [classes === 1 ? 'binary_crossentropy' : 'sparse_categorical_crossentropy'],
      metrics: [['accuracy']],
    },
    data: { rows, inputs: [{ values: x, shape }], truths: [{ values: y, shape: [1] }] },
    epochs,
    batchSize: batch,
    shuffle: true,
    seed: 1,
    onEpoch: () => ends.push((performance.now() - started) / 1000),
  });
  return { ends, ...(trained.eagerBecause === undefined ? {} : { eagerBecause: trained.eagerBecause }) };
}

/** The pairs are made again in each epoch's order, and the negatives drawn at each update, as the node does it. */
async function fitWords(text: BenchText, ids: Int32Array, epochs: number): Promise<Measured> {
  const started = performance.now();
  const ends: number[] = [];
  const counts = Int32Array.from({ length: text.vocabulary }, () => 1);
  for (const id of ids) if (id >= 0) counts[id] = (counts[id] ?? 0) + 1;
  const names = Array.from(counts, (_, i) => `w${i}`);
  const trained = await trainWords(tf, {
    corpus: { words: names, counts, ids, tokens: ids.length, longestLine: text.wordsPerLine },
    objective: text.objective,
    window: text.window,
    dimension: text.dimension,
    negatives: text.negatives,
    subsample: 0,
    epochs,
    batchSize: batch,
    shuffle: true,
    optimizer: 'adam',
    learningRate: 0.001,
    seed: 1,
    signal: new AbortController().signal,
    onEpoch: () => ends.push((performance.now() - started) / 1000),
  });
  return { ends, ...(trained.eagerBecause === undefined ? {} : { eagerBecause: trained.eagerBecause }) };
}

function predictor(): ReturnType<typeof openPredictor> {
  const network = readModel({ type: 'sequential', input_shape: shape, layers });
  return openPredictor(tf, { network, weights: initialWeights(buildNetwork(network), 1) });
}

const model = workload.work === 'predict' ? predictor() : undefined;

await answerRequests(async ({ epochs }: Request): Promise<Measured> => {
  if (workload.text && tokens) return fitWords(workload.text, tokens, epochs);
  if (!model) return fit(epochs);
  const started = performance.now();
  await model.predictRows(x as Float32Array);
  return { ends: [(performance.now() - started) / 1000] };
});
