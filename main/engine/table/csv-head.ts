// The first records of a CSV file, read without a database: which letter separates, whether the first row is a header,
// and what the columns are called. Decides nothing about types and reads no further than its limit.
import { open } from 'node:fs/promises';
import { Fault } from '#shared/protocol/problem.ts';
import { utf8Decoder } from '#shared/text/utf8.ts';
import { createPace, yieldToEventLoop } from '#engine/kernels/pace.ts';
import { uniqueNames } from '#engine/table/columns.ts';

export interface CsvOptions {
  readonly delimiter: 'auto' | 'comma' | 'semicolon' | 'tab' | 'pipe';
  readonly header: 'auto' | 'yes' | 'no';
}

export interface CsvHead {
  readonly delimiter: string;
  readonly header: boolean;
  /** Unique; `column1` … without a header. */
  readonly names: readonly string[];
  /** Names that more than one column has, as written. */
  readonly repeated: readonly string[];
}

const headBytes = 1 << 20;
/** A header of 10,000 long names is some 100 kB; what has no end of line after this is no table. */
const longestRecordBytes = 1 << 24;
const maxColumns = 20_001;
const recordsLookedAt = 100;
/** Records that are read between two looks at what is waiting. */
const recordsAtOnce = 10;
const delimiters = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;

/**
 * Reads the head of a CSV file. Faults: `dataFile.empty` (no record at all), `csv.encoding` (not UTF-8, or no text),
 * `csv.quote` (a first record without an end), `csv.tooManyColumns`.
 */
export async function readCsvHead(file: string, shownName: string, options: CsvOptions): Promise<CsvHead> {
  const { text, whole } = await readText(file, shownName);
  if (text.trim() === '') throw new Fault('dataFile.empty', { file: shownName }, { param: 'file' });
  const delimiter =
    options.delimiter === 'auto' ? await likeliestDelimiter(text, whole) : delimiters[options.delimiter];
  const [first] = await records(text, delimiter, whole, 1);
  if (!first) {
    throw new Fault('csv.quote', { file: shownName, line: 1 }, { param: 'file' });
  }
  if (first.length > maxColumns) {
    const facts = { file: shownName, columns: first.length, limit: maxColumns };
    throw new Fault('csv.tooManyColumns', facts, { param: 'file' });
  }
  const header = options.header === 'auto' ? looksLikeHeader(first) : options.header === 'yes';
  if (!header) return { delimiter, header, names: first.map((_, i) => `column${i + 1}`), repeated: [] };
  const given = first.map((name) => name.trim());
  return { delimiter, header, names: uniqueNames(given), repeated: repeatedNames(given) };
}

async function readText(file: string, shownName: string): Promise<{ text: string; whole: boolean }> {
  const handle = await open(file, 'r');
  try {
    for (let size = headBytes; ; size *= 4) {
      const buffer = new Uint8Array(size);
      let filled = 0;
      for (;;) {
        const { bytesRead } = await handle.read(buffer, filled, size - filled, filled);
        filled += bytesRead;
        if (bytesRead === 0 || filled === size) break;
      }
      const whole = filled < size;
      const text = decode(buffer.subarray(0, filled), whole, shownName);
      if (whole || text.includes('\n') || text.includes('\r') || size >= longestRecordBytes) return { text, whole };
    }
  } finally {
    await handle.close();
  }
}

/** UTF-8 with or without a byte-order mark; a character cut in two by the limit is left out. */
function decode(bytes: Uint8Array, whole: boolean, shownName: string): string {
  const decoder = utf8Decoder();
  const read = decoder.next(bytes);
  const end = whole ? decoder.end() : read;
  for (const part of [read, end])
    if (!part.ok) throw new Fault('csv.encoding', { file: shownName, ...part.at }, { param: 'file' });
  return read.ok ? read.text.replace(/^\uFEFF/, '') : '';
}

/**
 * The first records of a text, by RFC 4180: quoted fields may hold delimiters, line ends and doubled quotes; empty
 * lines are skipped. A record that the text's end cuts is left out unless `whole`; so is one with an open quote.
 */
export async function records(
  text: string,
  delimiter: string,
  whole: boolean,
  max: number,
): Promise<readonly (readonly string[])[]> {
  const [quote, separator] = ['"'.charCodeAt(0), delimiter.charCodeAt(0)];
  const [lineFeed, carriageReturn] = [10, 13];
  const parsed: string[][] = [];
  let [record, field, quoted, from]: [string[], string, boolean, number] = [[], '', false, 0];
  const pace = createPace(undefined, recordsAtOnce);
  const endRecord = () => {
    if (record.length > 0 || field !== '') parsed.push([...record, field]);
    [record, field] = [[], ''];
  };
  for (let i = 0; i < text.length && parsed.length < max; i += 1) {
    const code = text.charCodeAt(i);
    const ends = code === separator || code === lineFeed || code === carriageReturn;
    if (code !== quote && (quoted || !ends)) continue;
    // What lies between is taken in one piece: letter by letter a megabyte is a tenth of a second.
    field += text.slice(from, i);
    from = i + 1;
    if (quoted && text.charCodeAt(from) === quote) {
      field += '"';
      i += 1;
      from += 1;
    } else if (quoted) quoted = false;
    else if (code === quote && field === '') quoted = true;
    else if (code === quote) field += '"';
    else if (code === separator) {
      record.push(field);
      field = '';
    } else {
      endRecord();
      await pace();
    }
  }
  if (whole && !quoted && parsed.length < max) {
    field += text.slice(from);
    endRecord();
  }
  return parsed;
}

/**
 * The delimiter that cuts the most records into as many fields as the first one has; among equals the one that makes
 * the most fields, and then the comma. A file of one column has none: comma.
 */
export async function likeliestDelimiter(text: string, whole: boolean): Promise<string> {
  let best = { delimiter: ',', fraction: 0, fields: 1 };
  for (const delimiter of Object.values(delimiters)) {
    const parsed = await records(text, delimiter, whole, recordsLookedAt);
    const fields = parsed[0]?.length ?? 1;
    const fraction = parsed.filter((record) => record.length === fields).length / Math.max(1, parsed.length);
    if (fields > 1 && (fraction > best.fraction || (fraction === best.fraction && fields > best.fields))) {
      best = { delimiter, fraction, fields };
    }
    await yieldToEventLoop(undefined);
  }
  return best.delimiter;
}

/** A header names columns: no number in it, and not everything empty. */
function looksLikeHeader(record: readonly string[]): boolean {
  const filled = record.filter((field) => field.trim() !== '');
  return filled.length > 0 && filled.every((field) => !Number.isFinite(Number(field)));
}

function repeatedNames(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const name of names) {
    const key = name.toLowerCase();
    if (name !== '' && seen.has(key)) repeated.add(name);
    seen.add(key);
  }
  return [...repeated];
}
