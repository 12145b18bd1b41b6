// Data in blocks: every row once an epoch, the same bytes each time, resumed or not, within the memory, and ended at once.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import { faultOf } from '#test/support/test-context.ts';
import type { Checkpoint } from '#engine/values/runner.ts';
import type { SplitData } from '#engine/values/dataset.ts';
import type { LayerData } from '#engine/values/layer.ts';
import { storedRows } from '#engine/values/stored-dataset.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { openFeed } from '#engine/training/data-feed.ts';
import type { RowReader, StreamedArrays, TrainingArrays } from '#engine/training/data-feed.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { generator } from '#engine/kernels/random.ts';
import { fitArrays } from '#engine/training/split-arrays.ts';
import type { RowForm } from '#engine/training/split-arrays.ts';
import type { DataArrays } from '#engine/training/training-data.ts';
import { train } from '#engine/training/trainer.ts';
import type { Trained, TrainingSettings } from '#engine/training/training-settings.ts';
import { withinOnTheClock } from '#test/support/clock.ts';

let tf: Tf;
let folder: string;
beforeAll(async () => {
  ({ tf } = await openBackend());
  folder = mkdtempSync(join(tmpdir(), 'neuroloom-feed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const features = 6;
const rows = 203;
const batchSize = 8;
const target: TargetInfo = { name: 'y', kind: 'binary', classes: ['no', 'yes'] };
const bytesPerRow = (features + 1) * 4;
const form: RowForm = {
  inputs: [{ place: 0, shape: [features] }],
  truths: [{ place: 0, target, form: 'value' }],
};

/** The first feature of each row is its number. */
function split(count: number, seed = 1): SplitData {
  const random = generator(seed);
  const x = Float32Array.from({ length: count * features }, (_, i) =>
    i % features === 0 ? Math.floor(i / features) / count : random.normal(),
  );
  const y = Float32Array.from({ length: count }, (_, row) => Number((x[row * features + 1] ?? 0) > 0));
  const source = Int32Array.from({ length: count }, (_, i) => i);
  return { rows: count, inputs: [{ values: x }], targets: [y], source };
}

const xOf = ({ inputs }: SplitData) => inputs[0]?.values ?? new Float32Array(0);

const yOf = ({ targets }: SplitData) => targets[0] ?? new Float32Array(0);

let files = 0;
/** The same rows in a file, after a few bytes of something else. */
function inFile(own: SplitData): SplitData {
  const x = xOf(own);
  const file = join(folder, `rows-${(files += 1)}`);
  writeFileSync(file, Buffer.concat([Buffer.alloc(16, 1), Buffer.from(x.buffer, x.byteOffset, x.byteLength)]));
  return { ...own, inputs: [storedRows({ file, offset: 16, length: x.length, type: 'float32' })] };
}

/** To be read in blocks of `blockRows` rows. */
function streamed(own: SplitData, blockRows: number): StreamedArrays {
  const { data } = fitArrays({ train: own, validation: undefined }, form, 1000);
  if (!('open' in data)) throw new Error('It fits into the memory');
  return { ...data, memoryBytes: blockRows * bytesPerRow * 4 };
}

const numbersOf = async (data: StreamedArrays, seed: number | undefined, epoch: number): Promise<number[][]> => {
  const feed = await openFeed(data, { batchSize, seed });
  const batches: number[][] = [];
  for (let b = 0; b < feed.batches; b += 1) {
    const { rows: taken } = await feed.batch(epoch, b);
    const x = await feed.tensors.inputs[0]?.data<'float32'>();
    batches.push([...taken].map((row) => Math.round((x?.[row * features] ?? Number.NaN) * rows)));
  }
  await feed.dispose();
  return batches;
};

test.each([
  ['a file', (own: SplitData) => inFile(own)],
  ['memory', (own: SplitData) => own],
])('every row of %s comes once an epoch, whole batches but for one, in an order of the epoch', async (_name, place) => {
  const before = tf.memory().numTensors;
  const data = streamed(place(split(rows)), 64);
  const all = Array.from({ length: rows }, (_, i) => i);
  const inOrder = await numbersOf(data, undefined, 0);
  expect(inOrder.flat()).toEqual(all);
  const orders = [await numbersOf(data, 7, 0), await numbersOf(data, 7, 1), await numbersOf(data, 8, 0)];
  for (const batches of orders) {
    expect(batches.flat().toSorted((a, b) => a - b)).toEqual(all);
    expect(batches.filter(({ length }) => length !== batchSize).map(({ length }) => length)).toEqual([
      rows % batchSize,
    ]);
    expect(batches.flat()).not.toEqual(all);
  }
  expect(new Set(orders.map(String)).size).toBe(3);
  expect(await numbersOf(data, 7, 1)).toEqual(orders[1]);
  expect(tf.memory().numTensors).toBe(before);
});

test('blocks hold whole batches and as many as a quarter of the memory has room for', async () => {
  const feed = await openFeed(streamed(split(rows), 70), { batchSize, seed: 1 });
  expect([feed.blocks, feed.batches, feed.tensors.inputs[0]?.shape]).toEqual([
    { count: 4, rows: 64 },
    26,
    [64, features],
  ]);
  await feed.dispose();
  const small = { ...streamed(split(rows), 70), memoryBytes: batchSize * bytesPerRow * 4 - 1 };
  expect(await faultOf(openFeed(small, { batchSize, seed: 1 }))).toMatchObject({
    code: 'training.memoryShare',
    batchSize,
  });
});

test('training and validation share the memory; what fits is held as it is', () => {
  const parts = { train: split(rows), validation: split(50) };
  const arrays = (memory: number) => fitArrays(parts, form, memory);
  const whole = arrays((rows + 50) * bytesPerRow);
  expect(['open' in whole.data, 'open' in (whole.validation ?? {})]).toEqual([false, false]);
  const large = arrays(rows * bytesPerRow);
  expect(['open' in large.data, 'open' in (large.validation ?? {})]).toEqual([true, false]);
  const tight = arrays(100 * bytesPerRow);
  expect(['open' in tight.data, 'open' in (tight.validation ?? {})]).toEqual([true, true]);
});

function settings(changes: Partial<TrainingSettings> = {}): TrainingSettings {
  const names = ['in', 'hidden', 'drop', 'out'];
  const classes = ['InputLayer', 'Dense', 'Dropout', 'Dense'];
  const configs = [
    { batch_shape: [null, features] },
    { units: 5, activation: 'relu' },
    { rate: 0.2 },
    { units: 1, activation: 'sigmoid' },
  ];
  const end = (layer: string) => [{ layer, call: 0, tensor: 0 }];
  const layers = names.map((name, i): LayerData => ({
    name,
    className: classes[i] ?? '',
    config: configs[i] ?? {},
    calls: i === 0 ? [[]] : [end(names[i - 1] ?? '')],
  }));
  const network = buildNetwork({ layers, inputs: end('in'), outputs: end('out') });
  return {
    network,
    weights: initialWeights(network, 3),
    optimizer: { className: 'Adam', config: { learning_rate: 0.01 } },
    objective: { losses: ['binary_crossentropy'], metrics: [['accuracy']] },
    data: streamed(split(rows), 64),
    epochs: 4,
    batchSize,
    shuffle: true,
    seed: 5,
    ...changes,
  };
}

const outcome = ({ weights, history }: Trained): unknown => ({
  weights: weights.map(({ values }) =>
    Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex'),
  ),
  logs: history.map(({ logs }) => logs),
});

function memoryCheckpoint(): Checkpoint {
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

describe('a training in blocks', () => {
  test('in the rows’ own order has the bytes of one that holds its data', async () => {
    const own = split(rows);
    const held: DataArrays = {
      rows,
      inputs: [{ values: xOf(own), shape: [features] }],
      truths: [{ values: yOf(own), shape: [1] }],
    };
    const check = split(50, 2);
    const validation: DataArrays = {
      rows: 50,
      inputs: [{ values: xOf(check), shape: [features] }],
      truths: [{ values: yOf(check), shape: [1] }],
    };
    const plain = { shuffle: false } as const;
    const whole = await train(tf, settings({ ...plain, data: held, validation }));
    const blocks = await train(
      tf,
      settings({ ...plain, data: streamed(inFile(own), 64), validation: streamed(inFile(check), 16) }),
    );
    expect(whole.blocks).toBeUndefined();
    expect(blocks.blocks).toEqual({ count: 4, rows: 64 });
    expect(blocks.eagerBecause).toBeUndefined();
    expect(outcome(blocks)).toEqual(outcome(whole));
  });

  test('weighs rows and classes as one that holds its data', async () => {
    const rowWeights = Float32Array.from({ length: rows }, (_, row) => (row % 7) / 3);
    const own = { ...split(rows), roles: { weight: rowWeights } };
    const held: DataArrays = {
      rows,
      inputs: [{ values: xOf(own), shape: [features] }],
      truths: [{ values: yOf(own), shape: [1] }],
      rowWeights,
    };
    const plain = { shuffle: false, classWeight: { 0: 0.25, 1: 3 } } as const;
    const validated = (data: TrainingArrays) => train(tf, settings({ ...plain, data, validation: data }));
    const whole = outcome(await validated(held));
    expect(outcome(await validated(streamed(own, 64)))).toEqual(whole);
    expect(outcome(await validated({ ...held, rowWeights: undefined }))).not.toEqual(whole);
  });

  test('is the same each time, and goes on from any update to the same bytes; other blocks begin anew', async () => {
    const before = tf.memory().numTensors;
    const data = () => streamed(inFile(split(rows)), 64);
    const whole = outcome(await train(tf, settings({ data: data() })));
    expect(outcome(await train(tf, settings({ data: data() })))).toEqual(whole);
    class Killed extends Error {}
    for (const step of [1, 8, 9, 26, 27, 60, 103]) {
      const checkpoint = memoryCheckpoint();
      let made = 0;
      const onProgress = (): void => {
        made += 1;
        if (made > step) throw new Killed();
      };
      const own = { data: data(), checkpoint, checkpointPace: { everyUpdates: 1 } } as const;
      await expect(train(tf, settings({ ...own, onProgress }))).rejects.toThrow(Killed);
      if (step === 60) {
        let resumed = false;
        const other = { ...own, data: streamed(split(rows), 32), onResume: () => (resumed = true) };
        expect(outcome(await train(tf, settings(other)))).not.toEqual(whole);
        expect(resumed).toBe(false);
        continue;
      }
      let resumed = false;
      const again = await train(tf, settings({ ...own, data: data(), onResume: () => (resumed = true) }));
      expect([step, resumed, outcome(again)]).toEqual([step, true, whole]);
    }
    expect(tf.memory().numTensors).toBe(before);
  });

  test('is cancelled within 200 ms while a block is being read, and closes its reader', async () => {
    const own = streamed(split(rows), 64);
    let closed = 0;
    let slow: () => void = () => undefined;
    let started: () => void = () => undefined;
    const reading = new Promise<void>((resolve) => (started = resolve));
    const open = (): RowReader => {
      const reader = own.open();
      let readings = 0;
      return {
        async read(start, count, room) {
          readings += 1;
          // The third comes from a disk that takes its time.
          if (readings === 3) await new Promise<void>((resolve) => ((slow = resolve), started()));
          return reader.read(start, count, room);
        },
        close: () => Promise.resolve(void (closed += 1)),
      };
    };
    const controller = new AbortController();
    const training = train(tf, settings({ data: { ...own, open }, signal: controller.signal }));
    await reading;
    const before = performance.now();
    controller.abort();
    setTimeout(() => slow(), 150);
    const trained = await training;
    withinOnTheClock(performance.now() - before, 200);
    expect([trained.stopped, closed]).toEqual(['cancelled', 1]);
  });

  test('tells when its file is cut off', async () => {
    const own = inFile(split(rows));
    writeFileSync(own.inputs[0]?.stored?.file ?? '', Buffer.alloc(3000));
    expect(await faultOf(train(tf, settings({ data: streamed(own, 64) })))).toMatchObject({
      code: 'training.dataLost',
    });
    const stored = { file: join(folder, 'nowhere'), offset: 0, length: rows * features, type: 'float32' } as const;
    const gone: SplitData = { ...split(rows), inputs: [storedRows(stored)] };
    expect(await faultOf(train(tf, settings({ data: streamed(gone, 64) })))).toMatchObject({
      code: 'training.dataLost',
      reason: 'ENOENT',
    });
  });
});
