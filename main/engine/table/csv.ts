// CSV files: read whole into Parquet for a run, or only as far as it takes to know their columns. Types are DuckDB's
// finding over all rows; what cannot be read is told with its line. Files are looked up elsewhere (nodes/data).
import type { DuckDBConnection } from '@duckdb/node-api';
import { stat } from 'node:fs/promises';
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { columnsWhere } from '#engine/table/ask-columns.ts';
import { describeColumns } from '#engine/table/column-facts.ts';
import { givenTypes, isSign, mendTexts } from '#engine/table/csv-cells.ts';
import { decisionsOf, withReadable } from '#engine/table/csv-decisions.ts';
import type { CsvDecisions, Readable } from '#engine/table/csv-decisions.ts';
import { noText } from '#engine/table/csv-encoding.ts';
import { delimiters, quotes } from '#engine/table/csv-head.ts';
import type { CsvHead, CsvOptions } from '#engine/table/csv-head.ts';
import { missingWords, thousandsLetters } from '#engine/table/csv-header.ts';
import { lineInFile } from '#engine/table/csv-text.ts';
import { wideTypes } from '#engine/table/csv-wide.ts';
import type { WideTypes } from '#engine/table/csv-wide.ts';
import { withConnection } from '#engine/table/database.ts';
import { exactPath, literal } from '#engine/table/sql-text.ts';
import { groupRows } from '#engine/table/write-table.ts';

export type { CsvOptions } from '#engine/table/csv-head.ts';

export interface CsvTable {
  readonly columns: readonly ColumnInfo[];
  /** null: the file is large and was not read to its end. */
  readonly rows: number | null;
  /** Names that more than one column has; the later ones were renamed. */
  readonly repeated: readonly string[];
  readonly decisions: CsvDecisions;
}

/** Bytes up to which a file is read whole to know its columns before a run; beyond, its first rows tell. */
const readWholeBytes = 32 * 2 ** 20;
const sampledRows = 20_480;
/** Bytes. */
const largestLine = 2 ** 24;
const largestCsvBytes = 16 * 2 ** 30;

/**
 * Reads a CSV file (absolute path) into the Parquet file `parquet`. `shownName` is what a person calls the file.
 * Faults: `dataFile.empty`, `csv.noRows`, `csv.encoding`, `csv.ragged`, `csv.quote` and `csv.unreadable` with the line,
 * `csv.tooManyColumns`, `csv.tooLarge`, and those of `types`: `csv.typeWords`, `csv.typeColumn`, `csv.notOfType`.
 */
export async function csvToParquet(
  file: string,
  parquet: string,
  shownName: string,
  options: CsvOptions,
  signal?: AbortSignal,
): Promise<CsvTable & { readonly rows: number }> {
  await refuseTooLarge(file, shownName);
  return withReadable({ file, shownName, options, limit: Infinity, signal }, (readable) =>
    withConnection(signal, async (connection) => {
      const { columns, rows } = await load({ connection, ...readable }, signal);
      signal?.throwIfAborted();
      await connection.run(
        `COPY loaded TO ${literal(parquet)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE ${groupRows(columns.length)})`,
      );
      await connection.run('DROP TABLE loaded');
      return { columns, rows, repeated: readable.head.repeated, decisions: decisionsOf(readable) };
    }),
  );
}

