// The first records of a CSV file, read without a database: which letter separates, whether the first row is a header,
// and what the columns are called, each with what it rests on. Decides nothing about types and reads no further than its
// limit.
import { open } from 'node:fs/promises';
import type { csv as spec } from '#shared/nodes/data/csv.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { utf8Decoder } from '#shared/text/utf8.ts';
import { createPace, yieldToEventLoop } from '#engine/kernels/pace.ts';
import { uniqueNames } from '#engine/table/columns.ts';
import { decimalOf, fitOf, headerOf, missingWords, numberTest } from '#engine/table/csv-header.ts';
import type { HeaderFit, HeaderReason } from '#engine/table/csv-header.ts';
import { blanksJoined } from '#engine/table/csv-text.ts';

/** How a file is to be read; what is left out, or 'auto', is found in it or as a new node has it. */
export type CsvOptions = Partial<Omit<ParamsOf<(typeof spec)['params']>, 'file'>>;

export type Delimiter = Exclude<NonNullable<CsvOptions['delimiter']>, 'auto'>;

/** A decision about a file, and what it rests on. */
export interface Decision<T, By extends string> {
  readonly value: T;
  readonly by: By | 'given';
}

export interface CsvHead {
  readonly delimiter: Decision<Delimiter, 'records'>;
  readonly header: Decision<boolean, HeaderReason>;
  readonly decimal: Decision<'point' | 'comma', 'cells' | 'usual'>;
  /** How the names go with the cells below: a header may have an empty name too many, or none for the first column. */
  readonly fit: HeaderFit;
  /** The first line is data, but could be names. */
  readonly couldBeNames: boolean;
  /** Unique; `column1` … without a header. */
  readonly names: readonly string[];
  /** Names that more than one column has, as written. */
  readonly repeated: readonly string[];
  /** Lines before the first record, which are empty. */
  readonly emptyLines: number;
  /** The first records under the header, as written. */
  readonly first: readonly (readonly string[])[];
  /** They are all there are. */
  readonly isAll: boolean;
}

const headBytes = 1 << 20;
/** A header of 10,000 long names is some 100 kB; what has no end of line after this is no table. */
const longestRecordBytes = 1 << 24;
const maxColumns = 25_000;
const recordsLookedAt = 100;
/** Records that are read between two looks at what is waiting. */
const recordsAtOnce = 10;
/** Spaces are joined and become tabs before DuckDB reads. */
export const delimiters = { comma: ',', semicolon: ';', tab: '\t', pipe: '|', space: '\t' } as const;
export const quotes = { double: '"', single: "'", none: '' } as const;

/**
 * Reads the head of a CSV file in UTF-8. Faults: `dataFile.empty` (no record at all), `csv.encoding` (not UTF-8, or no
 * text), `csv.quote` (a first record without an end), `csv.tooManyColumns`.
 */
export async function readCsvHead(file: string, shownName: string, options: CsvOptions): Promise<CsvHead> {
  const { text: written, whole } = await readText(file, shownName);
  if (written.trim() === '') throw new Fault('dataFile.empty', { file: shownName }, { param: 'file' });
  const quote = quotes[options.quote ?? 'double'];
  const given = options.delimiter ?? 'auto';
  const value = given === 'auto' ? await likeliestDelimiter(written, whole, quote) : given;
  const text = value === 'space' ? joinedLines(written, quote) : written;
  const [first, ...rows] = await records(text, delimiters[value], whole, recordsLookedAt, quote);
  if (!first) throw new Fault('csv.quote', { file: shownName, line: 1 }, { param: 'file' });
  if (first.length > maxColumns) {
    const facts = { file: shownName, columns: first.length, limit: maxColumns };
    throw new Fault('csv.tooManyColumns', facts, { param: 'file' });
  }
  const delimiter = { value, by: given === 'auto' ? ('records' as const) : ('given' as const) };
  const [emptyLines] = /^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(text) ?? [''];
  const decimal = decimalOf(
    options.decimal ?? 'auto',
    delimiter.value,
    options.thousands ?? 'none',
    rows.length > 0 ? rows : [first],
  );
  refuseClash(shownName, delimiter.value, decimal.value, options);
  const isNumber = numberTest(decimal.value, options.thousands ?? 'none');
  const about = headerOf(first, rows, options.header ?? 'auto', isNumber, missingWords(options));
  const isAll = whole && rows.length + 1 < recordsLookedAt;
  const common = { delimiter, decimal, isAll, emptyLines: (emptyLines.match(/\r\n|\r|\n/g) ?? []).length };
  const header = { value: about.value, by: about.by };
  if (!about.value) {
    const names = first.map((_, i) => `column${i + 1}`);
    const { couldBeNames } = about;
    return { ...common, header, fit: 'same', couldBeNames, names, repeated: [], first: [first, ...rows] };
  }
  const fit = fitOf(first, rows);
  const trimmed = first.map((name) => name.trim());
  const names = fit === 'lastEmpty' ? trimmed.slice(0, -1) : fit === 'indexUnnamed' ? ['', ...trimmed] : trimmed;
  const repeated = repeatedNames(names);
  return { ...common, header, fit, couldBeNames: false, names: uniqueNames(names), repeated, first: rows };
}

