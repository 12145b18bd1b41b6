// Reads numbers that lie in a file, piece by piece, without holding up anybody: the reading goes on beside the kernels.
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { Fault } from '#shared/protocol/problem.ts';
import type { SplitData, StoredArray } from '#engine/values/dataset.ts';

export interface StoredReader {
  /**
   * Numbers `start` … `start + count`, then room up to `room` numbers; they hold until the second reading after it. Throws
   * Fault 'training.dataLost' (facts: reason).
   */
  read(start: number, count: number, room?: number): Promise<Float32Array>;
  close(): Promise<void>;
}

/** The file stays open, and so readable, until it is closed here. */
export function openStored({ file, offset, length }: StoredArray): StoredReader {
  let opened: Promise<FileHandle> | undefined;
  let [buffer, other] = [new Float32Array(0), new Float32Array(0)];
  return {
    async read(start, count, room = count) {
      if (start + count > length) throw new Error(`${start} + ${count} is beyond the ${length} numbers of the file`);
      [buffer, other] = [other, buffer];
      if (buffer.length < room) buffer = new Float32Array(room);
      const bytes = new Uint8Array(buffer.buffer, 0, count * 4);
      try {
        opened ??= open(file, 'r');
        const handle = await opened;
        for (let at = 0; at < bytes.byteLength;) {
          const { bytesRead } = await handle.read(bytes, at, bytes.byteLength - at, offset + start * 4 + at);
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

/** A split's features in pieces of whole rows, in order: all at once, or from their file. Obeys the signal. */
export async function* featurePieces(
  split: SplitData,
  signal: AbortSignal,
): AsyncGenerator<{ readonly firstRow: number; readonly x: Float32Array }> {
  if (!split.stored) {
    yield { firstRow: 0, x: split.x };
    return;
  }
  const width = split.stored.length / split.rows;
  const rowsPerPiece = Math.max(1, Math.floor(numbersPerPiece / width));
  const reader = openStored(split.stored);
  try {
    for (let firstRow = 0; firstRow < split.rows; firstRow += rowsPerPiece) {
      signal.throwIfAborted();
      const rows = Math.min(rowsPerPiece, split.rows - firstRow);
      yield { firstRow, x: await reader.read(firstRow * width, rows * width) };
    }
  } finally {
    await reader.close();
  }
}
