// What every reader of a file that is no CSV asks first: how large it is, and whether it begins as its kind does.
import { open, stat } from 'node:fs/promises';
import { Fault } from '#shared/protocol/problem.ts';

/** A file that is read: where it lies, and what a person calls it. */
export interface SourceFile {
  readonly path: string;
  readonly shownName: string;
}

/** Bytes up to which a file is read whole to know its columns before a run. */
export const readWholeBytes = 32 * 2 ** 20;
const largestBytes = 16 * 2 ** 30;

/** Bytes of the file. Faults: `dataFile.empty`, `source.tooLarge`. */
export async function sizeOf({ path, shownName }: SourceFile): Promise<number> {
  const { size } = await stat(path);
  if (size === 0) throw new Fault('dataFile.empty', { file: shownName }, { param: 'file' });
  if (size > largestBytes) {
    const facts = { file: shownName, gigabytes: Math.ceil(size / 2 ** 30), limit: largestBytes / 2 ** 30 };
    throw new Fault('source.tooLarge', facts, { param: 'file' });
  }
  return size;
}

/** The first bytes of a file, as many as there are. */
export async function firstBytes(path: string, count: number, from = 0): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(count), 0, count, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export function notFormat({ shownName }: SourceFile, format: string): Fault {
  return new Fault('source.notFormat', { file: shownName, format }, { param: 'file' });
}