/** One sign cannot say two things. A delimiter among digits stands in quotes and is told from itself. */
function refuseClash(file: string, delimiter: Delimiter, decimal: 'point' | 'comma', options: CsvOptions): void {
  const clash = (param: string, sign: string) => new Fault('csv.clash', { file, sign }, { param });
  if (options.comment === 'semicolon' && delimiter === 'semicolon') throw clash('comment', ';');
  if (options.thousands === decimal) throw clash('thousands', decimal === 'comma' ? ',' : '.');
}

const joinedLines = (text: string, quote: string): string =>
  text
    .split('\n')
    .map((line) => blanksJoined(line, quote))
    .join('\n');

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
  quoteLetter = '"',
): Promise<readonly (readonly string[])[]> {
  const [quote, separator] = [quoteLetter.charCodeAt(0), delimiter.charCodeAt(0)];
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
      field += quoteLetter;
      i += 1;
      from += 1;
    } else if (quoted) quoted = false;
    else if (code === quote && field === '') quoted = true;
    else if (code === quote) field += quoteLetter;
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
 * The delimiter that cuts the most records into equally many fields; among equals the one that makes the most fields, and
 * then the comma. Where none cuts: spaces, when all records have equally many words and a column of them is numbers.
 */
export async function likeliestDelimiter(text: string, whole: boolean, quote = '"'): Promise<Delimiter> {
  let best: { delimiter: Delimiter; agree: number; fields: number } = { delimiter: 'comma', agree: 0, fields: 1 };
  for (const delimiter of ['comma', 'semicolon', 'tab', 'pipe'] as const) {
    const parsed = await records(text, delimiters[delimiter], whole, recordsLookedAt, quote);
    const { fields, agree } = usualLength(parsed);
    if (fields > 1 && (agree > best.agree || (agree === best.agree && fields > best.fields)))
      best = { delimiter, agree, fields };
    await yieldToEventLoop(undefined);
  }
  if (best.fields > 1 && best.agree > 0.5) return best.delimiter;
  const [first, ...rows] = await records(joinedLines(text, quote), '\t', whole, recordsLookedAt, quote);
  const { fields, agree } = usualLength(rows);
  const isNumber = numberTest('point', 'none');
  const numbers = rows[0]?.some((_, i) => rows.every((row) => isNumber(row[i] ?? '')));
  const fits = first && agree === 1 && fields > 1 && [fields, fields - 1].includes(first.length);
  return fits && numbers ? 'space' : best.delimiter;
}

/** The number of fields, above one, that the most records have, and the part of them that has it. */
function usualLength(parsed: readonly (readonly string[])[]): { readonly fields: number; readonly agree: number } {
  const counts = new Map<number, number>();
  for (const { length } of parsed) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [fields, count] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [1, 0]);
  return { fields, agree: count / Math.max(1, parsed.length) };
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
