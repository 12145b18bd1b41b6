// Tables made of tables: SQL over Parquet files, called t1, t2, … in it, written as Parquet. What a person wrote goes to
// expression.ts. Rows keep the order that the SQL gives them.
import type { DuckDBConnection } from '@duckdb/node-api';
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { columnFacts } from '#engine/table/column-facts.ts';
import { withConnection, withLockedConnection } from '#engine/table/database.ts';
import type { TableShape } from '#engine/table/parquet-table.ts';
import { exactPath, identifier, literal } from '#engine/table/sql-text.ts';
import { groupRows } from '#engine/table/write-table.ts';

/** What a query gives: name and type of its columns, and what else is known of them before it is run. */
export interface Query {
  readonly sql: string;
  readonly columns: readonly ColumnInfo[];
  /** Its columns are those of the source, row by row, so that what is known of them still holds. */
  readonly factsHold?: boolean;
  /** It adds up numbers: on one thread, so that they are added in the same order each time. */
  readonly adds?: boolean;
}

/** Runs a query of the engine's own making. Throws Fault 'table.noRows' where it gives no row. */
export async function queryToParquet(
  { sql, columns, factsHold, adds }: Query,
  files: readonly string[],
  parquet: string,
  signal?: AbortSignal,
): Promise<TableShape> {
  const copy = async (connection: DuckDBConnection, pathOf: (file: string) => string) => {
    const sources = files.map((file, i) => ({ name: `t${i + 1}`, select: scanOf(pathOf(file)) }));
    await nameTables(connection, sources);
    await connection.run(copyTo(sql, parquet, columns.length));
  };
  if (adds) await withLockedConnection([...files, parquet], signal, (connection) => copy(connection, (file) => file));
  return withConnection(signal, async (connection) => {
    if (!adds) await copy(connection, exactPath);
    return describeWritten(connection, parquet, columns, { factsHold, signal });
  });
}

const scanOf = (path: string): string => `SELECT * FROM read_parquet(${literal(path)}, hive_partitioning = false)`;

/** What a query reads: a SELECT under a name. */
export interface Source {
  readonly name: string;
  readonly select: string;
}

export async function nameTables(connection: DuckDBConnection, sources: readonly Source[]): Promise<void> {
  for (const { name, select } of sources) await connection.run(`CREATE TEMP VIEW ${identifier(name)} AS ${select}`);
}

export const copyTo = (sql: string, parquet: string, width: number): string =>
  `COPY (${sql}) TO ${literal(parquet)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${groupRows(width)})`;

/** Rows of a file that was just written, and what its columns hold. */
export async function describeWritten(
  connection: DuckDBConnection,
  parquet: string,
  columns: readonly ColumnInfo[],
  { factsHold, signal }: { readonly factsHold?: boolean | undefined; readonly signal?: AbortSignal | undefined },
): Promise<TableShape> {
  await connection.run(`CREATE TEMP VIEW loaded AS ${scanOf(exactPath(parquet))}`);
  const rows = (await (await connection.run('SELECT count(*)::DOUBLE FROM loaded')).getRows())[0]?.[0] as number;
  if (rows === 0) throw new Fault('table.noRows');
  if (factsHold) return { columns, rows };
  const plain = columns.map(({ name, type }) => ({ name, type }));
  return { columns: await columnFacts(connection, plain, { rows, signal }), rows };
}

/** Values of one row of a file's table `t1`, as text: null = no value. Sums are the same each time. */
export async function askTable(
  file: string,
  expressions: readonly string[],
  signal?: AbortSignal,
): Promise<readonly (string | null)[]> {
  return withLockedConnection([file], signal, async (connection) => {
    await nameTables(connection, [{ name: 't1', select: scanOf(file) }]);
    const found: (string | null)[] = [];
    for (const expression of expressions) {
      const result = await connection.run(`SELECT (${expression})::VARCHAR`);
      found.push(((await result.getRows())[0]?.[0] ?? null) as string | null);
      signal?.throwIfAborted();
    }
    return found;
  });
}

/** SQL of a column's cells in which a number that is none is no value. */
export const presentCell = ({ name, type }: Pick<ColumnInfo, 'name' | 'type'>): string =>
  type === 'number' ? `nullif(${identifier(name)}::DOUBLE, 'nan'::DOUBLE)` : identifier(name);

/** SQL of the table `t1` with a column more, which counts its rows, and that column's name. */
export function numbered(columns: readonly Pick<ColumnInfo, 'name'>[]): {
  readonly from: string;
  readonly row: string;
} {
  const row = identifier(
    unusedName(
      columns.map(({ name }) => name),
      'row',
    ),
  );
  return { from: `(SELECT *, row_number() OVER () AS ${row} FROM t1)`, row };
}

/** A name that no column has, in capitals or not. */
export function unusedName(names: readonly string[], base: string): string {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  let name = base;
  while (taken.has(name)) name += '_';
  return name;
}
