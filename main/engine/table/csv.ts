// CSV files: read whole into Parquet for a run, or only as far as it takes to know their columns. Types are DuckDB's
// finding over all rows; what cannot be read is told with its line. Files are looked up elsewhere (nodes/data).
import { DuckDBTypeId } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { askEach, columnsWhere } from '#engine/table/ask-columns.ts';
import { describeColumns } from '#engine/table/column-facts.ts';
import { readCsvHead } from '#engine/table/csv-head.ts';
import type { CsvHead, CsvOptions } from '#engine/table/csv-head.ts';
import { withConnection } from '#engine/table/database.ts';
import { utf8Decoder } from '#shared/text/utf8.ts';
import type { NotText } from '#shared/text/utf8.ts';
import { exactPath, identifier, literal } from '#engine/table/sql-text.ts';
import { groupRows } from '#engine/table/write-table.ts';

export type { CsvOptions } from '#engine/table/csv-head.ts';

export interface CsvTable {
  readonly columns: readonly ColumnInfo[];
  /** null: the file is large and was not read to its end. */
  readonly rows: number | null;
  /** Names that more than one column has; the later ones were renamed. */
  readonly repeated: readonly string[];
}

/** Bytes up to which a file is read whole to know its columns before a run; beyond, its first rows tell. */
const readWholeBytes = 32 * 2 ** 20;
const sampledRows = 20_480;
const largestCsvBytes = 16 * 2 ** 30;

/** Cells that mean "no value", as pandas and scikit-learn users write them. */
const missingWords: readonly string[] = ['', 'NA', 'N/A', 'n/a', '#N/A', 'NaN', 'nan', 'NULL', 'null'];

/**
 * Reads a CSV file (absolute path) into the Parquet file `parquet`. `shownName` is what a person calls the file.
 * Faults: `dataFile.empty`, `csv.noRows`, `csv.encoding`, `csv.ragged`, `csv.quote` and `csv.unreadable` with the line,
 * `csv.tooManyColumns`, `csv.tooLarge`.
 */
export async function csvToParquet(
  file: string,
  parquet: string,
  shownName: string,
  options: CsvOptions,
  signal?: AbortSignal,
): Promise<CsvTable & { readonly rows: number }> {
  await refuseTooLarge(file, shownName);
  const head = await readCsvHead(file, shownName, options);
  return withConnection(signal, async (connection) => {
    const { columns, rows } = await load({ connection, file, shownName, head }, signal);
    signal?.throwIfAborted();
    await connection.run(
      `COPY loaded TO ${literal(parquet)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${groupRows(columns.length)})`,
    );
    await connection.run('DROP TABLE loaded');
    return { columns, rows, repeated: head.repeated };
  });
}

/** Columns of a CSV file, and its rows when it is small enough to be read whole. Faults as csvToParquet. */
export async function csvSchema(
  file: string,
  shownName: string,
  options: CsvOptions,
  signal?: AbortSignal,
): Promise<CsvTable> {
  const bytes = await refuseTooLarge(file, shownName);
  const head = await readCsvHead(file, shownName, options);
  return withConnection(signal, async (connection) => {
    const csv = { connection, file, shownName, head };
    if (bytes <= readWholeBytes) {
      const { columns, rows } = await load(csv, signal);
      await connection.run('DROP TABLE loaded');
      return { columns, rows, repeated: head.repeated };
    }
    const result = await query(csv, (from) => `SELECT * FROM ${from} LIMIT 0`, sampledRows);
    const { names, types } = await heading(result);
    const columns = await describeColumns(connection, names, types);
    return { columns, rows: null, repeated: head.repeated };
  });
}

async function refuseTooLarge(file: string, shownName: string): Promise<number> {
  const { size } = await stat(file);
  if (size === 0) throw new Fault('dataFile.empty', { file: shownName }, { param: 'file' });
  if (size > largestCsvBytes) {
    const facts = { file: shownName, gigabytes: Math.ceil(size / 2 ** 30), limit: largestCsvBytes / 2 ** 30 };
    throw new Fault('csv.tooLarge', facts, { param: 'file' });
  }
  return size;
}

/** A file that is being read. */
interface Csv {
  readonly connection: DuckDBConnection;
  readonly file: string;
  readonly shownName: string;
  readonly head: CsvHead;
}

/** Reads the whole file into the connection's own table `loaded`. */
async function load(
  csv: Csv,
  signal: AbortSignal | undefined,
): Promise<{ columns: readonly ColumnInfo[]; rows: number }> {
  const { connection, shownName } = csv;
  const create = (from: string) => `CREATE OR REPLACE TEMP TABLE loaded AS SELECT * FROM ${from}`;
  await query(csv, create, -1);
  const { blanks, digits } = await misread(connection);
  signal?.throwIfAborted();
  if (blanks.length > 0 || digits.length > 0) {
    await query(csv, create, -1, { blanks, digits });
    for (const name of digits) await numberUnlessDigits(connection, name);
  }
  const counted = await connection.run('SELECT count(*)::DOUBLE FROM loaded');
  const rows = (await counted.getRows())[0]?.[0] as number;
  if (rows === 0) throw new Fault('csv.noRows', { file: shownName }, { param: 'file' });
  const described = await connection.run('SELECT * FROM loaded LIMIT 0');
  const { names, types } = await heading(described);
  return { columns: await describeColumns(connection, names, types, { rows, signal }), rows };
}

