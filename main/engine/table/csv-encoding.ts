// In which letters a text file is written: by its mark, as UTF-8 where all of it is, else by evidence between GB18030 and
// Windows-1252. Reads bytes and decodes them in pieces; what fits no encoding is told by its place, never replaced.
import { filePieces } from '#engine/table/file-pieces.ts';
import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { Fault } from '#shared/protocol/problem.ts';
import { utf8Decoder } from '#shared/text/utf8.ts';
import type { NotText } from '#shared/text/utf8.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';
export type EncodingChoice = 'auto' | 'utf-8' | 'utf-16' | 'gb18030' | 'windows-1252';

export interface FoundEncoding {
  readonly value: Encoding;
  /** What told it: the person, the mark at the start, that every byte fits, or what the letters look like. */
  readonly by: 'given' | 'mark' | 'fits' | 'evidence';
}

const pieceBytes = 1 << 20;
/** The part of its letters that UTF-16 without a mark writes with a zero byte: Latin ones, digits, delimiters, line ends. */
const zerosOfUtf16 = 0.2;

/** The encoding of a file's first `limit` bytes. Fault: `csv.encoding`. */
export async function findEncoding(
  file: string,
  shownName: string,
  choice: EncodingChoice,
  limit: number,
  signal?: AbortSignal,
): Promise<FoundEncoding> {
  let [open, letters, first]: [Buffer, boolean, boolean] = [Buffer.alloc(0), false, true];
  for await (const piece of filePieces(file, { size: pieceBytes, limit }, signal)) {
    if (first) {
      first = false;
      const mark = markOf(piece);
      const wide = mark ?? wideOf(piece);
      if (choice === 'utf-16') return { value: wide && wide !== 'utf-8' ? wide : 'utf-16le', by: 'given' };
      if (choice !== 'auto') return { value: choice, by: 'given' };
      if (wide && wide !== 'utf-8') return { value: wide, by: mark ? 'mark' : 'evidence' };
    }
    if (piece.includes(0)) throw await noText(file, shownName);
    const bytes = open.length > 0 ? Buffer.concat([open, piece]) : piece;
    const end = bytes.length - unfinishedBytes(bytes);
    if (!isUtf8(bytes.subarray(0, end))) {
      const value = letters ? undefined : narrowOf(bytes);
      if (!value) throw await noText(file, shownName);
      return { value, by: 'evidence' };
    }
    letters ||= !isAscii(bytes);
    open = bytes.subarray(end);
  }
  // What the limit cut is no damage.
  if (open.length > 0 && limit === Infinity) {
    const value = letters ? undefined : narrowOf(open);
    if (!value) throw await noText(file, shownName);
    return { value, by: 'evidence' };
  }
  return { value: 'utf-8', by: choice === 'auto' ? 'fits' : 'given' };
}

function markOf(bytes: Buffer): Encoding | undefined {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : undefined;
}

function wideOf(bytes: Buffer): Encoding | undefined {
  const zeros = [0, 0];
  const looked = bytes.subarray(0, 4096);
  for (const [i, byte] of looked.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [high = 0, low = 0] = zeros;
  const enough = (looked.length / 2) * zerosOfUtf16;
  if (low > enough && high === 0) return 'utf-16le';
  return high > enough && low === 0 ? 'utf-16be' : undefined;
}

/** How many bytes at the end begin a letter of UTF-8 that may go on. */
function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}

