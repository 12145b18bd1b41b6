// Running SQL that a person wrote and that was let through (written-sql.ts): on an instance that reaches the files of its
// own tables alone, within bounds of time, memory and rows. What its columns are is known before, from empty tables.
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { columnType, uniqueNames } from '#engine/table/columns.ts';
import { withConnection, withLockedConnection, withoutFiles } from '#engine/table/database.ts';
import type { TableShape } from '#engine/table/parquet-table.ts';
import { copyTo, describeWritten, nameTables, presentCell } from '#engine/table/query.ts';
import type { Source } from '#engine/table/query.ts';
import { identifier, literal } from '#engine/table/sql-text.ts';

/** One that takes longer, or gives more rows, is taken for a mistake. */
const maxMinutes = 30;
const maxRows = 500_000_000;

const storage = { number: 'DOUBLE', integer: 'BIGINT', text: 'VARCHAR', boolean: 'BOOLEAN' } as const;

/** A value of a column as SQL sees it: of one of four types; words for true and false are these. */
const seenCell = (column: ColumnInfo): string =>
  column.type === 'boolean'
    ? `TRY_CAST(${identifier(column.name)} AS BOOLEAN)`
    : `${presentCell(column)}::${storage[column.type]}`;

/** SQL of a list of columns as a person sees them, under their names. */
export const seenColumns = (columns: readonly ColumnInfo[]): string =>
  columns.map((column) => `${seenCell(column)} AS ${identifier(column.name)}`).join(', ');

/** A table of such columns without rows. */
export const emptyTable = (name: string, columns: readonly ColumnInfo[]): Source => ({
  name,
  select: `SELECT ${columns.map(({ name, type }) => `NULL::${storage[type]} AS ${identifier(name)}`).join(', ') || 'NULL'} LIMIT 0`,
});

export interface Written {
  /** Over t1, t2, … */
  readonly sql: string;
  /** Blamed for what goes wrong. */
  readonly param: string;
}

/** Name, type and DuckDB's own type of the columns that a query over the tables gives. Fault: `expression.failed`. */
export async function writtenColumns(
  { sql, param }: Written,
  tables: readonly Source[],
  signal?: AbortSignal,
): Promise<readonly (ColumnInfo & { readonly duckdbType: string })[]> {
  return guarded(param, signal, (limited) =>
    withoutFiles(limited, async (connection) => {
      await nameTables(connection, tables);
      const result = await connection.run(`SELECT * FROM (\n${sql}\n) LIMIT 0`);
      const names = uniqueNames(result.columnNames());
      const types = result.columnTypes().map(String);
      return types.map((type, i) => ({ name: names[i] ?? '', type: columnType(type), duckdbType: type }));
    }),
  );
}

/**
 * Writes what a query gives to a Parquet file: its columns in their order, under these names and of these types.
 * Faults: `expression.failed`, `expression.tooLong`, `expression.memory`, `sql.tooManyRows`, `table.noRows`.
 */
export async function writtenToParquet(
  { sql, param }: Written,
  columns: readonly (ColumnInfo & { readonly asItIs?: boolean })[],
  tables: readonly { readonly name: string; readonly file: string; readonly list: string }[],
  parquet: string,
  signal: AbortSignal,
): Promise<TableShape> {
  const cells = columns.map(({ name, type, asItIs }, i) => {
    return `c${i}${asItIs ? '' : `::${storage[type]}`} AS ${identifier(name)}`;
  });
  const named = `AS q(${columns.map((_, i) => `c${i}`).join(', ')})`;
  const bounded = `SELECT ${cells.join(', ')} FROM (\n${sql}\n) ${named} LIMIT ${maxRows + 1}`;
  const files = tables.map(({ file }) => file);
  await guarded(param, signal, (limited) =>
    withLockedConnection([...files, parquet], limited, async (connection) => {
      const sources = tables.map(({ name, file, list }) => ({
        name,
        select: `SELECT ${list} FROM read_parquet(${literal(file)}, hive_partitioning = false)`,
      }));
      await nameTables(connection, sources);
      await connection.run(copyTo(bounded, parquet, columns.length));
    }),
  );
  const plain = columns.map(({ name, type }) => ({ name, type }));
  const shape = await withConnection(signal, (connection) => describeWritten(connection, parquet, plain, { signal }));
  if (shape.rows > maxRows) throw new Fault('sql.tooManyRows', { limit: maxRows }, { param });
  return shape;
}

/** Has work end after some time, and makes Faults of what DuckDB says of the SQL. */
async function guarded<T>(
  param: string,
  signal: AbortSignal | undefined,
  work: (limited: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = AbortSignal.timeout(maxMinutes * 60_000);
  try {
    return await work(signal ? AbortSignal.any([signal, limit]) : limit);
  } catch (error) {
    signal?.throwIfAborted();
    if (limit.aborted) throw new Fault('expression.tooLong', { minutes: maxMinutes }, { param });
    const [, kind, reason] =
      (error instanceof Error && /^([\w -]+ Error): (.*?)(?:\n\nLINE |$)/s.exec(error.message)) || [];
    if (kind === undefined || reason === undefined) throw error;
    if (kind === 'Out of Memory Error') throw new Fault('expression.memory', {}, { param });
    throw new Fault('expression.failed', { reason: reason.replaceAll(/\s+/g, ' ').trim() }, { param });
  }
}
