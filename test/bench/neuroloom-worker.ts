// This project's side of the bench: the trainer and the predict function that the engine's nodes use.
import { buildNetwork } from '#engine/tensor/build-network.ts';
import { initialWeights } from '#engine/tensor/initial-weights.ts';
import { openBackend } from '#engine/tensor/native.ts';
import { openModel } from '#engine/tensor/predict-function.ts';
import { train } from '#engine/tensor/trainer.ts';
import { answerRequests, readRows } from '#test/bench/answer-requests.ts';
import type { Measured, Request } from '#test/bench/answer-requests.ts';
import { readModel } from '#test/reference/keras-model.ts';

const { tf } = await openBackend();
const { workload, x, y } = readRows();
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

const network = readModel({ type: 'sequential', input_shape: shape, layers });
const model =
  workload.work === 'predict'
    ? openModel(tf, { network, weights: initialWeights(buildNetwork(network), 1) })
    : undefined;

await answerRequests(async ({ epochs }: Request): Promise<Measured> => {
  if (!model) return fit(epochs);
  const started = performance.now();
  await model.predict(x as Float32Array, rows);
  return { ends: [(performance.now() - started) / 1000] };
});