/** GB18030 or Windows-1252, by the runs of bytes beyond ASCII; undefined: it is UTF-8 with a damage, or no text. */
function narrowOf(bytes: Buffer): Encoding | undefined {
  let [chinese, latin, utf8, other] = [0, 0, 0, 0];
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      // Signs that no text has.
      if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) return undefined;
      at += 1;
      continue;
    }
    let end = at + 1;
    while ((bytes[end] ?? 0) >= 0x80) end += 1;
    const run = bytes.subarray(at, end);
    const letters = Number(isLetter(bytes[at - 1])) + Number(isLetter(bytes[end]));
    // A Chinese letter alone may happen to be one of UTF-8 as well.
    if (!isUtf8(run)) other += 1;
    else if (run.length > 2 || letters > 0) utf8 += 1;
    // A pair that is a Chinese letter stands among its like; an accented letter stands in a word of Latin ones.
    if (run.length % 2 === 0 && areCommonPairs(run)) chinese += run.length / 2;
    else latin += 1;
    latin += letters;
    at = end;
  }
  if (utf8 >= other && utf8 > 0) return undefined;
  if (chinese > latin) return 'gb18030';
  if (!bytes.some((byte) => undefined1252.has(byte))) return 'windows-1252';
  return chinese > 0 ? 'gb18030' : undefined;
}

/** Bytes that Windows-1252 leaves out. */
const undefined1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && /[A-Za-z]/.test(String.fromCharCode(byte));

/** Whether all pairs are among the usual letters and signs of GB 2312, which GB18030 contains. */
function areCommonPairs(run: Buffer): boolean {
  for (let at = 0; at < run.length; at += 2) {
    const [lead = 0, trail = 0] = [run[at], run[at + 1]];
    if (!((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xf7)) || trail < 0xa1 || trail === 0xff)
      return false;
  }
  return true;
}

/** The text of a file, piece by piece, without a mark. Fault: `csv.encoding` with the place. */
export async function* decoded(
  file: string,
  shownName: string,
  encoding: Encoding,
  limit: number,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const strict = encoding === 'windows-1252';
  let pieces = 0;
  for await (const piece of filePieces(file, { size: pieceBytes, limit }, signal)) {
    const text = strict && piece.some((byte) => undefined1252.has(byte)) ? undefined : decodedOr(decoder, piece);
    if (text === undefined || text.includes('\0')) throw await placed(file, shownName, encoding, pieces);
    pieces += 1;
    yield text;
  }
  if (limit === Infinity && decodedOr(decoder) === undefined) throw await placed(file, shownName, encoding, pieces);
}

function decodedOr(decoder: InstanceType<typeof TextDecoder>, piece?: Buffer): string | undefined {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    return undefined;
  }
}

const fault = (shownName: string, at: NotText) =>
  new Fault('csv.encoding', { file: shownName, ...at }, { param: 'file' });

/** Where a file is no text of an encoding, from a reading of its own: letter by letter after the `pieces` that are. */
async function placed(file: string, shownName: string, encoding: Encoding, pieces: number): Promise<Fault> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let [line, good, read] = [1, 0, 0];
  for await (const piece of filePieces(file, { size: pieceBytes }, undefined)) {
    for (const bytes of read < pieces * pieceBytes ? [piece] : splitBytes(piece)) {
      const bad = encoding === 'windows-1252' && bytes.some((byte) => undefined1252.has(byte));
      const text = bad ? undefined : decodedOr(decoder, bytes);
      if (text === undefined || text === '\0') return fault(shownName, { line, byte: good + 1 });
      read += bytes.length;
      if (text !== '') good = read;
      line += text.split('\n').length - 1;
    }
  }
  return fault(shownName, { line, byte: good + 1 });
}

function* splitBytes(piece: Buffer): Generator<Buffer> {
  for (let at = 0; at < piece.length; at += 1) yield piece.subarray(at, at + 1);
}

/** Where a file is no UTF-8, from a reading of its own. */
export async function noText(file: string, shownName: string): Promise<Fault> {
  const decoder = utf8Decoder();
  for await (const piece of createReadStream(file, { highWaterMark: pieceBytes })) {
    const read = decoder.next(piece as Buffer);
    if (!read.ok) return fault(shownName, read.at);
  }
  const end = decoder.end();
  return fault(shownName, end.ok ? { line: 1, byte: 1 } : end.at);
}
