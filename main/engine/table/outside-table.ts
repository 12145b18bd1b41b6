// A table that lies outside (a Parquet file, JSON, a database, an array) as the rest of the engine knows tables: four kinds
// of columns, names that differ, what is known of each; and the same written as Parquet. Whatever DuckDB can name behind
// FROM comes in here; where it lies is others' to say.
import { DuckDBTypeId } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBDecimalType } from '@duckdb/node-api';
import { Fault } from '#shared/protocol/problem.ts';
import { previewLimits } from '#shared/protocol/file-preview.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { groupsOf } from '#engine/table/ask-columns.ts';
import { describeColumns } from '#engine/table/column-facts.ts';
import { uniqueNames } from '#engine/table/columns.ts';
import { identifier, literal } from '#engine/table/sql-text.ts';
import { groupRows } from '#engine/table/write-table.ts';
import type { OwnProblem } from '#engine/values/runner.ts';

export interface OutsideTable {
  readonly columns: readonly ColumnInfo[];
  /** null: the file is large and was not read to its end. */
  readonly rows: number | null;
  /** Names that more than one column has; the later ones were renamed. */
  readonly repeated: readonly string[];
  /** Cells of the first rows and columns as text, clipped; where a preview was asked for. */
  readonly first?: readonly (readonly (string | null)[])[];
  /** What a person may want to know of the file, and cannot see in the table. */
  readonly told?: readonly OwnProblem[];
}

/** What whoever reads a file wants: all that can be known of it quickly, that and its first rows, or all into a Parquet file. */
export type Asked = 'facts' | 'preview' | { readonly parquet: string };

/** How far a table is taken in: its columns' names and kinds, all that is known of them, or all into a Parquet file. */
export type Reach = 'heading' | 'facts' | { readonly parquet: string };

export const reachOf = (asked: Asked, isLarge: boolean): Reach =>
  typeof asked === 'object' ? asked : isLarge ? 'heading' : 'facts';

/** How many of a table's rows have to be at hand for that. */
export function rowsNeeded(asked: Asked, reach: Reach, rows: number): number {
  if (reach !== 'heading') return rows;
  return asked === 'preview' ? Math.min(rows, previewLimits.rows) : 0;
}

/** A table behind FROM. Its columns are asked for by place, as c0, c1, …, whatever their names are. */
export interface Origin {
  /** SQL without an alias. */
  readonly from: string;
  readonly names: readonly string[];
  readonly cells: readonly Cell[];
}

/** One column's cells: SQL of them, and the type that DuckDB gives to it. */
export interface Cell {
  readonly sql: string;
  readonly type: 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'VARCHAR';
}

const maxColumns = 20_001;

/** SQL that names the columns of `from` by place. */
function byPlace(from: string, columns: number): string {
  return `${from} AS t(${Array.from({ length: columns }, (_, i) => `c${i}`).join(', ')})`;
}

/** What stands behind FROM, each column as numbers, truths or text. `shownName` is what a person calls the file. */
export async function originOf(connection: DuckDBConnection, from: string, shownName: string): Promise<Origin> {
  const result = await connection.run(`SELECT * FROM ${from} LIMIT 0`);
  refuseTooMany(result.columnCount, shownName);
  const names: string[] = [];
  const cells: (Cell | 'long')[] = [];
  for (let i = 0; i < result.columnCount; i += 1) {
    names.push(result.columnName(i));
    const id = result.columnTypeId(i);
    const isWhole = id === DuckDBTypeId.DECIMAL && (result.columnType(i) as DuckDBDecimalType).scale === 0;
    // Text as it is, not as JSON quotes it.
    const isJson = id === DuckDBTypeId.VARCHAR && result.columnType(i).alias === 'JSON';
    if (isJson) cells.push({ sql: `(c${i}->>'$')`, type: 'VARCHAR' });
    else cells.push(isWhole ? 'long' : cellOf(`c${i}`, id));
    if (i % 1000 === 999) await yieldToEventLoop(undefined);
  }
  const long = cells.flatMap((cell, i) => (cell === 'long' ? [i] : []));
  const fitting = new Set<number>();
  for (const group of groupsOf(long)) {
    const fits = group.map((i) => `coalesce(bool_and(c${i} IS NULL OR TRY_CAST(c${i} AS BIGINT) IS NOT NULL), true)`);
    const found = await connection.run(`SELECT [${fits.join(', ')}] FROM ${byPlace(from, names.length)}`);
    const answers = (await found.getRowsJS())[0]?.[0] as readonly boolean[];
    for (const [k, i] of group.entries()) if (answers[k]) fitting.add(i);
  }
  return {
    from,
    names,
    cells: cells.map((cell, i): Cell => {
      if (cell !== 'long') return cell;
      // Digits beyond 64 bits are kept as text: they are names, not amounts.
      return fitting.has(i) ? { sql: `c${i}::BIGINT`, type: 'BIGINT' } : { sql: `c${i}::VARCHAR`, type: 'VARCHAR' };
    }),
  };
}

const T = DuckDBTypeId;
const whole: ReadonlySet<DuckDBTypeId> = new Set([
  T.TINYINT,
  T.SMALLINT,
  T.INTEGER,
  T.BIGINT,
  T.UTINYINT,
  T.USMALLINT,
  T.UINTEGER,
]);
const nested: ReadonlySet<DuckDBTypeId> = new Set([T.STRUCT, T.LIST, T.MAP, T.ARRAY, T.UNION]);

