// Writing a table that the engine made itself (synthetic data, results read as tables) as Parquet. DuckDB asks for the
// next block of rows while it writes, so that no copy of the table stands in memory and the event loop goes on.
import { BIGINT, BOOLEAN, DOUBLE, DuckDBTableFunction, FLOAT, INTEGER, UBIGINT, VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBDataChunk, DuckDBInstance, DuckDBVarCharVector } from '@duckdb/node-api';
import { withConnection } from '#engine/table/database.ts';
import { identifier, literal } from '#engine/table/sql-text.ts';

export type StorageType = 'float' | 'double' | 'integer' | 'long' | 'unsignedLong' | 'text' | 'boolean';
export type NumberItems = Float32Array | Float64Array | Int32Array;

/** Blocks of rows are asked for in order, and each block's columns in order. */
export interface TableSource {
  /** Names must differ by more than capitals. */
  readonly columns: readonly { readonly name: string; readonly storage: StorageType }[];
  readonly rows: number;
  /** Fills `items` with a number column's cells of the rows from `from`; NaN is written as it is. */
  numbers(column: number, from: number, items: NumberItems): void;
  /** The cells of a column of texts, truths or 64-bit integers; null = no value. */
  values(column: number, from: number, to: number): readonly (string | boolean | bigint | null)[];
}

export interface WriteOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (fraction: number) => void;
}

const stored = {
  float: FLOAT,
  double: DOUBLE,
  integer: INTEGER,
  long: BIGINT,
  unsignedLong: UBIGINT,
  text: VARCHAR,
  boolean: BOOLEAN,
} as const;
/** What is handed over as numbers; the rest one by one. */
const inBlocks: ReadonlySet<StorageType> = new Set(['float', 'double', 'integer']);

/** A block is made without a pause: some 100 ms at 10,000 columns. DuckDB's vectors hold 2,048 rows. */
const blockRows = (columns: number): number => Math.min(2048, Math.max(128, Math.floor(1_000_000 / columns)));
/** Rows of a Parquet file that DuckDB collects before it writes them: 16 million cells. */
export const groupRows = (columns: number): number =>
  Math.min(122_880, Math.max(2048, Math.floor(16_000_000 / columns)));

interface Writing {
  readonly source: TableSource;
  readonly options: WriteOptions;
  failure?: unknown;
}

/** What is being written now, by the number under which the SQL asks for it. */
const writings = new Map<number, Writing>();
let lastNumber = 0;
/** The instances that know the function `made_rows`. */
const knowing = new WeakSet<DuckDBInstance>();

/** Writes `source` to the Parquet file `file` (absolute; replaced when it exists). What `source` throws is thrown. */
export async function writeTable(file: string, source: TableSource, options: WriteOptions = {}): Promise<void> {
  await withMadeRows(source, options, async (connection, from) => {
    const named = source.columns.map(({ name }, i) => `c${i} AS ${identifier(name)}`).join(', ');
    const format = `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${groupRows(source.columns.length)}`;
    await connection.run(`COPY (SELECT ${named} FROM ${from}) TO ${literal(file)} (${format})`);
  });
}

/**
 * What `work` makes of the rows of `source`, which stand behind `from` with the columns c0, c1, … and can be read once.
 * What `source` throws is thrown.
 */
export async function withMadeRows<T>(
  source: TableSource,
  options: WriteOptions,
  work: (connection: DuckDBConnection, from: string) => Promise<T>,
): Promise<T> {
  const number = (lastNumber += 1);
  const writing: Writing = { source, options };
  writings.set(number, writing);
  try {
    return await withConnection(options.signal, async (connection, instance) => {
      teach(connection, instance);
      return work(connection, `made_rows(${number})`);
    });
  } catch (error) {
    throw writing.failure ?? error;
  } finally {
    writings.delete(number);
  }
}

function teach(connection: DuckDBConnection, instance: DuckDBInstance): void {
  if (knowing.has(instance)) return;
  knowing.add(instance);
  connection.registerTableFunction(
    DuckDBTableFunction.create({
      name: 'made_rows',
      parameterTypes: [INTEGER],
      bindFunction: (info) => {
        const number = info.getParameter(0) as number;
        const source = writings.get(number)?.source;
        if (!source) return info.setError(`Nothing is being written under ${number}.`);
        for (const [i, { storage }] of source.columns.entries()) info.addResultColumn(`c${i}`, stored[storage]);
        info.setCardinality(source.rows, true);
        info.setBindData({ number });
      },
      initFunction: (info) => {
        info.setInitData({ next: 0 });
      },
      mainFunction: (info, block) => {
        const writing = writings.get((info.bindData as { readonly number: number }).number);
        const state = info.initData as { next: number };
        if (!writing) return info.setError('The writing has ended.');
        try {
          writing.options.signal?.throwIfAborted();
          state.next = fillBlock(block, writing, state.next);
        } catch (error) {
          writing.failure = error;
          info.setError('The rows could not be made.');
        }
      },
    }),
  );
}

/** Fills the block with the rows from `from`; returns the first row after it. */
function fillBlock(block: DuckDBDataChunk, { source, options }: Writing, from: number): number {
  const to = Math.min(source.rows, from + blockRows(source.columns.length));
  block.rowCount = to - from;
  if (to === from) return to;
  for (const [column, { storage }] of source.columns.entries()) {
    const vector = block.getColumnVector(column);
    if (!inBlocks.has(storage)) {
      const settable = vector as DuckDBVarCharVector;
      for (const [i, value] of source.values(column, from, to).entries()) settable.setItem(i, value as string | null);
    } else {
      // Private to TypeScript alone; setting one by one is many times slower.
      source.numbers(column, from, (vector as unknown as { readonly items: NumberItems }).items);
    }
    vector.flush();
  }
  options.progress?.(to / source.rows);
  return to;
}
