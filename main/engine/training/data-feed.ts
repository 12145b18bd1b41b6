// The rows of a training, batch by batch: from arrays that the kernels hold as a whole, or, where these are too large,
// in blocks, the next of which is read while the current one is trained on. Knows nothing of networks.
import { Fault } from '#shared/protocol/problem.ts';
import type { Shape } from '#engine/values/layer.ts';
import type { NumberType } from '#shared/protocol/wire-info.ts';
import { arrayOf, bytesOf, typeOf } from '#engine/values/stored-dataset.ts';
import { nativeBackend } from '#engine/kernels/compile/binding.ts';
import { at, elements } from '#engine/network/layer.ts';
import { deriveSeed, generator, permutation } from '#engine/kernels/random.ts';
import { classWeights, dataTensors, disposeData, tensorsOf } from '#engine/training/training-data.ts';
import type { ArrayData, DataArrays, DataTensors } from '#engine/training/training-data.ts';

/** Reads rows, into two buffers by turns: what it hands out holds until it has been asked twice more. */
export interface RowReader {
  /** Arrays may have room for up to `room` rows; those behind the first `count` mean nothing. */
  read(start: number, count: number, room: number): Promise<DataArrays>;
  close(): Promise<void>;
}

/** Data that stay where they are and are read in blocks. */
export interface StreamedArrays {
  readonly rows: number;
  /** `type`: as they are read. */
  readonly inputs: readonly { readonly shape: Shape; readonly type: NumberType }[];
  readonly truths: readonly { readonly shape: Shape }[];
  /** Memory for them: that of four blocks. */
  readonly memoryBytes: number;
  open(): RowReader;
}

export type TrainingArrays = DataArrays | StreamedArrays;

/** Rows of one batch, by number among the data in place. */
export interface Batch {
  readonly rows: Int32Array;
  /** Data that have to be put in place first; the feed keeps and disposes them. */
  readonly block?: DataTensors;
}

export interface DataFeed {
  readonly rows: number;
  /** The last one of an epoch may be smaller. */
  readonly batchSize: number;
  /** Of one epoch. */
  readonly batches: number;
  /** The data in place. */
  readonly tensors: DataTensors;
  /** How the data are divided; absent when they are held as a whole. */
  readonly blocks?: { readonly count: number; readonly rows: number };
  /** Batches may be asked for in any order. Rejects with the signal's reason when it is aborted while waiting. */
  batch(epoch: number, number: number, signal?: AbortSignal): Batch | Promise<Batch>;
  dispose(): Promise<void>;
}

export interface FeedOrder {
  /** At most all rows. */
  readonly batchSize: number;
  /** Undefined = rows in their own order. */
  readonly seed: number | undefined;
  readonly classWeight?: Readonly<Record<number, number>> | undefined;
}

/** Larger blocks gain nothing, and to put one in place must not hold up a cancel. */
const maxBlockBytes = 128 * 1024 * 1024;
/**
 * Two buffers, and two copies of the kernels while a block is put in place: they copy what does not lie where they want it,
 * and work on the buffer itself when it does.
 */
export const blocksAtOnce = 4;

/** Of one block at most. @param memoryBytes for all of them */
export const blockBytes = (memoryBytes: number): number => Math.min(memoryBytes / blocksAtOnce, maxBlockBytes);

/** Throws Fault 'training.memoryShare' (facts: needed, share, batchSize) when the memory does not hold four batches. */
export async function openFeed(data: TrainingArrays, order: FeedOrder): Promise<DataFeed> {
  return 'open' in data ? streamedFeed(data, order) : residentFeed(data, order);
}

function residentFeed(data: DataArrays, { batchSize, seed, classWeight }: FeedOrder): DataFeed {
  const { rows } = data;
  const tensors = dataTensors(weighted(data, classWeight), true);
  let order: Int32Array | undefined;
  let orderOf = -1;
  return {
    rows,
    batchSize,
    batches: Math.ceil(rows / batchSize),
    tensors,
    batch(epoch, number) {
      if (!order || (seed !== undefined && orderOf !== epoch)) order = shuffled(rows, seed, 'shuffle', epoch);
      orderOf = epoch;
      return { rows: order.subarray(number * batchSize, (number + 1) * batchSize) };
    },
    dispose() {
      disposeData(tensors);
      return Promise.resolve();
    },
  };
}

/** Numbers up to `count`, drawn from the seed and what it is for; in their own order without one. */
const shuffled = (count: number, seed: number | undefined, ...purpose: readonly [string, ...number[]]): Int32Array =>
  seed === undefined
    ? Int32Array.from({ length: count }, (_, i) => i)
    : permutation(count, generator(deriveSeed(seed, ...purpose)));

function weighted(data: DataArrays, classWeight: FeedOrder['classWeight']): DataArrays {
  if (!classWeight) return data;
  const byClass = classWeights(at(data.truths, 0), data.rows, classWeight);
  const { rowWeights } = data;
  return { ...data, rowWeights: rowWeights ? byClass.map((weight, row) => weight * (rowWeights[row] ?? 1)) : byClass };
}

const bytesPerRow = ({ inputs, truths }: StreamedArrays): number =>
  inputs.reduce((sum, { shape, type }) => sum + elements(shape) * bytesOf(type), 0) +
  truths.reduce((sum, { shape }) => sum + elements(shape) * 4, 0);