function cellOf(name: string, id: DuckDBTypeId): Cell | 'long' {
  if (whole.has(id)) return { sql: `${name}::BIGINT`, type: 'BIGINT' };
  if (id === T.UBIGINT || id === T.HUGEINT || id === T.UHUGEINT) return 'long';
  // Not a number is no value, as in every other table here.
  if (id === T.FLOAT || id === T.DOUBLE) return { sql: `nullif(${name}, 'nan')::DOUBLE`, type: 'DOUBLE' };
  if (id === T.DECIMAL) return { sql: `${name}::DOUBLE`, type: 'DOUBLE' };
  if (id === T.BOOLEAN) return { sql: name, type: 'BOOLEAN' };
  if (nested.has(id)) return { sql: `to_json(${name})::VARCHAR`, type: 'VARCHAR' };
  // Said in UTC: the time zone of the machine must not change the table.
  if (id === T.TIMESTAMP_TZ) return { sql: `(${name} AT TIME ZONE 'UTC')::VARCHAR || '+00'`, type: 'VARCHAR' };
  return { sql: `${name}::VARCHAR`, type: 'VARCHAR' };
}

/**
 * Takes a table in as far as `reach` says. `again`: it can be read as often as it is asked, and quickly; otherwise it is
 * first copied to where DuckDB spills. Faults: `source.noRows`, `source.tooManyColumns`.
 */
export async function takeTable(
  connection: DuckDBConnection,
  { from, names: given, cells }: Origin,
  reach: Reach,
  {
    shownName,
    again,
    signal,
    asked,
  }: { readonly shownName: string; readonly again: boolean; readonly signal: AbortSignal; readonly asked: Asked },
): Promise<OutsideTable> {
  refuseTooMany(given.length, shownName);
  // SQL ends at a NUL.
  const clean = given.map((name) => name.replaceAll('\0', '\u{fffd}'));
  const names = uniqueNames(clean);
  const repeated = [...new Set(clean.filter((name, i) => name !== '' && name !== names[i]))];
  if (names.length === 0) throw new Fault('source.noRows', { file: shownName }, { param: 'file' });
  if (reach === 'heading') {
    const types = cells.map(({ type }) => type);
    const columns = await describeColumns(connection, names, types);
    const first = asked === 'preview' ? await firstRows(connection, byPlace(from, names.length), cells) : undefined;
    return { columns, rows: null, repeated, ...(first && { first }) };
  }
  const list = cells.map(({ sql }, i) => `${sql} AS ${identifier(names[i] ?? '')}`).join(', ');
  const kind = again ? 'VIEW' : 'TABLE';
  await connection.run(`CREATE OR REPLACE TEMP ${kind} loaded AS SELECT ${list} FROM ${byPlace(from, names.length)}`);
  signal.throwIfAborted();
  const counted = await connection.run('SELECT count(*)::DOUBLE FROM loaded');
  const rows = (await counted.getRows())[0]?.[0] as number;
  if (rows === 0) throw new Fault('source.noRows', { file: shownName }, { param: 'file' });
  const types = cells.map(({ type }) => type);
  const columns = await describeColumns(connection, names, types, { rows, signal });
  if (typeof reach === 'object') {
    signal.throwIfAborted();
    await connection.run(
      `COPY loaded TO ${literal(reach.parquet)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${groupRows(names.length)})`,
    );
  }
  const loaded = names.map((name) => ({ sql: identifier(name) }));
  const first = asked === 'preview' ? await firstRows(connection, 'loaded', loaded) : undefined;
  await connection.run(`DROP ${kind} loaded`);
  return { columns, rows, repeated, ...(first && { first }) };
}

/** Rows for a preview, cut where `previewLimits` says; one letter more tells that a cell was. */
async function firstRows(
  connection: DuckDBConnection,
  from: string,
  cells: readonly Pick<Cell, 'sql'>[],
): Promise<NonNullable<OutsideTable['first']>> {
  const { columns, letters, rows } = previewLimits;
  const list = cells.slice(0, columns).map(({ sql }) => `left(${sql}::VARCHAR, ${letters + 1})`);
  const found = await connection.run(`SELECT ${list.join(', ')} FROM ${from} LIMIT ${rows}`);
  return (await found.getRowsJS()) as readonly (readonly (string | null)[])[];
}

export function refuseTooMany(columns: number, shownName: string): void {
  if (columns <= maxColumns) return;
  throw new Fault('source.tooManyColumns', { file: shownName, columns, limit: maxColumns }, { param: 'file' });
}

/** What DuckDB says of a file that it cannot read, as a fault of the file; a cancel, or a mistake of ours, is none. */
export function damaged(error: unknown, file: { readonly shownName: string; readonly format: string }): unknown {
  if (!(error instanceof Error) || error instanceof Fault || error.name === 'AbortError') return error;
  const facts = { file: file.shownName, format: file.format };
  if (/^Out of Memory/i.test(error.message)) return new Fault('source.outOfMemory', facts, { param: 'file' });
  if (
    !/^(?:Invalid Input|IO|Invalid|Binder|Conversion|Serialization|Not implemented|Catalog|TransactionContext|Fatal) Error: /i.test(
      error.message,
    )
  )
    return error;
  return new Fault('source.damaged', { ...facts, reason: reasonOf(error.message) }, { param: 'file' });
}

/** DuckDB's sentence without its class, the path of the file (which the problem names itself), and its advice about SQL. */
export function reasonOf(message: string): string {
  const [line = ''] = message.split('\n');
  return line
    .replace(/^[A-Za-z ]+ Error: /i, '')
    .replaceAll(/(?: (?:in|at|of|for))? ?(?:file )?['"][^'"]*[\\/][^'"]*['"]/g, '')
    .replace(/[\s.,:]+$/, '')
    .trim();
}
