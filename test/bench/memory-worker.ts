// One training whose memory the bench measures, in a process of its own: `node memory-worker.ts NAME`. Writes a line of JSON:
// what was predicted, and the most that was resident above what there was before the data were made.
import { readFileSync, writeFileSync } from 'node:fs';
import { buildNetwork, refTo } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { elements } from '#engine/network/layer.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { layerSize, trainingMemory } from '#engine/training/memory.ts';
import { train } from '#engine/training/trainer.ts';
import type { TrainingSettings } from '#engine/training/training-settings.ts';
import { memoryWorkloads } from '#test/bench/memory-workloads.ts';
import type { MemoryWorkload } from '#test/bench/memory-workloads.ts';

export interface MemoryMeasured {
  readonly predictedBytes: number;
  readonly measuredBytes: number;
  readonly eagerBecause?: string;
}

const { tf } = await openBackend();

function settingsFor({
  rows,
  shape,
  words,
  classes,
  network: data,
  batch,
  optimizer,
}: MemoryWorkload): TrainingSettings {
  const size = rows * elements(shape);
  const x = words === undefined ? new Float32Array(size) : new Int32Array(size);
  for (let i = 0; i < size; i += 1) x[i] = words === undefined ? ((i * 7919) % 1000) / 1000 : (i * 7919) % words;
  const network = buildNetwork(data);
  return {
    network,
    weights: initialWeights(network, 1),
    optimizer: { className: optimizer, config: {} },
    objective: {
      losses: [classes === 1 ? 'binary_crossentropy' : 'sparse_categorical_crossentropy'],
      metrics: [['accuracy']],
    },
    data: {
      rows,
      inputs: [{ values: x, shape }],
      truths: [{ values: Float32Array.from({ length: rows }, (_, i) => i % Math.max(2, classes)), shape: [1] }],
    },
    epochs: 1,
    batchSize: batch,
    shuffle: true,
    seed: 1,
  };
}

function kilobytes(field: 'VmHWM' | 'VmRSS'): number {
  const [, text = ''] = new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(text);
}

/** What a process has once it has trained anything: the kernels' code, JavaScript's own. */
const first: MemoryWorkload = {
  name: 'first',
  rows: 64,
  batch: 32,
  shape: [4],
  classes: 10,
  optimizer: 'Adam',
  network: {
    layers: [
      { name: 'input', className: 'InputLayer', config: { batch_shape: [null, 4] }, calls: [] },
      { name: 'dense', className: 'Dense', config: { units: 10, activation: 'softmax' }, calls: [[refTo('input')]] },
    ],
    inputs: [refTo('input')],
    outputs: [refTo('dense')],
  },
};

const workload = memoryWorkloads.find(({ name }) => name === process.argv[2]);
if (!workload) throw new Error(`No workload ${process.argv[2]}`);
await train(tf, settingsFor(first));
// Sets VmHWM back to VmRSS.
writeFileSync('/proc/self/clear_refs', '5');
const before = kilobytes('VmRSS');
const settings = settingsFor(workload);
const { eagerBecause } = await train(tf, settings);
const measuredBytes = (kilobytes('VmHWM') - before) * 1024;
const { bytes: predictedBytes } = trainingMemory({
  layers: settings.network.layers.map(layerSize),
  optimizer: settings.optimizer,
  batchSize: settings.batchSize,
  dataBytes: workload.rows * (elements(workload.shape) + 1) * 4,
});
const measured: MemoryMeasured = { predictedBytes, measuredBytes, ...(eagerBecause !== undefined && { eagerBecause }) };
process.stdout.write(`\n${JSON.stringify(measured)}\n`);
