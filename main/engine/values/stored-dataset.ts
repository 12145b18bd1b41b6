// Datasets too large to be held: their rows stay in the store's file, and whoever needs them all reads them for a while.
import { closeSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { DatasetValue, SplitData, StoredArray } from '#engine/values/dataset.ts';

/** Smaller arrays are read at once. */
export const smallestStored = 1024 * 1024;
const chunk = 64 * 1024 * 1024;
/** Reading the same rows again and again would take its time. */
const heldMs = 2000;

/** The split with its features left in the file: `x` reads them when it is asked for. */
export function storedSplit(rest: Omit<SplitData, 'x' | 'stored'>, stored: StoredArray): SplitData {
  let held: Float32Array | undefined;
  let timer: NodeJS.Timeout | undefined;
  return {
    ...rest,
    stored,
    get x() {
      held ??= readNow(stored);
      if (timer) timer.refresh();
      else {
        timer = setTimeout(() => (held = undefined), heldMs);
        timer.unref();
      }
      return held;
    },
  };
}

/** Bytes of a file, at once. */
export function readBytes(path: string, offset: number, bytes: number): ArrayBuffer {
  const content = new ArrayBuffer(bytes);
  const file = openSync(path, 'r');
  try {
    for (let at = 0; at < bytes;) {
      const read = readSync(file, new Uint8Array(content, at, Math.min(chunk, bytes - at)), { position: offset + at });
      if (read === 0) throw new Error(`${path} ends too early`);
      at += read;
    }
  } finally {
    closeSync(file);
  }
  return content;
}

/** Some of a split's features, without reading the others: numbers `start` … `start + count` of `x`. */
export function someFeatures(split: SplitData, start: number, count: number): Float32Array {
  const { stored } = split;
  if (!stored) return split.x.subarray(start, start + count);
  const within = Math.max(0, Math.min(count, stored.length - start));
  return new Float32Array(readBytes(stored.file, stored.offset + start * 4, within * 4));
}

/** One feature at a time, of a split that may lie in a file: neighbours are read along. */
export function featureAt(split: SplitData): (index: number) => number | undefined {
  if (!split.stored) return (index) => split.x[index];
  const perPage = smallestStored / 4;
  let page = -1;
  let numbers = new Float32Array(0);
  return (index) => {
    const wanted = Math.floor(index / perPage);
    if (wanted !== page) {
      numbers = Float32Array.from(someFeatures(split, wanted * perPage, perPage));
      page = wanted;
    }
    return numbers[index - page * perPage];
  };
}

const readNow = ({ file, offset, length }: StoredArray): Float32Array =>
  new Float32Array(readBytes(file, offset, length * 4));

async function readAll({ file, offset, length }: StoredArray, signal: AbortSignal): Promise<Float32Array> {
  const values = new Float32Array(length);
  const bytes = new Uint8Array(values.buffer);
  const handle = await open(file, 'r');
  try {
    for (let at = 0; at < bytes.byteLength;) {
      signal.throwIfAborted();
      const size = Math.min(chunk, bytes.byteLength - at);
      const { bytesRead } = await handle.read(bytes, at, size, offset + at);
      if (bytesRead === 0) throw new Error(`${file} ends too early`);
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
  return values;
}

/** The dataset with all rows in memory. */
export async function residentDataset(value: DatasetValue, signal: AbortSignal): Promise<DatasetValue> {
  const resident = async (split: SplitData): Promise<SplitData> => {
    if (!split.stored) return split;
    const { rows, y, source } = split;
    return { rows, x: await readAll(split.stored, signal), y, source };
  };
  const { train, validation, test } = value.splits;
  if (!train.stored && !validation.stored && !test.stored) return value;
  return {
    ...value,
    splits: { train: await resident(train), validation: await resident(validation), test: await resident(test) },
  };
}

/** As it is kept: with the rows and without the place where they lie. */
export function withoutPlaces(dataset: DatasetValue): DatasetValue {
  const plain = (split: SplitData): SplitData =>
    split.stored ? { rows: split.rows, x: split.x, y: split.y, source: split.source } : split;
  const { train, validation, test } = dataset.splits;
  return { ...dataset, splits: { train: plain(train), validation: plain(validation), test: plain(test) } };
}
