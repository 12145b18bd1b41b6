// Reads numbers that lie in a file, piece by piece, without holding up anybody: the reading goes on beside the kernels.
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { Fault } from '#shared/protocol/problem.ts';
import type { Numbers, Rows, StoredArray } from '#engine/values/dataset.ts';
import { arrayOf, bytesOf } from '#engine/values/stored-dataset.ts';

export interface StoredReader {
  /**
   * Numbers `start` … `start + count`, then room up to `room` numbers; they hold until the second reading after it. Throws
   * Fault 'training.dataLost' (facts: reason).
   */
  read(start: number, count: number, room?: number): Promise<Numbers>;
  close(): Promise<void>;
}

/** The file stays open, and so readable, until it is closed here. */
export function openStored({ file, offset, length, type }: StoredArray): StoredReader {
  const size = bytesOf(type);
  let opened: Promise<FileHandle> | undefined;
  let [buffer, other]: [Numbers, Numbers] = [new arrayOf[type](0), new arrayOf[type](0)];
  return {
    async read(start, count, room = count) {
      if (start + count > length) throw new Error(`${start} + ${count} is beyond the ${length} numbers of the file`);
      [buffer, other] = [other, buffer];
      if (buffer.length < room) buffer = new arrayOf[type](room);
      const bytes = new Uint8Array(buffer.buffer, 0, count * size);
      try {
        opened ??= open(file, 'r');
        const handle = await opened;
        for (let at = 0; at < bytes.byteLength;) {
          const { bytesRead } = await handle.read(bytes, at, bytes.byteLength - at, offset + start * size + at);
          if (bytesRead === 0) throw new Error('the file ends too early');
          at += bytesRead;
        }
      } catch (error) {
        const reason =
          (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));
        throw new Fault('training.dataLost', { reason }, { port: 'dataset' });
      }
      return buffer.subarray(0, room);
    },
    async close() {
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}

const numbersPerPiece = 4 * 1024 * 1024;

/** An input's numbers in pieces of whole rows, in order: all at once, or from their file. Obeys the signal. */
export async function* rowPieces(
  input: Rows,
  rows: number,
  signal: AbortSignal,
): AsyncGenerator<{ readonly firstRow: number; readonly values: Numbers }> {
  const { stored } = input;
  if (!stored) {
    yield { firstRow: 0, values: input.values };
    return;
  }
  const width = stored.length / rows;
  const rowsPerPiece = Math.max(1, Math.floor(numbersPerPiece / width));
  const reader = openStored(stored);
  try {
    for (let firstRow = 0; firstRow < rows; firstRow += rowsPerPiece) {
      signal.throwIfAborted();
      const count = Math.min(rowsPerPiece, rows - firstRow);
      yield { firstRow, values: await reader.read(firstRow * width, count * width) };
    }
  } finally {
    await reader.close();
  }
}
