// Reading a zip archive: what is in it, and one entry unpacked within a limit. Neither the size that an entry declares nor
// the one that it turns out to have is believed alone.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { Fault } from '#shared/protocol/problem.ts';
import { firstBytes } from '#engine/table/source-file.ts';
import type { SourceFile } from '#engine/table/source-file.ts';

export interface ZipEntry {
  readonly name: string;
  /** Its bytes lie as they are. */
  readonly isStored: boolean;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  /** Where its bytes begin in the file. */
  readonly offset: number;
}

const maxEntries = 4096;
const [endMark, entryMark, localMark] = [0x06054b50, 0x02014b50, 0x04034b50];
const unknown32 = 0xffffffff;

/** The entries of an archive. Fault: `source.damaged`. */
export async function zipEntries(file: SourceFile, format: string): Promise<readonly ZipEntry[]> {
  const broken = (reason: string) =>
    new Fault('source.damaged', { file: file.shownName, format, reason }, { param: 'file' });
  const { size } = await stat(file.path);
  const tailFrom = Math.max(0, size - 65_557);
  const tail = await firstBytes(file.path, size - tailFrom, tailFrom);
  const end = tail.lastIndexOf(Buffer.from('PK\u{5}\u{6}', 'latin1'));
  if (end < 0 || end + 22 > tail.length || tail.readUInt32LE(end) !== endMark) throw broken('the archive has no end');
  const [count, length, from] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (count > maxEntries || length > 2 ** 24 || from + length > size)
    throw broken('the list of its parts is no such list');
  const list = await firstBytes(file.path, length, from);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== entryMark) throw broken('the list of its parts is cut off');
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) => list.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const name = list.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const method = list.readUInt16LE(at + 10);
    if (list.readUInt16LE(at + 8) & 1) throw broken('it is encrypted');
    if (method !== 0 && method !== 8) throw broken(`packed by method ${method}`);
    const long = longNumbers(list.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength));
    const next = (field: number) => {
      const plain = list.readUInt32LE(at + field);
      return plain === unknown32 ? (long.shift() ?? plain) : plain;
    };
    const [full, packed, local] = [next(24), next(20), next(42)];
    const head = await firstBytes(file.path, 30, local);
    if (head.length < 30 || head.readUInt32LE(0) !== localMark) throw broken(`“${name}” is not where it should be`);
    const offset = local + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    if (offset + packed > size || (method === 0 && packed !== full)) throw broken(`“${name}” is cut off`);
    entries.push({ name, isStored: method === 0, packed, size: full, crc: list.readUInt32LE(at + 16), offset });
    at += 46 + nameLength + extraLength + noteLength;
  }
  return entries;
}

/** The sizes and the place of an entry of more than 4 GiB, in their order. */
function longNumbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    return Array.from({ length: Math.floor(field.length / 8) }, (_, i) => Number(field.readBigUInt64LE(8 * i)));
  }
  return [];
}

export function unpacksTooLarge({ shownName }: SourceFile, { name, size }: ZipEntry, limit: number): Fault {
  const facts = { file: shownName, part: name, megabytes: Math.ceil(size / 2 ** 20), limit: limit / 2 ** 20 };
  return new Fault('source.unpacksTooLarge', facts, { param: 'file' });
}

export interface PackedIn {
  readonly file: SourceFile;
  readonly format: string;
  readonly signal: AbortSignal;
}

const brokenPart = ({ file, format }: PackedIn, name: string, reason: string): Fault =>
  new Fault('source.damaged', { file: file.shownName, format, reason: `“${name}”: ${reason}` }, { param: 'file' });

/** An entry's bytes piece by piece. Faults: `source.unpacksTooLarge` beyond `limit`, `source.damaged`. */
export async function* unpackedPieces(from: PackedIn, entry: ZipEntry, limit: number): AsyncGenerator<Buffer> {
  const { file, signal } = from;
  const { name, size, packed, offset } = entry;
  const broken = (reason: string) => brokenPart(from, name, reason);
  if (size > limit) throw unpacksTooLarge(file, entry, limit);
  if (packed === 0 && size > 0) throw broken('it is empty');
  let [bytes, sum] = [0, 0];
  const raw = createReadStream(file.path, { start: offset, end: offset + Math.max(packed, 1) - 1, signal });
  const inflate = createInflateRaw({ chunkSize: 1 << 18 });
  raw.on('error', (error) => inflate.destroy(error));
  try {
    for await (const piece of packed === 0 ? [] : entry.isStored ? raw : raw.pipe(inflate)) {
      bytes += (piece as Buffer).length;
      if (bytes > size) throw broken('it is longer than it says');
      sum = crc32(piece as Buffer, sum);
      yield piece as Buffer;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof Fault ? error : broken(error instanceof Error ? error.message : 'it cannot be unpacked');
  } finally {
    raw.destroy();
    inflate.destroy();
  }
  if (bytes < size) throw broken('it is cut off');
  if (sum !== entry.crc) throw broken('its bytes are not those that were packed');
}

/** The first `count` bytes of an entry, all of it when it is no longer. Faults: those of unpackedPieces. */
export async function unpack(from: PackedIn, entry: ZipEntry, limit: number, count = entry.size): Promise<Buffer> {
  const wanted = Math.min(count, entry.size);
  const parts: Buffer[] = [];
  let bytes = 0;
  // What is not wanted whole may be larger than what is.
  for await (const piece of unpackedPieces(from, entry, wanted < entry.size ? Infinity : limit)) {
    parts.push(piece);
    bytes += piece.length;
    if (bytes >= wanted && wanted < entry.size) break;
  }
  return Buffer.concat(parts).subarray(0, wanted);
}
