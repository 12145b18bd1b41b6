// NumPy's arrays as a table: a .npy file, or arrays of one length out of a .npz archive side by side. The first dimension
// is the rows; whatever stands behind it is columns. Numbers are read where they lie, a block of rows at a time.
import { closeSync, openSync, readSync } from 'node:fs';
import { Fault } from '#shared/protocol/problem.ts';
import { arrayHeader, headerBytes, placeOf, widthOf } from '#engine/table/numpy-header.ts';
import type { ArrayHeader } from '#engine/table/numpy-header.ts';
import { originOf, reachOf, refuseTooMany, rowsNeeded, takeTable } from '#engine/table/outside-table.ts';
import type { Asked, OutsideTable } from '#engine/table/outside-table.ts';
import { firstBytes, readWholeBytes, sizeOf } from '#engine/table/source-file.ts';
import type { SourceFile } from '#engine/table/source-file.ts';
import { withMadeRows } from '#engine/table/write-table.ts';
import type { NumberItems, StorageType, TableSource } from '#engine/table/write-table.ts';
import { unpack, unpacksTooLarge, zipEntries } from '#engine/table/zip-file.ts';

const format = 'NumPy';
/** What of an archive is unpacked into memory. */
const unpackBytes = 256 * 2 ** 20;

interface Part {
  readonly name: string;
  readonly header: ArrayHeader;
  /** Bytes of the file or of the unpacked array, from its first value. */
  open(): Promise<Bytes>;
}
interface Bytes {
  read(from: number, length: number): Buffer;
  close(): void;
}

/** `array`: names of an archive's arrays, with commas between them; '' = all. */
export async function numpySource(
  file: SourceFile,
  array: string,
  asked: Asked,
  signal: AbortSignal,
): Promise<OutsideTable> {
  const { shownName } = file;
  const size = await sizeOf(file);
  const head = await firstBytes(file.path, headerBytes + 12);
  const isArchive = head.subarray(0, 4).equals(Buffer.from('PK\u{3}\u{4}', 'latin1'));
  const parts = isArchive
    ? await archived(file, array, signal)
    : [plain(file, '', arrayHeader(head, shownName), 0, size)];
  const rows = rowsOf(parts, shownName);
  const total = parts.reduce((sum, { header }) => sum + rows * widthOf(header) * header.size, 0);
  refuseTooMany(
    parts.reduce((sum, { header }) => sum + widthOf(header), 0),
    shownName,
  );
  const columns = parts.flatMap(({ name, header }) => namesOf(name, header));
  if (rows === 0 || columns.length === 0) throw new Fault('source.noRows', { file: shownName }, { param: 'file' });
  const far = reachOf(asked, total > readWholeBytes);
  // A heading needs the types alone.
  const readRows = rowsNeeded(asked, far, rows);
  const opened: Bytes[] = [];
  try {
    if (readRows > 0) for (const part of parts) opened.push(await part.open());
    const source = arraySource(parts, opened, rows, columns);
    return await withMadeRows({ ...source, rows: readRows }, { signal }, async (connection, from) => {
      await connection.run(`CREATE OR REPLACE TEMP TABLE written AS SELECT * FROM ${from}`);
      const origin = await originOf(connection, 'written', shownName);
      const table = await takeTable(connection, { ...origin, names: columns }, far, {
        shownName,
        again: false,
        signal,
        asked,
      });
      await connection.run('DROP TABLE written');
      return { ...table, rows };
    });
  } finally {
    for (const bytes of opened) bytes.close();
  }
}

function plain(file: SourceFile, name: string, header: ArrayHeader, base: number, size: number): Part {
  const bytes = header.shape.reduce((product, count) => product * count, 1) * header.size;
  if (header.offset + bytes > size) {
    const facts = {
      file: file.shownName,
      format,
      reason: `${bytes} bytes of values are announced, ${size - header.offset} are there`,
    };
    throw new Fault('source.damaged', facts, { param: 'file' });
  }
  const open = async (): Promise<Bytes> => {
    const descriptor = openSync(file.path, 'r');
    return {
      read: (from, length) => {
        const buffer = Buffer.alloc(length);
        readSync(descriptor, buffer, 0, length, base + header.offset + from);
        return buffer;
      },
      close: () => closeSync(descriptor),
    };
  };
  return { name, header, open };
}

async function archived(file: SourceFile, array: string, signal: AbortSignal): Promise<readonly Part[]> {
  const { shownName } = file;
  const entries = (await zipEntries(file, format)).filter(({ name }) => name.endsWith('.npy'));
  const nameOf = (name: string) => name.slice(0, -4);
  const wanted = array
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const available = entries
    .slice(0, 20)
    .map(({ name }) => nameOf(name))
    .join(', ');
  const chosen =
    wanted.length === 0 ? entries : wanted.map((name) => entries.find((entry) => nameOf(entry.name) === name) ?? name);
  const parts: Part[] = [];
  let left = unpackBytes;
  for (const entry of chosen) {
    if (typeof entry === 'string')
      throw new Fault('source.noPart', { file: shownName, part: entry, available }, { param: 'array' });
    const from = { file, format, signal };
    if (!entry.isStored) left -= entry.size;
    if (left < 0) throw unpacksTooLarge(file, entry, unpackBytes);
    const header = arrayHeader(await unpack(from, entry, unpackBytes, headerBytes + 12), shownName);
    const part = plain(file, nameOf(entry.name), header, entry.offset, entry.size);
    const open = async (): Promise<Bytes> => {
      const whole = await unpack(from, entry, unpackBytes);
      return {
        read: (at, length) => whole.subarray(header.offset + at, header.offset + at + length),
        close: () => undefined,
      };
    };
    parts.push(entry.isStored ? part : { ...part, open });
  }
  return parts;
}

