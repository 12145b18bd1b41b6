// Files written with their SHA-256 and read back against it, in chunks: hashing is done on the thread that everybody waits for.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** Small enough that hashing one leaves room for a cancel. */
const chunk = 4 * 1024 * 1024;

export interface Checked {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes the pieces one after the other and flushes them to the disk.
 * @param salted hashed before them; then the hash is the end of the file
 */
export async function writeChecked(path: string, pieces: Iterable<Uint8Array>, salted?: string): Promise<Checked> {
  const hash = createHash('sha256').update(salted ?? '');
  const file = await open(path, 'wx');
  let bytes = 0;
  try {
    for (const piece of pieces) {
      for (let start = 0; start < piece.byteLength; start += chunk) {
        const part = piece.subarray(start, start + chunk);
        hash.update(part);
        await file.writeFile(part);
        bytes += part.byteLength;
      }
    }
    const digest = hash.digest();
    if (salted !== undefined) await file.writeFile(digest);
    await file.sync();
    return { bytes, sha256: digest.toString('hex') };
  } finally {
    await file.close();
  }
}

/** The whole file, or undefined when it is not there, too short, too long or changed. */
export async function readChecked(path: string, expected: Checked): Promise<ArrayBuffer | undefined> {
  const content = new ArrayBuffer(expected.bytes);
  const hash = createHash('sha256');
  const whole = await eachChunk(path, expected.bytes, (bytes, at) => {
    hash.update(bytes);
    new Uint8Array(content).set(bytes, at);
  });
  return whole && hash.digest('hex') === expected.sha256 ? content : undefined;
}

/** Whether the file is as it was written; reads it, keeps nothing. */
export async function isIntact(path: string, expected: Checked): Promise<boolean> {
  const found = await checkOf(path);
  return found?.bytes === expected.bytes && found.sha256 === expected.sha256;
}

/** Size and hash of a file; undefined when it cannot be read. */
export async function checkOf(path: string): Promise<Checked | undefined> {
  const hash = createHash('sha256');
  let size = 0;
  const whole = await eachChunk(path, undefined, (bytes) => {
    hash.update(bytes);
    size += bytes.byteLength;
  });
  return whole ? { bytes: size, sha256: hash.digest('hex') } : undefined;
}

/** False when it cannot be read, or has another size. */
export async function eachChunk(
  path: string,
  size: number | undefined,
  use: (bytes: Uint8Array, at: number) => void,
): Promise<boolean> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch {
    return false;
  }
  try {
    const actual = (await file.stat()).size;
    if (size !== undefined && actual !== size) return false;
    const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(actual, chunk)));
    for (let at = 0; at < actual;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, at);
      if (bytesRead === 0) return false;
      use(buffer.subarray(0, bytesRead), at);
      at += bytesRead;
    }
    return true;
  } catch {
    return false;
  } finally {
    await file.close();
  }
}
