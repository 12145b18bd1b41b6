// Datasets too large to be held: their rows stay in the store's file, and whoever needs them all reads them for a while.
import { closeSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { NumberType } from '#shared/protocol/wire-info.ts';
import type { DatasetValue, Numbers, Rows, SplitData, StoredArray } from '#engine/values/dataset.ts';

/** Bytes; smaller arrays are read at once. */
export const smallestStored = 1024 * 1024;
const chunk = 64 * 1024 * 1024;
/** Reading the same rows again and again would take its time. */
const heldMs = 2000;

/** The arrays that numbers of a type lie in. */
export const arrayOf = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
  uint8: Uint8Array,
} as const satisfies Readonly<Record<NumberType, unknown>>;

export const bytesOf = (type: NumberType): number => arrayOf[type].BYTES_PER_ELEMENT;

export function typeOf(values: Numbers): NumberType {
  if (values instanceof Float32Array) return 'float32';
  if (values instanceof Float64Array) return 'float64';
  return values instanceof Int32Array ? 'int32' : 'uint8';
}

export const numberTypeOf = (rows: Rows): NumberType => rows.stored?.type ?? typeOf(rows.values);

/** What `make` gives, made when it is asked for and held while it is asked for again and again. */
export function heldForAWhile<T extends object>(make: () => T): () => T {
  let held: T | undefined;
  let timer: NodeJS.Timeout | undefined;
  return () => {
    held ??= make();
    if (timer) timer.refresh();
    else {
      timer = setTimeout(() => {
        held = undefined;
        timer = undefined;
      }, heldMs);
      timer.unref();
    }
    return held;
  };
}

/** Rows left in a file: `values` reads them when it is asked for. */
export function storedRows(stored: StoredArray): Rows {
  const { file, offset, length, type } = stored;
  const read = heldForAWhile<Numbers>(() => new arrayOf[type](readBytes(file, offset, length * bytesOf(type))));
  return {
    stored,
    get values() {
      return read();
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

/** Some numbers, without reading the others: `start` … `start + count` of `values`. */
export function someNumbers(rows: Rows, start: number, count: number): Numbers {
  const { stored } = rows;
  if (!stored) return rows.values.subarray(start, start + count);
  const within = Math.max(0, Math.min(count, stored.length - start));
  const size = bytesOf(stored.type);
  return new arrayOf[stored.type](readBytes(stored.file, stored.offset + start * size, within * size));
}

/** One number at a time, of rows that may lie in a file: neighbours are read along. */
export function numberAt(rows: Rows): (index: number) => number | undefined {
  if (!rows.stored) {
    const { values } = rows;
    return (index) => values[index];
  }
  const perPage = smallestStored / 4;
  let page = -1;
  let numbers: Numbers = new Float32Array(0);
  return (index) => {
    const wanted = Math.floor(index / perPage);
    if (wanted !== page) {
      numbers = someNumbers(rows, wanted * perPage, perPage);
      page = wanted;
    }
    return numbers[index - page * perPage];
  };
}

async function readAll({ file, offset, length, type }: StoredArray, signal: AbortSignal): Promise<Numbers> {
  const values = new arrayOf[type](length);
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

export const liesInFile = ({ inputs }: SplitData): boolean => inputs.some(({ stored }) => stored);

/** The dataset with all rows in memory. */
export async function residentDataset(value: DatasetValue, signal: AbortSignal): Promise<DatasetValue> {
  const { train, validation, test } = value.splits;
  if (![train, validation, test].some(liesInFile)) return value;
  const resident = async (split: SplitData): Promise<SplitData> => {
    const inputs: Rows[] = [];
    for (const rows of split.inputs) inputs.push(rows.stored ? { values: await readAll(rows.stored, signal) } : rows);
    return { ...split, inputs };
  };
  return {
    ...value,
    splits: { train: await resident(train), validation: await resident(validation), test: await resident(test) },
  };
}

/** As it is kept: with the rows and without the place where they lie. */
export function withoutPlaces(dataset: DatasetValue): DatasetValue {
  const plain = (split: SplitData): SplitData =>
    liesInFile(split) ? { ...split, inputs: split.inputs.map(({ values }) => ({ values })) } : split;
  const { train, validation, test } = dataset.splits;
  return { ...dataset, splits: { train: plain(train), validation: plain(validation), test: plain(test) } };
}
