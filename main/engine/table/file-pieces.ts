// A file read piece by piece.
import { createReadStream } from 'node:fs';

interface Part {
  /** Bytes at a time. */
  readonly size: number;
  /** Bytes from the start; Infinity = all. */
  readonly limit?: number;
}

/** When `signal` fires, its reason is thrown; a stream of Node's own would throw another. */
export async function* filePieces(
  path: string,
  { size, limit = Infinity }: Part,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: size, end: limit - 1, signal }))
      yield piece as Buffer;
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
