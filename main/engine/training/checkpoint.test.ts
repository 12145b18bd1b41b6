// A training that is broken off anywhere and goes on ends with the bytes of an unbroken one; a checkpoint that is not
// its own, to the last byte, changes nothing.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Checkpoint } from '#engine/values/runner.ts';
import type { LayerData, NetworkData } from '#engine/values/layer.ts';
import { checkpointOf } from '#engine/store/checkpoints.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { newMemory } from '#engine/training/callbacks.ts';
import { checkpointPieces, maxCheckpointBytes, newLoopState, readCheckpoint } from '#engine/training/checkpoint.ts';
import { supervisedFrame } from '#engine/training/training-run.ts';
import { checkpointPace, checkpointWriter } from '#engine/training/checkpoint-writer.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { generator } from '#engine/kernels/random.ts';
import { train } from '#engine/training/trainer.ts';
import type { Trained, TrainingSettings } from '#engine/training/training-settings.ts';

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
  const y = Float32Array.from({ length: count }, (_, row) =>
    Number((x[row * features] ?? 0) > (x[row * features + 1] ?? 0)),
  );
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
    epochs: 40,
    batchSize: 16,
    shuffle: true,
    seed: 5,
    earlyStopping: { monitor: 'val_loss', patience: 4, minDelta: 0, restoreBest: true },
    reduceOnPlateau: { monitor: 'loss', factor: 0.5, patience: 1, minDelta: 0.02, cooldown: 1, minRate: 0.001 },
    checkpointPace: { everyUpdates: 7 },
    ...changes,
  };
}

const outcome = ({ weights, history, stopped }: Trained): unknown => ({
  weights: weights.map(({ values }) =>
    Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex'),
  ),
  history: history.map(({ epoch, epochs, logs }) => ({ epoch, epochs, logs })),
  stopped,
});

class Killed extends Error {}

/** As far as update `step`, where nothing of it lives on but its last checkpoint. */
async function killedAt(step: number, own: TrainingSettings): Promise<void> {
  let made = 0;
  const onProgress = (): void => {
    made += 1;
    if (made === step) throw new Killed();
  };
  await expect(train(tf, { ...own, onProgress })).rejects.toThrow(Killed);
}

/** Run again: what came out, and how many epochs lay behind it; undefined when it began from the start. */
async function again(own: TrainingSettings): Promise<{ resumedAfter: number | undefined; outcome: unknown }> {
  let resumedAfter: number | undefined;
  const trained = await train(tf, { ...own, onResume: (history) => (resumedAfter = history.length) });
  return { resumedAfter, outcome: outcome(trained) };
}

const batches = Math.ceil(rows / 16);
let whole: Trained;
beforeAll(async () => {
  whole = await train(tf, settings());
});

describe('a training that is broken off', () => {
  test('goes on from its last checkpoint, wherever it was, to the very bytes of an unbroken one', async () => {
    const before = tf.memory().numTensors;
    expect(whole.eagerBecause).toBeUndefined();
    // The rate was lowered and it stopped early on best weights, so all of that had to come back.
    expect(new Set(whole.history.map(({ logs }) => logs['learning_rate'])).size).toBeGreaterThan(1);
    expect(whole.stopped).toBe('early');
    const steps = whole.history.length * batches;
    for (const everyUpdates of [1, 7]) {
      for (const step of everyUpdates === 1 ? [steps - 1] : [everyUpdates, Math.floor(steps / 2), steps - 1]) {
        const own = settings({
          checkpoint: checkpointAt(`any-${everyUpdates}-${step}`),
          checkpointPace: { everyUpdates },
        });
        await killedAt(step, own);
        const last = Math.floor((step - 1) / everyUpdates) * everyUpdates;
        const resumedAfter = last === 0 ? undefined : Math.floor(last / batches);
        expect(await again(own)).toEqual({ resumedAfter, outcome: outcome(whole) });
      }
    }
    expect(tf.memory().numTensors).toBe(before);
  });

  test('is validated once more when it ended between an epoch’s last update and its report', async () => {
    const own = settings({ checkpoint: checkpointAt('validation'), checkpointPace: { everyUpdates: batches } });
    const onEpoch = (log: { epoch: number }): void => {
      if (log.epoch === 3) throw new Killed();
    };
    await expect(train(tf, { ...own, onEpoch })).rejects.toThrow(Killed);
    expect(await again(own)).toEqual({ resumedAfter: 2, outcome: outcome(whole) });
  });

  test('when cancelled, goes on from the very update that it was at', async () => {
    const own = settings({ checkpoint: checkpointAt('cancel'), checkpointPace: { everyUpdates: 1_000_000 } });
    const controller = new AbortController();
    let made = 0;
    const onProgress = (): void => {
      made += 1;
      if (made === 13) controller.abort();
    };
    expect((await train(tf, { ...own, onProgress, signal: controller.signal })).stopped).toBe('cancelled');
    let left = 0;
    const counted = { ...own, onProgress: () => void (left += 1) };
    expect(await again(counted)).toEqual({ resumedAfter: 2, outcome: outcome(whole) });
    expect(left).toBe(whole.history.length * batches - 13);
  });

  test('does not go on compiled from updates by single ops, which round otherwise', async () => {
    const own = settings({ checkpoint: checkpointAt('mixed') });
    await killedAt(20, own);
    const bytes = (await checkpointAt('mixed').read(2 ** 20)) as Uint8Array;
    await checkpointAt('mixed').write([edited(bytes, (header) => ({ ...header, compiled: false }))]);
    expect(await again(own)).toEqual({ resumedAfter: undefined, outcome: outcome(whole) });
  });

  test('that lost its numbers leaves no checkpoint', async () => {
    const own = settings({
      checkpoint: checkpointAt('lost'),
      checkpointPace: { everyUpdates: 1 },
      optimizer: { className: 'SGD', config: { learning_rate: 1e30 } },
      objective: { losses: ['mean_squared_error'], metrics: [[]] },
      network: buildNetwork(
        chain(['InputLayer', { batch_shape: [null, features] }], ['Dense', { units: 1, activation: 'linear' }]),
      ),
    });
    const linear = { ...own, weights: initialWeights(own.network, 3) };
    await expect(train(tf, linear)).rejects.toMatchObject({ problem: { code: 'training.notFinite' } });
    expect(await linear.checkpoint?.read(2 ** 20)).toBeUndefined();
  });
});

