// The file that DuckDB reads in place of a text file that it cannot read as it is: in UTF-8, without the lines that are
// no part of the table, with one tab for each run of blanks. Written in pieces, and removed once it has been read.
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { decoded } from '#engine/table/csv-encoding.ts';
import type { Encoding } from '#engine/table/csv-encoding.ts';
import { textsFolder } from '#engine/table/database.ts';

/** What is done to the text of a file before its records are looked for. */
export interface Rewriting {
  readonly encoding: Encoding;
  /** Lines above the table. */
  readonly skip: number;
  /** Lines that begin with this letter are no part of the table; '' = none do. */
  readonly comment: string;
  /** The letter around cells, '' = none: blanks in them are kept. Absent: blanks stay as they are. */
  readonly joinBlanks?: string;
  /** The letter around cells, '' = none. */
  readonly quote: string;
  /** Bytes of the file that are read. */
  readonly limit: number;
}

/** A line of more letters is passed on as it is; DuckDB refuses it. */
const longestLine = 1 << 24;

/** What `work` makes of the rewritten file. Fault: `csv.encoding`. */
export async function withRewritten<T>(
  file: string,
  shownName: string,
  rewriting: Rewriting,
  signal: AbortSignal | undefined,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const path = join(await textsFolder(), `${randomUUID()}.csv`);
  try {
    const lines = rewritten(decoded(file, shownName, rewriting.encoding, rewriting.limit, signal), rewriting);
    await pipeline(Readable.from(lines), createWriteStream(path), { signal: signal ?? new AbortController().signal });
    return await work(path);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

/** The number in the file of a line of the rewritten one, both from 1. */
export async function lineInFile(file: string, shownName: string, rewriting: Rewriting, line: number): Promise<number> {
  let [kept, found] = [0, line];
  const count = (at: number) => {
    kept += 1;
    if (kept === line) found = at;
  };
  const pieces = decoded(file, shownName, rewriting.encoding, Infinity);
  for await (const _ of rewritten(pieces, rewriting, count)) if (kept >= line) break;
  return found;
}

async function* rewritten(
  pieces: AsyncIterable<string>,
  { skip, comment, joinBlanks, quote, limit }: Rewriting,
  keeps?: (line: number) => void,
): AsyncGenerator<string> {
  let [open, line, held] = ['', 0, ''];
  const kept = (text: string): string => {
    const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n|$)/g) ?? [];
    return lines
      .filter((each) => {
        if (each === '') return false;
        line += 1;
        const stays = line > skip && (comment === '' || !each.trimStart().startsWith(comment));
        if (stays) keeps?.(line);
        return stays;
      })
      .map((each) => (joinBlanks === undefined ? each : blanksJoined(each, joinBlanks)))
      .join('');
  };
  for await (const piece of pieces) {
    const text = open + piece;
    // A carriage return at the end may be half a line end.
    const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r', text.length - 2)) + 1;
    if (end === 0 && text.length < longestLine) {
      open = text;
      continue;
    }
    const lines = kept(end === 0 ? text : text.slice(0, end));
    if (limit === Infinity) yield lines;
    else {
      // What the limit cuts must not end within a cell: a record goes on only once it has ended.
      const whole = (held + lines).length - openRecord(held + lines, quote).length;
      yield (held + lines).slice(0, whole);
      held = (held + lines).slice(whole);
    }
    open = end === 0 ? '' : text.slice(end);
  }
  // What the limit cut is no line.
  if (limit === Infinity) yield kept(open);
}

/** What stands at the end of whole lines, from the last record on whose quoted cell does not end. */
function openRecord(lines: string, quote: string): string {
  if (quote === '') return '';
  let [at, closed, start] = [lines.indexOf(quote), 0, 0];
  while (at >= 0) {
    const opens = at === 0 || /[\s,;|]/.test(lines[at - 1] ?? '');
    if (opens) {
      let end = lines.indexOf(quote, at + 1);
      while (end >= 0 && lines[end + 1] === quote) end = lines.indexOf(quote, end + 2);
      const ended = lines.lastIndexOf('\n', at) + 1;
      // A line end before the quote may be one of a cell of the same record.
      if (ended > closed) start = ended;
      if (end < 0) return lines.slice(start);
      [at, closed] = [end, end];
    }
    at = lines.indexOf(quote, at + 1);
  }
  return '';
}

/** A line with one tab for each run of blanks, but for those in quotes and at its ends. */
export function blanksJoined(line: string, quote: string): string {
  const inside = line.replace(/^[ \t]+/, '').replace(/[ \t]+(?=[\r\n]*$)/, '');
  const joined = (text: string) => text.replace(/[ \t]+/g, '\t');
  if (quote === '') return joined(inside);
  // Every other piece stands in quotes. A pattern for it has no place for a cell of 16 million letters.
  return inside
    .split(quote)
    .map((piece, i) => (i % 2 === 0 ? joined(piece) : piece))
    .join(quote);
}