/** Rows of one block: whole batches, so that only the last batch of all may be smaller. */
function rowsPerBlock(data: StreamedArrays, batchSize: number): number {
  const batchBytes = bytesPerRow(data) * batchSize;
  const batches = Math.floor(blockBytes(data.memoryBytes) / batchBytes);
  if (batches >= 1) return batches * batchSize;
  // One batch above the largest block is still legal where the memory holds it.
  if (batchBytes * blocksAtOnce <= data.memoryBytes) return batchSize;
  throw new Fault('training.memoryShare', {
    needed: megabytes(batchBytes * blocksAtOnce),
    share: megabytes(data.memoryBytes),
    batchSize,
  });
}

const megabytes = (bytes: number): number => Number((bytes / 2 ** 20).toPrecision(3));

/**
 * Blocks are neighbouring rows, always the same. With a seed, each epoch takes the blocks in another order and the rows
 * of each block in another order, both from the seed and the epoch: rows mix within a block, blocks with each other.
 */
async function streamedFeed(data: StreamedArrays, { batchSize, seed, classWeight }: FeedOrder): Promise<DataFeed> {
  const { rows } = data;
  const blockRows = Math.min(rowsPerBlock(data, batchSize), rows);
  const count = Math.ceil(rows / blockRows);
  const batchesIn = (block: number) => Math.ceil(Math.min(blockRows, rows - block * blockRows) / batchSize);
  const reader = data.open();

  const read = async (block: number): Promise<DataArrays> => {
    const start = block * blockRows;
    const arrays = await reader.read(start, Math.min(blockRows, rows - start), blockRows);
    return padded(weighted(arrays, classWeight), blockRows);
  };
  let ahead: { readonly block: number; readonly arrays: Promise<DataArrays> } | undefined;
  const readAhead = (block: number): void => {
    if (ahead) return;
    ahead = { block, arrays: read(block) };
    // Told to whoever waits for it.
    ahead.arrays.catch(() => undefined);
  };
  /** One reading at a time; no update comes between the end of one and the putting in place. */
  const take = async (block: number, signal?: AbortSignal): Promise<DataArrays> => {
    if (ahead && ahead.block !== block)
      await unlessAborted(
        ahead.arrays.catch(() => undefined),
        signal,
      );
    const arrays = ahead?.block === block ? ahead.arrays : read(block);
    ahead = { block, arrays };
    const taken = await unlessAborted(arrays, signal);
    ahead = undefined;
    return taken;
  };
  /** The kernels get to know the arrays here, not at their first use, when the buffer may hold other rows. */
  const put = (arrays: DataArrays): DataTensors => {
    const made = dataTensors(arrays, true);
    nativeBackend()?.getInputTensorIds([...tensorsOf(made)]);
    return made;
  };

  let orders: { readonly epoch: number; readonly blocks: Int32Array } | undefined;
  const blockOrder = (epoch: number): Int32Array => {
    if (orders?.epoch !== epoch) orders = { epoch, blocks: shuffled(count, seed, 'blocks', epoch) };
    return orders.blocks;
  };
  let within: { readonly epoch: number; readonly block: number; readonly rows: Int32Array } | undefined;
  const rowOrder = (epoch: number, block: number): Int32Array => {
    if (within?.epoch !== epoch || within.block !== block) {
      const own = Math.min(blockRows, rows - block * blockRows);
      within = { epoch, block, rows: shuffled(own, seed, 'block', epoch, block) };
    }
    return within.rows;
  };
  const placeOf = (epoch: number, number: number): { place: number; batch: number } => {
    let left = number;
    for (const [place, block] of blockOrder(epoch).entries()) {
      if (left < batchesIn(block)) return { place, batch: left };
      left -= batchesIn(block);
    }
    throw new Error(`No batch ${number}`);
  };

  let current = { block: 0, tensors: put(await read(0)) };
  const move = async (block: number, signal: AbortSignal | undefined): Promise<DataTensors> => {
    const tensors = put(await take(block, signal));
    disposeData(current.tensors);
    current = { block, tensors };
    return tensors;
  };
  return {
    rows,
    batchSize,
    batches: Math.ceil(rows / batchSize),
    blocks: { count, rows: blockRows },
    get tensors() {
      return current.tensors;
    },
    batch(epoch, number, signal) {
      const { place, batch } = placeOf(epoch, number);
      const blocks = blockOrder(epoch);
      const block = blocks[place] ?? 0;
      const own = rowOrder(epoch, block).subarray(batch * batchSize, (batch + 1) * batchSize);
      if (block !== current.block) return move(block, signal).then((tensors) => ({ rows: own, block: tensors }));
      const next = blocks[place + 1];
      if (next !== undefined) readAhead(next);
      return { rows: own };
    },
    async dispose() {
      disposeData(current.tensors);
      await ahead?.arrays.catch(() => undefined);
      await reader.close();
    },
  };
}

/** The last block has the shape of the others; no batch takes the rows that are made up. */
function padded(data: DataArrays, rows: number): DataArrays {
  if (data.rows === rows) return data;
  const longer = ({ values, shape }: ArrayData): ArrayData => {
    if (values.length === rows * elements(shape)) return { values, shape };
    const all = new arrayOf[typeOf(values)](rows * elements(shape));
    all.set(values);
    return { values: all, shape };
  };
  const weights = data.rowWeights && longer({ values: data.rowWeights, shape: [] }).values;
  return {
    rows,
    inputs: data.inputs.map(longer),
    truths: data.truths.map(longer),
    rowWeights: weights instanceof Float32Array ? weights : undefined,
  };
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  signal.throwIfAborted();
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
