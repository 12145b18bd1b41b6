import { describe, expect, test } from 'vitest';
import { layerSize, trainingMemory } from '#engine/training/memory.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { memoryWorkloads } from '#test/bench/memory-workloads.ts';

const of = (name: string, change: { batchSize?: number; className?: string; dataBytes?: number } = {}) => {
  const workload = memoryWorkloads.find((one) => one.name === name);
  if (!workload) throw new Error(name);
  return trainingMemory({
    layers: buildNetwork(workload.network).layers.map(layerSize),
    optimizer: { className: change.className ?? workload.optimizer, config: {} },
    batchSize: change.batchSize ?? workload.batch,
    dataBytes: change.dataBytes ?? 0,
  });
};

describe('the memory of a training', () => {
  test('names what takes most, and the layer that has most of it', () => {
    expect(of('embedding')).toMatchObject({ largest: 'weights', layer: 'layer_0' });
    expect(of('attention')).toMatchObject({ largest: 'batch', layer: 'layer_1' });
    expect(of('sgd', { dataBytes: 4e9 })).toMatchObject({ largest: 'data' });
  });

  test('attention grows with the rows of a batch, its scores foremost', () => {
    const scores = 8 * 256 * 256 * 4 * 32;
    expect(of('attention', { batchSize: 64 }).bytes - of('attention').bytes).toBeGreaterThan(5 * scores);
  });

  test('slots count: of Adam two, of SGD none', () => {
    const weights = 4 * (2048 * 2048 * 2);
    expect(of('wide').bytes - of('wide', { className: 'SGD' }).bytes).toBeGreaterThan(3 * 2 * weights);
  });

  test('data are there twice: as an array and as the kernels hold them', () => {
    expect(of('gru', { dataBytes: 1e9 }).bytes - of('gru').bytes).toBe(2e9);
  });
});