function rowsOf(parts: readonly Part[], shownName: string): number {
  const counts = parts.map(({ header }) => header.shape[0] ?? 1);
  if (new Set(counts).size > 1) {
    const arrays = parts.map(({ name, header }) => `${name} (${header.shape.join(' × ')})`).join(', ');
    throw new Fault('numpy.otherRows', { file: shownName, arrays }, { param: 'array' });
  }
  return counts[0] ?? 0;
}

function namesOf(name: string, header: ArrayHeader): readonly string[] {
  if (header.shape.length <= 1) return [name === '' ? 'value' : name];
  const width = widthOf(header);
  return Array.from({ length: width }, (_, i) => (name === '' ? `column${i + 1}` : `${name}_${i + 1}`));
}

const storageOf = ({ kind, size }: ArrayHeader): StorageType => {
  if (kind === 'U' || kind === 'S') return 'text';
  if (kind === 'b') return 'boolean';
  if (kind === 'f') return size === 4 ? 'float' : 'double';
  if (size === 8) return kind === 'i' ? 'long' : 'unsignedLong';
  return kind === 'u' && size === 4 ? 'long' : 'integer';
};

function arraySource(
  parts: readonly Part[],
  opened: readonly Bytes[],
  rows: number,
  names: readonly string[],
): TableSource {
  const places = parts.flatMap(({ header }, part) =>
    Array.from({ length: header.shape.length <= 1 ? 1 : widthOf(header) }, (_, i) => ({
      part,
      header,
      ...placeOf(header, i),
    })),
  );
  /** The rows that were read last, of arrays that lie row by row. */
  const blocks: { from: number; bytes: Buffer }[] = [];
  const cells = <T>(
    column: number,
    from: number,
    count: number,
    read: (bytes: Buffer, at: number) => T,
    each: (i: number, value: T) => void,
  ) => {
    const place = places[column];
    const bytes = place && opened[place.part];
    if (!place || !bytes) return;
    const { header, start, step, part } = place;
    const { size } = header;
    if (step === 1) {
      const run = bytes.read((start + from) * size, count * size);
      for (let i = 0; i < count; i += 1) each(i, read(run, i * size));
      return;
    }
    let block = blocks[part];
    if (block?.from !== from) {
      block = { from, bytes: bytes.read(from * step * size, count * step * size) };
      blocks[part] = block;
    }
    for (let i = 0; i < count; i += 1) each(i, read(block.bytes, (i * step + start) * size));
  };
  return {
    columns: places.map(({ header }, i) => ({ name: names[i] ?? '', storage: storageOf(header) })),
    rows,
    numbers(column, from, items: NumberItems) {
      const header = places[column]?.header;
      if (header) cells(column, from, items.length, numberReader(header), (i, value) => (items[i] = value));
    },
    values(column, from, to) {
      const found: (string | boolean | bigint | null)[] = [];
      const header = places[column]?.header;
      if (header) cells(column, from, to - from, valueReader(header), (_, value) => found.push(value));
      return found;
    },
  };
}

function numberReader({ kind, size, isBig }: ArrayHeader): (bytes: Buffer, at: number) => number {
  if (kind === 'f' && size === 4)
    return isBig ? (bytes, at) => bytes.readFloatBE(at) : (bytes, at) => bytes.readFloatLE(at);
  if (kind === 'f') return isBig ? (bytes, at) => bytes.readDoubleBE(at) : (bytes, at) => bytes.readDoubleLE(at);
  if (kind === 'u')
    return isBig ? (bytes, at) => bytes.readUIntBE(at, size) : (bytes, at) => bytes.readUIntLE(at, size);
  return isBig ? (bytes, at) => bytes.readIntBE(at, size) : (bytes, at) => bytes.readIntLE(at, size);
}

function valueReader({ kind, size, isBig }: ArrayHeader): (bytes: Buffer, at: number) => string | boolean | bigint {
  if (kind === 'b') return (bytes, at) => bytes[at] !== 0;
  if (kind === 'S')
    return (bytes, at) =>
      bytes
        .subarray(at, at + size)
        .toString('utf8')
        .replace(/\0+$/, '');
  if (kind === 'U') return (bytes, at) => letters(bytes, at, size, isBig);
  if (kind === 'u' && size === 4) return (bytes, at) => BigInt(isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));
  if (kind === 'u') return (bytes, at) => (isBig ? bytes.readBigUInt64BE(at) : bytes.readBigUInt64LE(at));
  return (bytes, at) => (isBig ? bytes.readBigInt64BE(at) : bytes.readBigInt64LE(at));
}

function letters(bytes: Buffer, at: number, size: number, isBig: boolean): string {
  let text = '';
  for (let i = at; i < at + size; i += 4) {
    const code = isBig ? bytes.readUInt32BE(i) : bytes.readUInt32LE(i);
    if (code === 0) break;
    text += String.fromCodePoint(code <= 0x10ffff ? code : 0xfffd);
  }
  return text;
}
