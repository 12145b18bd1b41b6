// A small regression for tests of training: three numbers, two hidden layers, one answer.
import type { LayerData, NetworkData } from '#engine/values/layer.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { generator } from '#engine/kernels/random.ts';
import type { TrainingSettings } from '#engine/training/training-settings.ts';

export const rows = 64;
export const batchSize = 8;

export function regression(learningRate: number, epochs: number): TrainingSettings {
  const names = ['input', 'first', 'second', 'output'];
  const layers = names.map((name, i): LayerData => ({
    name,
    className: i === 0 ? 'InputLayer' : 'Dense',
    config: i === 0 ? { batch_shape: [null, 3] } : { units: i === 3 ? 1 : 4, activation: 'linear' },
    calls: i === 0 ? [[]] : [[{ layer: names[i - 1] ?? '', call: 0, tensor: 0 }]],
  }));
  const end = (layer: string) => [{ layer, call: 0, tensor: 0 }];
  const data: NetworkData = { layers, inputs: end('input'), outputs: end('output') };
  const network = buildNetwork(data);
  const random = generator(4);
  const x = Float32Array.from({ length: rows * 3 }, () => random.normal());
  const y = Float32Array.from({ length: rows }, (_, row) => (x[row * 3] ?? 0) * 3);
  return {
    network,
    weights: initialWeights(network, 1),
    optimizer: { className: 'SGD', config: { learning_rate: learningRate } },
    objective: { losses: ['mean_squared_error'], metrics: [[]] },
    data: { rows, inputs: [{ values: x, shape: [3] }], truths: [{ values: y, shape: [1] }] },
    epochs,
    batchSize,
    shuffle: true,
    seed: 2,
  };
}
