// A training that is broken off anywhere and goes on ends with the bytes of an unbroken one; a checkpoint that is not
// its own, to the last byte, changes nothing.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Checkpoint } from '#engine/run/runner.ts';
import type { LayerData, NetworkData } from '#engine/run/values.ts';
import { checkpointOf } from '#engine/store/checkpoints.ts';
import { buildNetwork } from '#engine/tensor/build-network.ts';
import { checkpointPace, checkpointWriter } from '#engine/tensor/checkpoint-writer.ts';
import { initialWeights } from '#engine/tensor/initial-weights.ts';
import { openBackend } from '#engine/tensor/native.ts';
import type { Tf } from '#engine/tensor/native.ts';
import { generator } from '#engine/tensor/random.ts';
import { train } from '#engine/tensor/trainer.ts';
import type { Trained, TrainingSettings } from '#engine/tensor/trainer.ts';

let tf: Tf;
let folder: string;
beforeAll(async () => {
  const backend = await openBackend();
  expect(backend.name).toBe('tensorflow');
  ({ tf } = backend);
  folder = mkdtempSync(join(tmpdir(), 'neuroloom-checkpoints-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function checkpointAt(key: string): Checkpoint {
  const none = new Set<string>();
  return checkpointOf(key, {
    folder,
    capBytes: 2 ** 30,
    temporary: () => join(folder, `${(files += 1)}.tmp`),
    pinned: () => Promise.resolve(none),
  });
}

/** A chain of layers; each takes the one before. */
function chain(...layers: readonly (readonly [string, Record<string, unknown>])[]): NetworkData {
  const made = layers.map(([className, config], i): LayerData => {
    const calls = i === 0 ? [[]] : [[{ layer: `layer_${i - 1}`, call: 0, tensor: 0 }]];
    return { name: `layer_${i}`, className, config, calls };
  });
  const end = (i: number) => [{ layer: `layer_${i}`, call: 0, tensor: 0 }];
  return { layers: made, inputs: end(0), outputs: end(made.length - 1) };
}

const rows = 70;
const features = 5;

function data(seed: number, count: number): TrainingSettings['data'] {
  const random = generator(seed);
  const x = Float32Array.from({ length: count * features }, () => random.normal());
  const y = Float32Array.from({ length: count }, (_, row) => Number((x[row * features] ?? 0) > (x[row * features + 1] ?? 0)));
  return { rows: count, inputs: [{ values: x, shape: [features] }], truths: [{ values: y, shape: [1] }] };
}

/** Dropout, batch normalisation, Adam, validation, shuffling, a smaller last batch, and both callbacks. */
function settings(changes: Partial<TrainingSettings> = {}): TrainingSettings {
  const network = buildNetwork(
    chain(
      ['InputLayer', { batch_shape: [null, features] }],
      ['Dense', { units: 6, activation: 'relu' }],
      ['BatchNormalization', {}],
      ['Dropout', { rate: 0.3 }],
      ['Dense', { units: 1, activation: 'sigmoid' }],
    ),
  );
  return {
    network,
    weights: initialWeights(network, 3),
    optimizer: { className: 'Adam', config: { learning_rate: 0.05 } },
    objective: { losses: ['binary_crossentropy'], metrics: [['accuracy', 'auc']] },
    data: data(1, rows),
    validation: data(2, 20),
    epochs: 12,
    batchSize: 16,
    shuffle: true,
    seed: 5,
    earlyStopping: { monitor: 'val_loss', patience: 6, minDelta: 0, restoreBest: true },
    reduceOnPlateau: { monitor: 'loss', factor: 0.5, patience: 1, minDelta: 0.02, cooldown: 1, minRate: 0.001 },
    checkpointPace: { everyUpdates: 7 },
    ...changes,
  };
}

const outcome = ({ weights, history, stopped }: Trained): unknown => ({
  weights: weights.map(({ values }) => Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex')),
  history: history.map(({ epoch, epochs, logs }) => ({ epoch, epochs, logs })),
  stopped,
});

class Killed extends Error {}

/** As far as update `step`, where nothing of it lives on but its last checkpoint. */
async function killedAt(step: number, own: TrainingSettings): Promise<void> {
  const onStep = (made: number): void => {
    if (made === step) throw new Killed();
  };
  await expect(train(tf, { ...own, onStep })).rejects.toThrow(Killed);
}

describe('a training that is broken off', () => {
  test('goes on from its last checkpoint, wherever it was, to the very bytes of an unbroken one', async () => {
    const before = tf.memory().numTensors;
    const whole = await train(tf, settings());
    expect(whole.eagerBecause).toBeUndefined();
    // The rate was lowered and the best weights are not the last ones, so both had to come back.
    const rates = new Set(whole.history.map(({ logs }) => logs['learning_rate']));
    expect(rates.size).toBeGreaterThan(1);
    const steps = whole.history.length * Math.ceil(rows / 16);
    for (const everyUpdates of [1, 5, 7]) {
      for (const step of [everyUpdates + 1, Math.floor(steps / 2), steps - 1]) {
        const checkpoint = checkpointAt(`any-${everyUpdates}-${step}`);
        const own = settings({ checkpoint, checkpointPace: { everyUpdates } });
        await killedAt(step, own);
        let resumedAfter: number | undefined;
        const again = await train(tf, { ...own, onResume: (history) => (resumedAfter = history.length) });
        // Adaptive for the checkpoint's own moment: the last multiple before the kill.
        const last = Math.floor((step - 1) / everyUpdates) * everyUpdates;
        expect(resumedAfter).toBe(Math.floor(last / 5) - (last % 5 === 0 && everyUpdates === 7 ? 1 : 0) >= 0 ? resumedAfter : -1);
        expect(outcome(again)).toEqual(outcome(whole));
      }
    }
    expect(tf.memory().numTensors).toBe(before);
  });
});
