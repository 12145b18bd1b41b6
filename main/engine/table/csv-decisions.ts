// What is decided about a CSV file before its cells are read: encoding, delimiter, header, decimal sign, each with what it
// rests on. The reader itself goes by these, and a dialogue may show them with the first and last rows.
import { open, stat } from 'node:fs/promises';
import { findEncoding } from '#engine/table/csv-encoding.ts';
import type { FoundEncoding } from '#engine/table/csv-encoding.ts';
import { delimiters, quotes, readCsvHead, records } from '#engine/table/csv-head.ts';
import type { CsvHead, CsvOptions } from '#engine/table/csv-head.ts';
import { blanksJoined, withRewritten } from '#engine/table/csv-text.ts';
import type { Rewriting } from '#engine/table/csv-text.ts';

export type CsvDecisions = Pick<CsvHead, 'delimiter' | 'header' | 'decimal' | 'fit' | 'couldBeNames'> & {
  readonly encoding: FoundEncoding;
};

/** A file and how it is read. */
export interface Readable {
  readonly file: string;
  readonly shownName: string;
  readonly options: CsvOptions;
  readonly encoding: FoundEncoding;
  readonly head: CsvHead;
  /** What DuckDB reads: the file itself, or what it was rewritten to. */
  readonly path: string;
  readonly rewriting?: Rewriting;
}

interface Asked {
  readonly file: string;
  readonly shownName: string;
  readonly options: CsvOptions;
  /** Bytes that are looked at. */
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
}

const comments = { none: '', hash: '#', percent: '%', semicolon: ';' } as const;
const shownRows = 20;
const tailBytes = 1 << 18;
const previewBytes = 1 << 22;

/** What `work` makes of a file that DuckDB can read, by what was found out about it. Faults: those of its parts. */
export async function withReadable<T>(asked: Asked, work: (readable: Readable) => Promise<T>): Promise<T> {
  const { file, shownName, options, limit, signal } = asked;
  const encoding = await findEncoding(file, shownName, options.encoding ?? 'auto', limit, signal);
  const [skip, comment] = [options.skip ?? 0, comments[options.comment ?? 'none']];
  const quote = quotes[options.quote ?? 'double'];
  const rewriting = { encoding: encoding.value, skip, comment, quote, limit };
  const read = async (path: string, done?: Rewriting): Promise<T> => {
    const head = await readCsvHead(path, shownName, options);
    const known = { file, shownName, options, encoding, head };
    if (head.delimiter.value !== 'space') return work({ ...known, path, ...(done && { rewriting: done }) });
    const joined = { ...rewriting, joinBlanks: quote };
    return withRewritten(file, shownName, joined, signal, (spaced) =>
      work({ ...known, path: spaced, rewriting: joined }),
    );
  };
  const plain = encoding.value === 'utf-8' && skip === 0 && comment === '';
  return plain ? read(file) : withRewritten(file, shownName, rewriting, signal, (path) => read(path, rewriting));
}

export const decisionsOf = ({ encoding, head }: Readable): CsvDecisions => {
  const { delimiter, header, decimal, fit, couldBeNames } = head;
  return { encoding, delimiter, header, decimal, fit, couldBeNames };
};

/** The decisions about a file, its names, and its first and last rows as they are written. Faults as the reader's. */
export async function csvDecisions(
  file: string,
  shownName: string,
  options: CsvOptions,
  signal?: AbortSignal,
): Promise<
  CsvDecisions & {
    readonly names: readonly string[];
    readonly first: readonly (readonly string[])[];
    readonly last: readonly (readonly string[])[];
    /** Where so few rows were found that all of them were looked at; else null. */
    readonly rows: number | null;
  }
> {
  const { size } = await stat(file);
  const limit = size <= previewBytes ? Infinity : previewBytes;
  return withReadable({ file, shownName, options, limit, signal }, async (readable) => ({
    ...decisionsOf(readable),
    names: readable.head.names,
    first: readable.head.first.slice(0, shownRows),
    last: await lastRows(readable, size),
    rows: readable.head.isAll ? readable.head.first.length : null,
  }));
}

/** The last records of a file, from whole lines of its last bytes. */
async function lastRows({ file, encoding, head, options }: Readable, size: number): Promise<string[][]> {
  const wide = encoding.value.startsWith('utf-16');
  const from = Math.max(0, size - tailBytes);
  const handle = await open(file, 'r');
  try {
    // Letters of UTF-16 begin at even places.
    const start = wide ? from - (from % 2) : from;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
    const text = new TextDecoder(encoding.value).decode(buffer.subarray(0, bytesRead));
    const quote = quotes[options.quote ?? 'double'];
    const spaced = head.delimiter.value === 'space';
    // What is no part of the table above, or half a line.
    const above = start === 0 ? (options.skip ?? 0) : 1;
    const comment = comments[options.comment ?? 'none'];
    const lines = text
      .split('\n')
      .slice(above)
      .filter((line) => comment === '' || !line.trimStart().startsWith(comment));
    const joined = (spaced ? lines.map((line) => blanksJoined(line, quote)) : lines).join('\n');
    const all = await records(joined, delimiters[head.delimiter.value], true, Infinity, quote);
    const rows = start === 0 && head.header.value ? all.slice(1) : all;
    return rows.slice(-shownRows).map((row) => [...row]);
  } finally {
    await handle.close();
  }
}
