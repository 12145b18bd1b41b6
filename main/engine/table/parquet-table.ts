// Reading a Parquet table: what it holds, a page of it for the eye, the distinct values of a column, one bad value.
// Makes no matrices (matrix.ts) and writes nothing (write-table.ts).
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CellValue, TableSlice } from '#shared/protocol/results.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { groupsOf } from '#engine/table/ask-columns.ts';
import { columnType, numericCell } from '#engine/table/columns.ts';
import { withConnection } from '#engine/table/database.ts';
import { exactPath, identifier, parquetFile } from '#engine/table/sql-text.ts';
import { pageRows } from '#engine/table/value-table.ts';

export interface TableShape {
  readonly columns: readonly ColumnInfo[];
  readonly rows: number;
}

/** @internal Columns and number of rows of a Parquet file, from its footer alone. */
export async function describeTable(file: string, signal?: AbortSignal): Promise<TableShape> {
  return withConnection(signal, async (connection) => {
    const described = await connection.run(`SELECT * FROM ${parquetFile} LIMIT 0`, [exactPath(file)]);
    const names = described.columnNames();
    const types = described.columnTypes();
    const counted = await connection.run(`SELECT count(*)::DOUBLE FROM ${parquetFile}`, [exactPath(file)]);
    const rows = (await counted.getRows())[0]?.[0] as number;
    return { columns: names.map((name, i) => ({ name, type: columnType(String(types[i])) })), rows };
  });
}

/**
 * How a column is selected so that its cells arrive as numbers, text or booleans. Integers come as they are: DOUBLE has
 * no place for the digits of long ones. Written words for true and false are text.
 */
function selected(column: ColumnInfo): string {
  const name = identifier(column.name);
  if (column.type === 'text') return `${name}::VARCHAR`;
  return column.type === 'number' ? `${name}::DOUBLE` : name;
}

/** A cell as JavaScript and JSON can hold it: integers of more digits than a number has are text. */
function plainCell(cell: CellValue | bigint): CellValue {
  if (typeof cell !== 'bigint') return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
  const number = Number(cell);
  return Number.isSafeInteger(number) ? number : String(cell);
}

/** Rows `offset` … of a table, as many as `limit` and the size of a message allow. Numbers that are not finite are null. */
export async function tableSlice(
  file: string,
  shape: TableShape,
  offset: number,
  limit: number,
  signal?: AbortSignal,
): Promise<TableSlice> {
  const { columns, rows: total } = shape;
  const rows = await withConnection(signal, async (connection) => {
    const found: CellValue[][] = [];
    const page = `LIMIT ${Math.min(limit, pageRows(columns.length))} OFFSET ${Math.trunc(offset)}`;
    for (const group of groupsOf(columns)) {
      const list = group.map(selected).join(', ');
      const result = await connection.run(`SELECT ${list} FROM ${parquetFile} ${page}`, [exactPath(file)]);
      let start = 0;
      for (const chunk of await result.fetchAllChunks()) {
        const { rowCount } = chunk;
        for (const column of group.keys()) {
          const vector = chunk.getColumnVector(column);
          for (let row = 0; row < rowCount; row += 1)
            (found[start + row] ??= []).push(plainCell(vector.getItem(row) as CellValue | bigint));
        }
        start += rowCount;
        await yieldToEventLoop(signal);
      }
    }
    return found;
  });
  return {
    columns: columns.map(({ name, type }) => ({ name, type })),
    rows,
    offset,
    total,
  };
}

export interface DistinctValues {
  /** As text. Numbers by size, false before true, text by code point; at most `limit` of them. */
  readonly values: readonly string[];
  /** Whether there are more than `limit`. */
  readonly more: boolean;
  /** Cells without a value (numbers: also NaN). */
  readonly missing: number;
}

/** The distinct values of one column, in order. */
export async function distinctValues(
  file: string,
  column: ColumnInfo,
  limit: number,
  signal?: AbortSignal,
): Promise<DistinctValues> {
  return withConnection(signal, async (connection) => {
    const present = column.type === 'number' ? `nullif(${selected(column)}, 'nan'::DOUBLE)` : selected(column);
    const result = await connection.run(
      `SELECT DISTINCT ${present} AS v FROM ${parquetFile} WHERE ${present} IS NOT NULL ORDER BY ${column.type === 'boolean' ? 'v::BOOLEAN, v' : 'v'} LIMIT ${limit + 1}`,
      [exactPath(file)],
    );
    const values = (await result.getRows()).map((row) => String(row[0]));
    const counted = await connection.run(`SELECT (count(*) - count(${present}))::DOUBLE FROM ${parquetFile}`, [
      exactPath(file),
    ]);
    const missing = (await counted.getRows())[0]?.[0] as number;
    return { values: values.slice(0, limit), more: values.length > limit, missing };
  });
}

export interface FoundCell {
  /** As written; null = no value. */
  readonly value: string | null;
  /** From 1. */
  readonly row: number;
}

/** Text; numbers that are not finite in 32 bits; or these and cells without a value (NaN is none). */
type BadCells = 'text' | 'infinite' | 'any';

/** The first cell of a column that is no finite number, of those that are asked for. */
export async function firstNotNumber(
  file: string,
  column: Pick<ColumnInfo, 'name' | 'type'>,
  what: BadCells,
  signal?: AbortSignal,
): Promise<FoundCell | undefined> {
  return withConnection(signal, (connection) => firstBadCell(connection, exactPath(file), column, what));
}

async function firstBadCell(
  connection: DuckDBConnection,
  path: string,
  column: Pick<ColumnInfo, 'name' | 'type'>,
  what: BadCells,
): Promise<FoundCell | undefined> {
  const name = identifier(column.name);
  const number = `TRY_CAST(${numericCell(column)} AS DOUBLE)`;
  const notFinite = `(NOT isfinite(TRY_CAST(${number} AS FLOAT)) OR TRY_CAST(${number} AS FLOAT) IS NULL)`;
  const bad = {
    text: `(${name} IS NOT NULL AND ${number} IS NULL)`,
    infinite: `(${number} IS NOT NULL AND NOT isnan(${number}) AND ${notFinite})`,
    any: `(${number} IS NULL OR ${notFinite})`,
  }[what];
  const result = await connection.run(
    `SELECT cell, row::DOUBLE FROM (
       SELECT ${name}::VARCHAR AS cell, ${bad} AS bad, row_number() OVER () AS row FROM ${parquetFile}
     ) WHERE bad ORDER BY row LIMIT 1`,
    [path],
  );
  const row = (await result.getRows())[0];
  return row ? { value: row[0] as string | null, row: row[1] as number } : undefined;
}
