// Writing a table that the engine made itself (synthetic data, results read as tables) as Parquet: columns are filled
// block by block into DuckDB's own vectors, so that memory stays bounded by one block and DuckDB's limit.
import { BOOLEAN, DOUBLE, DuckDBDataChunk, FLOAT, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBVarCharVector, DuckDBVector } from '@duckdb/node-api';
import { setImmediate } from 'node:timers/promises';
import { withConnection } from '#engine/table/database.ts';
import { identifier, literal } from '#engine/table/sql-text.ts';

export type StorageType = 'float' | 'double' | 'integer' | 'text' | 'boolean';
export type NumberItems = Float32Array | Float64Array | Int32Array;

export interface TableSource {
  readonly columns: readonly { readonly name: string; readonly storage: StorageType }[];
  readonly rows: number;
  /** Called before the cells of rows `from` … `to` − 1 are asked for. */
  prepare?(from: number, to: number): Promise<void> | void;
  /** Fills `items` with a number column's cells of the rows from `from`; NaN is written as it is. */
  numbers(column: number, from: number, items: NumberItems): void;
  /** A text or boolean column's cells; null = no value. */
  values(column: number, from: number, to: number): readonly (string | boolean | null)[];
}

const stored = { float: FLOAT, double: DOUBLE, integer: INTEGER, text: VARCHAR, boolean: BOOLEAN } as const;
/** Rows of one DuckDB vector. */
export const blockRows = 2048;
/** Columns between two looks at the signal: about 50 µs each. */
const columnsPerBreath = 1024;

/** Writes `source` to the Parquet file `file` (absolute; replaced when it exists). */
export async function writeTable(
  file: string,
  source: TableSource,
  options: { readonly signal?: AbortSignal; readonly progress?: (fraction: number) => void } = {},
): Promise<void> {
  await withConnection(options.signal, async (connection) => {
    // Plain names for the block store; the given ones come with the copy, where DuckDB takes any.
    const definition = source.columns.map(({ storage }, i) => `c${i} ${stored[storage].toString()}`).join(', ');
    await connection.run(`CREATE TEMP TABLE made (${definition})`);
    await fill(connection, source, options);
    await copyOut(connection, file, source);
  });
}

async function fill(
  connection: DuckDBConnection,
  source: TableSource,
  { signal, progress }: { readonly signal?: AbortSignal; readonly progress?: (fraction: number) => void },
): Promise<void> {
  const types = source.columns.map(({ storage }) => stored[storage]);
  const appender = await connection.createAppender('made', 'main', 'temp');
  try {
    for (let from = 0; from < source.rows; from += blockRows) {
      const to = Math.min(source.rows, from + blockRows);
      await source.prepare?.(from, to);
      const chunk = DuckDBDataChunk.create(types, to - from);
      for (const [index, column] of source.columns.entries()) {
        fillVector(chunk.getColumnVector(index), source, index, column.storage, from, to);
        if (index % columnsPerBreath === columnsPerBreath - 1) await breathe(signal);
      }
      appender.appendDataChunk(chunk);
      progress?.(to / source.rows);
      await breathe(signal);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

function fillVector(
  vector: DuckDBVector,
  source: TableSource,
  column: number,
  storage: StorageType,
  from: number,
  to: number,
): void {
  if (storage === 'text' || storage === 'boolean') {
    const settable = vector as DuckDBVarCharVector;
    for (const [i, value] of source.values(column, from, to).entries()) settable.setItem(i, value as string | null);
  } else {
    source.numbers(column, from, (vector as unknown as { readonly items: NumberItems }).items);
  }
  vector.flush();
}

async function copyOut(connection: DuckDBConnection, file: string, source: TableSource): Promise<void> {
  const named = source.columns.map(({ name }, i) => `c${i} AS ${identifier(name)}`).join(', ');
  await connection.run(`COPY (SELECT ${named} FROM made) TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd)`);
  await connection.run('DROP TABLE made');
}

async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}