/** Columns of a CSV file, and its rows when it is small enough to be read whole. Faults as csvToParquet. */
export async function csvSchema(
  file: string,
  shownName: string,
  options: CsvOptions,
  signal?: AbortSignal,
): Promise<CsvTable> {
  const small = (await refuseTooLarge(file, shownName)) <= readWholeBytes;
  const limit = small ? Infinity : readWholeBytes;
  return withReadable({ file, shownName, options, limit, signal }, (readable) =>
    withConnection(signal, async (connection) => {
      const { columns, rows } = await load({ connection, ...readable }, signal, small ? undefined : sampledRows);
      await connection.run('DROP TABLE loaded');
      return { columns, rows: small ? rows : null, repeated: readable.head.repeated, decisions: decisionsOf(readable) };
    }),
  );
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
interface Csv extends Readable {
  readonly connection: DuckDBConnection;
}

/** Reads the file, or its first rows, into the connection's own table `loaded`. */
async function load(
  csv: Csv,
  signal: AbortSignal | undefined,
  onlyRows?: number,
): Promise<{ columns: readonly ColumnInfo[]; rows: number }> {
  const { connection, shownName, head, options } = csv;
  const forced = givenTypes(options.types ?? '', head.names);
  const limit = onlyRows === undefined ? '' : ` LIMIT ${onlyRows}`;
  const create = (from: string) => `CREATE OR REPLACE TEMP TABLE loaded AS SELECT * FROM ${from}${limit}`;
  const known = onlyRows === undefined ? await wideTypes(csv, signal) : undefined;
  // A point that groups digits, where the comma is the delimiter: DuckDB would take it for the decimal one.
  const ownNumbers = options.thousands === 'point' && head.delimiter.value === 'comma';
  const asText = ownNumbers ? head.names : [...forced.keys()];
  await query(csv, create, onlyRows ?? -1, asText, known);
  const read = known ? withTexts(known.types, asText) : await heading(connection);
  const digits = known?.unsure ?? (await longNumbers(connection, read));
  signal?.throwIfAborted();
  if (!known && digits.length > 0) await query(csv, create, onlyRows ?? -1, [...digits, ...asText]);
  // DuckDB takes no sign for two ends; the delimiter in a number stands in quotes.
  const separator = delimiters[head.delimiter.value];
  const commas = [head.decimal.value === 'comma' ? ',' : '.', thousandsLetters[options.thousands ?? 'none']].includes(
    separator,
  );
  const again = new Set([...digits, ...[...read.keys()].filter((name) => commas && read.get(name) === 'VARCHAR')]);
  const texts = [...read.keys()].filter((name) => again.has(name) || read.get(name) === 'VARCHAR');
  const mended = await mendTexts(connection, texts, { ...csv, decimal: head.decimal.value, forced, again });
  const counted = await connection.run('SELECT count(*)::DOUBLE FROM loaded');
  const rows = (await counted.getRows())[0]?.[0] as number;
  if (rows === 0) throw new Fault('csv.noRows', { file: shownName }, { param: 'file' });
  const whole = onlyRows === undefined ? { rows, signal } : undefined;
  const types = [...read].map(([name, type]) => mended.get(name) ?? type);
  return { columns: await describeColumns(connection, [...read.keys()], types, whole), rows };
}

const withTexts = (types: ReadonlyMap<string, string>, texts: readonly string[]): ReadonlyMap<string, string> =>
  new Map([...types, ...texts.map((name) => [name, 'VARCHAR'] as const)]);

/** Names and types of the columns of `loaded`, from the catalogue: to plan a query of 20,000 columns takes a second. */
async function heading(connection: DuckDBConnection): Promise<ReadonlyMap<string, string>> {
  const result = await connection.run(
    `SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'loaded' ORDER BY column_index`,
  );
  return new Map((await result.getRows()) as [string, string][]);
}

/** Columns that DuckDB took for numbers of 64 bits, and that hold larger ones: maybe whole numbers with all their digits. */
async function longNumbers(
  connection: DuckDBConnection,
  read: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const numbers = [...read.keys()].filter((name) => read.get(name) === 'DOUBLE');
  return columnsWhere(
    connection,
    numbers,
    (cells) => `max(greatest(${cells.map((cell) => `abs(${cell})`).join(', ')})) >= 2 ** 63`,
  );
}

/** DuckDB's cast to a whole number takes a sign before a blank for 0. They are no value in columns of text either. */
const paddedSigns = ['-', '+'].flatMap((sign) =>
  ['', ' '].flatMap((left) => [' ', '  ', '\t'].map((right) => `${left}${sign}${right}`)),
);

/** Whether DuckDB is told to pass the header over, since it has another number of cells than the rows. */
const passesHeader = ({ header, fit }: CsvHead): boolean => header.value && fit !== 'same';

/** Dialect and names are told, so that DuckDB finds out nothing but the types, and never skips a line to make sense. */
function dialect({ head, options }: Readable): string {
  const quote = quotes[options.quote ?? 'double'];
  return [
    `delim = ${literal(delimiters[head.delimiter.value])}`,
    `quote = ${literal(quote)}`,
    `escape = ${literal(quote)}`,
    `header = ${head.header.value && !passesHeader(head)}`,
    `skip = ${passesHeader(head) ? head.emptyLines + 1 : 0}`,
    `comment = ''`,
    'null_padding = false',
    'strict_mode = true',
    `max_line_size = ${largestLine}`,
    // DuckDB's own choice is sixteen times the longest line, a quarter of a gigabyte.
    `buffer_size = ${2 * largestLine}`,
    // A folder of the path that is named key=value is a folder.
    'hive_partitioning = false',
  ].join(', ');
}

async function query(
  csv: Csv,
  statement: (from: string) => string,
  sampleRows: number,
  asText: readonly string[],
  known?: WideTypes,
): Promise<void> {
  const { connection, path, head, options } = csv;
  const types = asText.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  const delimiter = delimiters[head.delimiter.value];
  // DuckDB refuses a word with the delimiter in it, and one letter for two ends.
  const none = [...paddedSigns, ...missingWords(options).filter((word) => !isSign(word))].filter(
    (word) => !word.includes(delimiter),
  );
  const group = thousandsLetters[options.thousands ?? 'none'];
  const point = head.decimal.value === 'comma' ? ',' : '.';
  const told = delimiter === ',' ? '.' : point;
  const numbers = [
    ...(told === ',' ? [`decimal_separator = ','`] : []),
    ...(['', delimiter, point, told].includes(group) ? [] : [`thousands = ${literal(group)}`]),
  ];
  const columns = known
    ? `auto_detect = false, columns = {${[...withTexts(known.types, asText)].map((pair) => pair.map(literal).join(': ')).join(', ')}}`
    : `sample_size = ${sampleRows}, names = [${head.names.map(literal).join(', ')}], ${types && `types = {${types}}, `}
      auto_type_candidates = ['BIGINT', 'DOUBLE', 'VARCHAR']`;
  const from = `read_csv($1, ${[dialect(csv), ...numbers].join(', ')}, nullstr = [${['', ...none].map(literal).join(', ')}], ${columns})`;
  try {
    await connection.run(statement(from), [exactPath(path)]);
  } catch (error) {
    throw (await unreadable(csv, error)) ?? error;
  }
}

/** What is wrong with a file that DuckDB refused, from a second reading that keeps the rejected rows. */
async function unreadable(csv: Csv, error: unknown): Promise<Fault | undefined> {
  const { connection, path, file, shownName, head } = csv;
  const message = error instanceof Error ? error.message : String(error);
  if (/unicode|not utf-8/i.test(message)) return await noText(file, shownName);
  if (!/CSV|sniffing/.test(message)) return undefined;
  const columns = head.names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  await connection.run(
    `SELECT count(*) FROM read_csv($1, ${dialect(csv)}, auto_detect = false, columns = {${columns}}, store_rejects = true)`,
    [exactPath(path)],
  );
  const rejects = await connection.run(
    'SELECT line::DOUBLE, error_type::VARCHAR, error_message FROM reject_errors ORDER BY line LIMIT 1',
  );
  const first = (await rejects.getRows())[0];
  if (!first) return undefined;
  const [found, type, reason] = first as [number, string, string];
  const line = csv.rewriting ? await lineInFile(file, shownName, csv.rewriting, found) : found;
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(reason);
  if (counts) {
    const facts = { file: shownName, line, expected: Number(counts[1]), received: Number(counts[2]) };
    return new Fault('csv.ragged', facts, { param: 'file' });
  }
  if (type === 'INVALID ENCODING') return await noText(file, shownName);
  if (type === 'UNQUOTED VALUE') return new Fault('csv.quote', { file: shownName, line }, { param: 'file' });
  return new Fault('csv.unreadable', { file: shownName, line, reason }, { param: 'file' });
}