type Header = Record<string, unknown>;

/** The checkpoint with another header, hashed as if it had been written so. */
function edited(bytes: Uint8Array, change: (header: Header) => unknown): Uint8Array {
  const file = Buffer.from(bytes);
  const length = file.readUInt32LE(0);
  const header = change(JSON.parse(file.subarray(4, 4 + length).toString()) as Header);
  const text = JSON.stringify(header);
  const padded = text + ' '.repeat((8 - ((text.length + 4) % 8)) % 8);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(padded.length);
  return Uint8Array.from(Buffer.concat([head, Buffer.from(padded), file.subarray(4 + length)]));
}

function reportSizeOf(bytes: Uint8Array): number {
  let size = 0;
  edited(bytes, (header) => {
    const { values } = header['totals'] as { values: string };
    size = Buffer.from(values, 'base64').byteLength / 8;
    return header;
  });
  return size;
}

describe('a checkpoint', () => {
  const path = (key: string) => join(folder, key);
  async function left(key: string): Promise<Uint8Array> {
    const own = settings({ checkpoint: checkpointAt(key) });
    await killedAt(30, own);
    return new Uint8Array(readFileSync(path(key)));
  }

  test('that is broken, cut, too large or of another training counts as none, and is removed', async () => {
    const file = await left('broken');
    const random = generator(9);
    const somewhere = (length: number) => Math.floor(random.next() * length);
    const flipped = Array.from({ length: 40 }, () => {
      const copy = file.slice();
      const index = somewhere(copy.length);
      copy[index] = (copy[index] ?? 0) ^ (1 << somewhere(8));
      return copy;
    });
    const cut = Array.from({ length: 20 }, () => file.slice(0, somewhere(file.length)));
    for (const bad of [...flipped, ...cut, new Uint8Array(0), Uint8Array.from([...file, 0])]) {
      writeFileSync(path('broken'), bad);
      expect(await checkpointAt('broken').read(2 ** 20)).toBeUndefined();
      expect(() => readFileSync(path('broken'))).toThrow('ENOENT');
    }
    writeFileSync(path('broken'), file);
    expect(await checkpointAt('broken').read(file.length - 33)).toBeUndefined();
    // Another training's, moved here.
    writeFileSync(path('other'), file);
    expect(await checkpointAt('other').read(2 ** 20)).toBeUndefined();
    expect(await again(settings({ checkpoint: checkpointAt('other') }))).toEqual({
      resumedAfter: undefined,
      outcome: outcome(whole),
    });
  });

  test('that fits no state that this training can be in is not followed, however well it is hashed', async () => {
    await left('hostile');
    const bytes = (await checkpointAt('hostile').read(2 ** 20)) as Uint8Array;
    const longer = Buffer.from(bytes);
    longer.writeUInt32LE(0xffff_ffff);
    const changes: ((header: Header) => unknown)[] = [
      () => null,
      () => [],
      (header) => ({ ...header, format: 'neuroloom-supervised-3 in blocks of 640' }),
      (header) => ({ ...header, step: Number(header['step']) + 1 }),
      (header) => ({ ...header, step: -1 }),
      (header) => ({ ...header, epoch: 1e9, step: 5e9 }),
      (header) => ({ ...header, batch: 1e9 }),
      (header) => ({ ...header, epoch: '5' }),
      (header) => ({ ...header, extra: 1 }),
      (header) => ({ ...header, own: { ...(header['own'] as Header), more: 1 } }),
      (header) => ({
        ...header,
        own: { ...(header['own'] as Header), hasBest: !(header['own'] as Header)['hasBest'] },
      }),
      (header) => ({ ...header, own: { ...(header['own'] as Header), callbackRate: 'not base64!' } }),
      (header) => ({ ...header, totals: { ...(header['totals'] as Header), values: '' } }),
      (header) => ({ ...header, totals: { ...(header['totals'] as Header), batches: 99 } }),
      (header) => {
        const own = header['own'] as Header;
        return { ...header, own: { ...own, stopper: { ...(own['stopper'] as Header), wait: -1 } } };
      },
      (header) => ({ ...header, seconds: 'x'.repeat(100_000) }),
    ];
    const text = Buffer.from(bytes).toString('latin1');
    const inHistory = (from: string, to: string) => Uint8Array.from(Buffer.from(text.replace(from, to), 'latin1'));
    const bad = [
      ...changes.map((change) => edited(bytes, change)),
      Uint8Array.from(longer),
      bytes.slice(0, 3),
      bytes.slice(0, 1200),
      inHistory('{"epoch":1,', '{"epoch":2,'),
      inHistory('"logs":{', '"logs":{"more":"NaN",'),
      inHistory('"logs":{', '"logs":['),
      Uint8Array.from([...bytes, 123, 10]),
    ];
    const { network, epochs } = settings();
    const weights = network.weights.map(({ shape }) => shape);
    const slots = network.weights.flatMap(({ shape, trainable }) => (trainable ? [[shape, shape]] : []));
    const frame = supervisedFrame({
      weights,
      slots: slots.flat(),
      epochs,
      batches,
      reportSize: reportSizeOf(bytes),
      blockRows: 0,
    });
    const before = tf.memory().numTensors;
    const followed = [...bad.keys()].filter((i) => readCheckpoint(bad[i] ?? bytes, frame));
    expect(followed).toEqual([]);
    expect(tf.memory().numTensors).toBe(before);
    // What all of them were made from is a good one.
    await checkpointAt('hostile').write([edited(bytes, (header) => header)]);
    expect((await again(settings({ checkpoint: checkpointAt('hostile') }))).resumedAfter).toBe(5);
  });

  test('brings back numbers that JSON does not have', () => {
    const odd = [Number.POSITIVE_INFINITY, -0, Number.NaN, 0.1 + 0.2];
    const stopper = { ...newMemory(), best: Number.NEGATIVE_INFINITY };
    const state = newLoopState(4, { callbackRate: 1e-300, stopper, reducer: newMemory(), hasBest: false });
    Object.assign(state, { step: 7, epoch: 1, batch: 2 });
    state.totals = { values: Float64Array.from(odd), rows: 32, batches: 2 };
    state.history.push({ epoch: 1, epochs: 3, seconds: 0.5, logs: { loss: -0, accuracy: null, val_loss: 0.1 + 0.2 } });
    const tensors = [tf.tensor1d([1, -0]), tf.tensor1d([3, 4])];
    const sizes = { weights: [[2]], slots: [[2]], epochs: 3, batches: 5, reportSize: 4, blockRows: 0 };
    const frame = supervisedFrame(sizes);
    const bytes = Uint8Array.from(
      Buffer.concat([...checkpointPieces(frame, { state, tensors, compiled: true, threads: 1 })]),
    );
    const read = readCheckpoint(bytes, frame);
    expect(read?.state).toEqual(state);
    expect([...(read?.tensors[0]?.dataSync() ?? [])]).toEqual([1, -0]);
    tf.dispose([...(read?.tensors ?? [])]);
    expect(bytes.length).toBeLessThanOrEqual(maxCheckpointBytes(frame));
  });

  test('is written every ten seconds, and for at most a twentieth of the time', async () => {
    let now = 0;
    const kept: number[] = [];
    const write = (): Promise<void> => {
      kept.push(now);
      now += 2000;
      return Promise.resolve();
    };
    const checkpoint: Checkpoint = { ...checkpointAt('pace'), write };
    const writer = checkpointWriter(checkpoint, checkpointPace({}), () => now);
    for (; now < 100_000; now += 500) if (writer.due(1)) await writer.write([]);
    expect(kept).toEqual([10_000, 50_000, 90_000]);
    expect(checkpointPace({ NEUROLOOM_CHECKPOINT_SECONDS: '0.5' })).toEqual({ everySeconds: 0.5 });
  });

  test('that cannot be written stops no training', async () => {
    const checkpoint = { ...checkpointAt('full'), write: () => Promise.reject(new Error('ENOSPC')) };
    expect(await again(settings({ checkpoint }))).toEqual({ resumedAfter: undefined, outcome: outcome(whole) });
  });
});