/** Names and types of a result's columns, asked of DuckDB one by one: 20,000 of them at once take too long. */
async function heading(result: DuckDBResult): Promise<{ names: string[]; types: string[] }> {
  const [names, types]: [string[], string[]] = [[], []];
  for (let column = 0; column < result.columnCount; column += 1) {
    names.push(result.columnName(column));
    types.push(DuckDBTypeId[result.columnTypeId(column)] ?? '');
    if (column % 1000 === 999) await yieldToEventLoop(undefined);
  }
  return { names, types };
}

/** What DuckDB's own types do not tell: cells of blanks alone, and columns of whole numbers that no 64-bit integer holds. */
interface Misread {
  readonly blanks: readonly string[];
  readonly digits: readonly string[];
}

async function misread(connection: DuckDBConnection): Promise<Misread> {
  const described = await connection.run('SELECT * FROM loaded LIMIT 0');
  const { names, types } = await heading(described);
  const ofType = (type: string) => names.filter((_, i) => types[i] === type);
  const isBlank = (cell: string) => `regexp_full_match(${cell}, '[\\s\\x{a0}\\x{3000}]+')`;
  const blanked = await columnsWhere(
    connection,
    ofType('VARCHAR'),
    (cells) => `bool_or(${cells.map(isBlank).join(' OR ')})`,
  );
  const blanks = await askEach(connection, blanked, (cell) => `list(DISTINCT ${cell}) FILTER (${isBlank(cell)})`);
  const digits = await columnsWhere(
    connection,
    ofType('DOUBLE'),
    (cells) => `max(greatest(${cells.map((cell) => `abs(${cell})`).join(', ')})) >= 2 ** 63`,
  );
  return { blanks: [...new Set([...blanks.values()].flatMap((found) => found as readonly string[]))], digits };
}

/** A column of large whole numbers was read as text, to keep its digits; if it is not written in digits, it is numbers. */
async function numberUnlessDigits(connection: DuckDBConnection, name: string): Promise<void> {
  const other = await columnsWhere(
    connection,
    [name],
    ([cell]) => `bool_or(NOT regexp_full_match(${cell}, '[+-]?[0-9]+'))`,
  );
  if (other.length > 0) await connection.run(`ALTER TABLE loaded ALTER ${identifier(name)} TYPE DOUBLE`);
}

/** Dialect and names are told, so that DuckDB finds out nothing but the types, and never skips a line to make sense. */
function dialect(head: CsvHead): string {
  return [
    `delim = ${literal(head.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `header = ${head.header}`,
    'skip = 0',
    `comment = ''`,
    'null_padding = false',
    'strict_mode = true',
    `max_line_size = ${2 ** 24}`,
    // A folder of the path that is named key=value is a folder.
    'hive_partitioning = false',
  ].join(', ');
}

async function query(
  csv: Csv,
  statement: (from: string) => string,
  sampleRows: number,
  known: Misread = { blanks: [], digits: [] },
) {
  const { connection, file, head } = csv;
  const types = known.digits.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  const from = `read_csv($1, ${dialect(head)}, sample_size = ${sampleRows}, names = [${head.names.map(literal).join(', ')}],
    nullstr = [${[...missingWords, ...known.blanks].map(literal).join(', ')}], ${types && `types = {${types}}, `}
    auto_type_candidates = ['BIGINT', 'DOUBLE', 'VARCHAR'])`;
  try {
    return await connection.run(statement(from), [exactPath(file)]);
  } catch (error) {
    throw (await unreadable(csv, error)) ?? error;
  }
}

/** What is wrong with a file that DuckDB refused, from a second reading that keeps the rejected rows. */
async function unreadable({ connection, file, shownName, head }: Csv, error: unknown): Promise<Fault | undefined> {
  const message = error instanceof Error ? error.message : String(error);
  if (/unicode|not utf-8/i.test(message)) return await notText(file, shownName);
  if (!/CSV|sniffing/.test(message)) return undefined;
  const columns = head.names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  await connection.run(
    `SELECT count(*) FROM read_csv($1, ${dialect(head)}, auto_detect = false, columns = {${columns}}, store_rejects = true)`,
    [exactPath(file)],
  );
  const rejects = await connection.run(
    'SELECT line::DOUBLE, error_type::VARCHAR, error_message FROM reject_errors ORDER BY line LIMIT 1',
  );
  const first = (await rejects.getRows())[0];
  if (!first) return undefined;
  const [line, type, reason] = first as [number, string, string];
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(reason);
  if (counts) {
    const facts = { file: shownName, line, expected: Number(counts[1]), received: Number(counts[2]) };
    return new Fault('csv.ragged', facts, { param: 'file' });
  }
  if (type === 'INVALID ENCODING') return await notText(file, shownName);
  if (type === 'UNQUOTED VALUE') return new Fault('csv.quote', { file: shownName, line }, { param: 'file' });
  return new Fault('csv.unreadable', { file: shownName, line, reason }, { param: 'file' });
}

/** Where a file is no text, from a reading of its own. */
async function notText(file: string, shownName: string): Promise<Fault | undefined> {
  const decoder = utf8Decoder();
  const fault = (at: NotText) => new Fault('csv.encoding', { file: shownName, ...at }, { param: 'file' });
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const read = decoder.next(piece as Buffer);
    if (!read.ok) return fault(read.at);
  }
  const end = decoder.end();
  return end.ok ? undefined : fault(end.at);
}
