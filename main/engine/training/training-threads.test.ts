// A training on a number of kernel threads of its own: another number rounds otherwise, so the one that was chosen goes
// into memory and checkpoint, and comes back from them.
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Checkpoint, KnownThreads, ThreadMemory } from '#engine/values/runner.ts';
import type { LayerData } from '#engine/values/layer.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { generator } from '#engine/kernels/random.ts';
import { processThreads } from '#engine/kernels/threads.ts';
import { train } from '#engine/training/trainer.ts';
import type { Trained, TrainingSettings } from '#engine/training/training-settings.ts';
import { withinOnTheClock } from '#test/support/clock.ts';

let tf: Tf;
let loaded: () => number;
beforeAll(async () => {
  const backend = await openBackend();
  expect(backend.name).toBe('tensorflow');
  ({ tf } = backend);
  const { binding } = tf.backend() as unknown as { readonly binding: { getNumOfSavedModels(): number } };
  loaded = () => binding.getNumOfSavedModels();
});

const side = 16;
const rows = 160;
const batchSize = 32;
/** Neither the usual number nor one that the measuring tries on a machine of two cores. */
const another = processThreads + 2;

/** A small convolutional network: the sums of its gradients are cut up by threads. */
function settings(changes: Partial<TrainingSettings> = {}): TrainingSettings {
  const random = generator(4);
  const x = Float32Array.from({ length: rows * side * side }, () => random.normal());
  const y = Float32Array.from({ length: rows }, (_, row) => row % 2);
  const end = (layer: string) => [{ layer, call: 0, tensor: 0 }];
  const parts: readonly (readonly [string, Record<string, unknown>])[] = [
    ['InputLayer', { batch_shape: [null, side, side, 1] }],
    ['Conv2D', { filters: 32, kernel_size: [3, 3], activation: 'relu' }],
    ['Conv2D', { filters: 32, kernel_size: [3, 3], activation: 'relu' }],
    ['Flatten', {}],
    ['Dense', { units: 1, activation: 'sigmoid' }],
  ];
  const layers = parts.map(([className, config], i): LayerData => ({
    name: `l${i}`,
    className,
    config,
    calls: i === 0 ? [[]] : [end(`l${i - 1}`)],
  }));
  const network = buildNetwork({ layers, inputs: end('l0'), outputs: end('l4') });
  return {
    network,
    weights: initialWeights(network, 3),
    optimizer: { className: 'Adam', config: { learning_rate: 0.01 } },
    objective: { losses: ['binary_crossentropy'], metrics: [[]] },
    data: { rows, inputs: [{ values: x, shape: [side, side, 1] }], truths: [{ values: y, shape: [1] }] },
    epochs: 3,
    batchSize,
    shuffle: true,
    seed: 5,
    ...changes,
  };
}

const bytes = ({ weights }: Trained): string =>
  weights.map(({ values }) => Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex')).join();

/** Knows one answer for whatever is asked. */
function remembering(answer?: KnownThreads): ThreadMemory & { readonly kept: KnownThreads[] } {
  const kept: KnownThreads[] = answer ? [answer] : [];
  return {
    kept,
    recall: () => Promise.resolve(kept.at(-1)),
    keep: (_work, known) => Promise.resolve(void kept.push(known)),
  };
}

const onThreads = (count: number): KnownThreads => ({ quickUpdates: 0, choice: { count, measured: [] } });

function checkpointInMemory(): Checkpoint {
  let kept: Uint8Array | undefined;
  return {
    read: () => Promise.resolve(kept && Uint8Array.from(kept)),
    write(pieces) {
      kept = Uint8Array.from(Buffer.concat([...pieces].map((piece) => Buffer.from(piece))));
      return Promise.resolve();
    },
    remove: () => Promise.resolve(void (kept = undefined)),
  };
}

class Killed extends Error {}
function killedAfter(updates: number): () => void {
  let made = 0;
  return () => {
    made += 1;
    if (made === updates) throw new Killed();
  };
}

describe('a training on threads of its own', () => {
  test('rounds otherwise, each number in its own way, always the same', async () => {
    const usual = await train(tf, settings());
    const other = await train(tf, settings({ threads: remembering(onThreads(another)) }));
    const again = await train(tf, settings({ threads: remembering(onThreads(another)) }));
    expect(other.threads?.count).toBe(another);
    expect(bytes(again)).toBe(bytes(other));
    expect(bytes(usual)).not.toBe(bytes(other));
    // What ran on other threads before leaves no trace.
    expect(bytes(await train(tf, settings()))).toBe(bytes(usual));
  });

  test('goes on with the number that it began with, whatever is known by then', async () => {
    const whole = bytes(await train(tf, settings({ threads: remembering(onThreads(another)) })));
    for (const later of [remembering(), remembering(onThreads(1)), undefined]) {
      const checkpoint = checkpointInMemory();
      const own = { checkpoint, checkpointPace: { everyUpdates: 1 } } as const;
      const first = { ...own, threads: remembering(onThreads(another)), onProgress: killedAfter(7) };
      await expect(train(tf, settings(first))).rejects.toThrow(Killed);
      let resumed = false;
      const rest = await train(tf, settings({ ...own, threads: later, onResume: () => (resumed = true) }));
      expect([resumed, bytes(rest) === whole]).toEqual([true, true]);
    }
  });

  test.runIf(availableParallelism() > 1)(
    'measures once, tells what it measured, and leaves neither program nor thread nor tensor',
    async () => {
      await train(tf, settings());
      const threads = () => (process.platform === 'linux' ? readdirSync('/proc/self/task').length : 0);
      const before = { tensors: tf.memory().numTensors, programs: loaded(), threads: threads() };
      const memory = remembering();
      const measuringPace = { minSeconds: 0, rounds: 2, roundMs: 20 };
      const first = await train(tf, settings({ threads: memory, measuringPace }));
      const measured = first.threads?.measured ?? [];
      expect(measured.map((one) => one.threads)).toContain(processThreads);
      expect(measured.length).toBeGreaterThan(1);
      for (const { milliseconds } of measured) expect(milliseconds).toBeGreaterThan(0);
      expect(memory.kept).toHaveLength(1);
      expect(memory.kept[0]?.choice).toEqual(first.threads);
      const second = await train(tf, settings({ threads: memory, measuringPace }));
      expect(memory.kept).toHaveLength(1);
      expect([second.threads, bytes(second)]).toEqual([first.threads, bytes(first)]);
      expect({ tensors: tf.memory().numTensors, programs: loaded() }).toEqual({
        tensors: before.tensors,
        programs: before.programs,
      });
      await expect.poll(threads).toBe(before.threads);
    },
  );

  test('is cancelled within 200 ms while it measures, and keeps no choice', async () => {
    const memory = remembering();
    const controller = new AbortController();
    const measuringPace = { minSeconds: 0, rounds: 3, roundMs: 60_000 };
    const checkpoint = checkpointInMemory();
    const training = train(tf, settings({ threads: memory, measuringPace, checkpoint, signal: controller.signal }));
    // Programs with several numbers of threads are there: it measures.
    await expect.poll(loaded, { timeout: 120_000 }).toBeGreaterThan(1);
    const before = performance.now();
    controller.abort();
    const trained = await training;
    withinOnTheClock(performance.now() - before, 200);
    expect([trained.stopped, trained.history, memory.kept, loaded()]).toEqual(['cancelled', [], [], 0]);
    // Nor one without having measured.
    expect(await checkpoint.read(1e9)).toBeUndefined();
  });
});
