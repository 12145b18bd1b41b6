// The types of the columns of a wide CSV file, from one pass over its bytes. DuckDB finds them too, but takes half a
// microsecond for each cell: some 8 s of CPU for 20,600 columns of 800 rows. What is not plain is left to it.
import { filePieces } from '#engine/table/file-pieces.ts';
import { isSign } from '#engine/table/csv-cells.ts';
import type { Readable } from '#engine/table/csv-decisions.ts';
import { delimiters, quotes } from '#engine/table/csv-head.ts';
import { missingWords } from '#engine/table/csv-header.ts';

/** Below this many columns DuckDB is as quick. */
const wideFrom = 1000;
/** Columns that are read as text and looked at again; more of them take longer than DuckDB needs. */
const maxUnsure = 500;
/** Digits that surely fit 64 bits. */
const sureDigits = 18;
const [empty, integer, number, text, unsure] = [0, 1, 2, 4, 8];
const [tab, lineFeed, carriageReturn, blank] = [9, 10, 13, 32];

export interface WideTypes {
  /** DuckDB's types by name, in the order of the columns. */
  readonly types: ReadonlyMap<string, string>;
  /** Columns to be read as text that may be something else. */
  readonly unsure: readonly string[];
}

/** undefined: the table is not wide, or not so plain that its cells tell their types. */
export async function wideTypes(
  { path, head, options }: Readable,
  signal: AbortSignal | undefined,
): Promise<WideTypes | undefined> {
  const { names } = head;
  if (names.length < wideFrom || head.decimal.value === 'comma' || (options.thousands ?? 'none') !== 'none') return;
  const separator = delimiters[head.delimiter.value].charCodeAt(0);
  const quote = quotes[options.quote ?? 'double'].charCodeAt(0);
  const kindOf = cellKind(new Set(missingWords(options)));
  const kinds = new Uint8Array(names.length);
  let [column, isHeader, rest]: [number, boolean, Buffer] = [0, head.header.value, Buffer.alloc(0)];

  /** Takes the whole cells of `bytes`; returns where the first that is cut begins, or undefined for what is not plain. */
  const take = (bytes: Buffer): number | undefined => {
    for (let from = 0; ;) {
      let [start, end] = [from, from];
      if (bytes[from] === quote) {
        start += 1;
        end = bytes.indexOf(quote, start);
        if (end < 0 || end + 1 >= bytes.length) return from;
        const after = bytes[end + 1];
        if (after !== separator && after !== lineFeed && after !== carriageReturn) return undefined;
      } else while (end < bytes.length && !isEnd(bytes[end])) end += 1;
      const next = start > from ? end + 1 : end;
      if (next >= bytes.length) return from;
      from = next + 1;
      const ends = bytes[next] !== separator;
      // An empty line is no record.
      if (ends && column === 0 && next === start) continue;
      if (!isHeader && column < kinds.length)
        kinds[column] = (kinds[column] ?? empty) | kindOf(bytes, start, end, kinds[column] ?? empty);
      column += 1;
      if (!ends) continue;
      if (!isHeader && column !== names.length) return undefined;
      [column, isHeader] = [0, false];
    }
  };
  const isEnd = (byte: number | undefined): boolean =>
    byte === separator || byte === lineFeed || byte === carriageReturn;

  for await (const part of filePieces(path, { size: 1 << 20 }, signal)) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, part as Buffer]) : (part as Buffer);
    const taken = take(bytes);
    if (taken === undefined) return undefined;
    rest = bytes.subarray(taken);
    if (rest.length > 1 << 24) return undefined;
  }
  const last = Buffer.concat([rest, Buffer.from('\n')]);
  if (take(last) !== last.length) return undefined;
  const found = names.filter((_, i) => isUnsure(kinds[i] ?? empty));
  if (found.length > maxUnsure) return undefined;
  return { types: new Map(names.map((name, i) => [name, duckdbType(kinds[i] ?? empty)])), unsure: found };
}

/** One cell that is surely text settles it. */
const isUnsure = (kind: number): boolean => (kind & text) === 0 && (kind & unsure) > 0;

function duckdbType(kind: number): string {
  if ((kind & (text | unsure)) > 0 || kind === empty) return 'VARCHAR';
  return (kind & number) > 0 ? 'DOUBLE' : 'BIGINT';
}

/** Tells what a cell is, written as DuckDB reads it in one way alone; of a column that is text already, nothing new. */
function cellKind(missing: ReadonlySet<string>) {
  return (bytes: Buffer, from: number, to: number, before: number): number => {
    if (from === to || (before & text) > 0) return empty;
    let [start, end] = [from, to];
    while (start < end && isBlank(bytes[start])) start += 1;
    while (end > start && isBlank(bytes[end - 1])) end -= 1;
    const plain = numberKind(bytes, start, end);
    if (plain !== undefined) return plain;
    const word = bytes.toString('utf8', start, end);
    if (word === '' || isSign(word) || /^[+-]?(?:inf|infinity|nan)$/i.test(word)) {
      return missing.has(word) && !isSign(word) && end - start === to - from ? empty : unsure;
    }
    if (missing.has(word)) return end - start === to - from ? empty : unsure;
    return /^[a-z]/i.test(word) ? text : unsure;
  };
}

const isBlank = (byte: number | undefined): boolean => byte === blank || byte === tab;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;

/** `integer` or `number` for digits as they are usually written; `unsure` for a zero before others, and many digits. */
function numberKind(bytes: Buffer, from: number, to: number): number | undefined {
  const digits = (at: number): number => {
    let end = at;
    while (end < to && isDigit(bytes[end])) end += 1;
    return end;
  };
  const start = bytes[from] === 45 ? from + 1 : from;
  let end = digits(start);
  if (end === start) return undefined;
  if (end - start > 1 && bytes[start] === 48) return unsure;
  if (end === to) return end - start > sureDigits ? unsure : integer;
  if (bytes[end] === 46) {
    const after = digits(end + 1);
    if (after === end + 1) return undefined;
    end = after;
  }
  if (end < to && (bytes[end] === 101 || bytes[end] === 69)) {
    const exponent = bytes[end + 1] === 45 || bytes[end + 1] === 43 ? end + 2 : end + 1;
    end = digits(exponent);
    if (end === exponent) return undefined;
  }
  return end === to ? number : undefined;
}
