// Columns of a Parquet table as numbers for the kernels. DuckDB casts and streams column chunks; what is left for
// JavaScript is one transposing copy from its vectors into the rows of the matrix.
import { DuckDBDoubleVector, DuckDBIntegerVector } from '@duckdb/node-api';
import { numbersAtOnce, yieldToEventLoop } from '#engine/kernels/pace.ts';
import { groupColumns, groupsOf } from '#engine/table/ask-columns.ts';
import { numericCell } from '#engine/table/columns.ts';
import { withConnection } from '#engine/table/database.ts';
import { exactPath, identifier, literal, parquetFile } from '#engine/table/sql-text.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';

export interface Matrix {
  /** rows × columns, row by row: bytes, 32-bit or 64-bit floats, whichever is the smallest to hold each exactly. */
  readonly values: Uint8Array | Float32Array | Float64Array;
  /** Per column: cells that are no finite 32-bit number (no value, NaN, infinite, text); NaN in `values`. */
  readonly bad: Int32Array;
}

/** Fewer numbers are no bytes: what that would save is not worth a cast in each step of a training. */
export const minBytes = 1_000_000;

/** From small to large, with what each holds exactly. */
const sizes = [
  { make: Uint8Array, holds: (value: number) => value === (value & 255) },
  { make: Float32Array, holds: (value: number) => Math.fround(value) === value || Number.isNaN(value) },
  { make: Float64Array, holds: () => true },
] as const;

export interface MatrixColumn extends Pick<ColumnInfo, 'name' | 'type'> {
  /** Its cells are words, read as their places in this list; −1 for one that it does not have. */
  readonly words?: readonly string[] | null;
}

function matrixCell(column: MatrixColumn): string {
  if (!column.words) return numericCell(column);
  const cell = `${identifier(column.name)}::VARCHAR`;
  const list = column.words.map(literal).join(', ');
  return `CASE WHEN ${cell} IS NOT NULL THEN coalesce(list_position([${list}]::VARCHAR[], ${cell}), 0) - 1 END`;
}

/** Reads `columns` (numbers, integers, booleans as 0 and 1, words as their places) of all `rows` rows of a Parquet file. */
export async function readMatrix(
  file: string,
  columns: readonly MatrixColumn[],
  rows: number,
  options: { readonly signal?: AbortSignal; readonly progress?: (fraction: number) => void } = {},
): Promise<Matrix> {
  const width = columns.length;
  let size = rows * width < minBytes ? 1 : 0;
  let values: Matrix['values'] = new (sizes[size] ?? sizes[2]).make(rows * width);
  const bad = new Int32Array(width);
  if (width === 0 || rows === 0) return { values, bad };
  const missing = `'nan'::DOUBLE`;
  await withConnection(options.signal, async (connection) => {
    for (const [i, group] of groupsOf(columns).entries()) {
      const first = i * groupColumns;
      const cells = group.map((column) => `coalesce(TRY_CAST(${matrixCell(column)} AS DOUBLE), ${missing})`);
      const result = await connection.stream(`SELECT ${cells.join(', ')} FROM ${parquetFile}`, [exactPath(file)]);
      let start = 0;
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        const count = chunk.rowCount;
        if (start + count > rows) throw wrongRows(`more than ${rows}`, rows);
        for (const column of group.keys()) {
          const vector = chunk.getColumnVector(column);
          if (!(vector instanceof DuckDBDoubleVector))
            throw new Error(`Not a DOUBLE vector: ${vector.type.toString()}`);
          const items = vectorItems(vector).slice(0, count);
          bad[first + column] = (bad[first + column] ?? 0) + blanked(items);
          const filled = (first > 0 ? rows : start + count) * width;
          for (; !items.every((sizes[size] ?? sizes[2]).holds); size += 1)
            values = await widened(values, filled, (sizes[size + 1] ?? sizes[2]).make, options.signal);
          scatter(items, values, start * width + first + column, width);
        }
        start += count;
        options.progress?.((first + (group.length * start) / rows) / width);
        await yieldToEventLoop(options.signal);
      }
      if (start !== rows) throw wrongRows(String(start), rows);
    }
  });
  return { values, bad };
}

const wrongRows = (found: string, expected: number) =>
  new Error(`The table has ${found} rows where ${expected} were expected.`);

/** Puts NaN where there is no finite 32-bit number; returns how many there are. */
function blanked(items: Float64Array): number {
  let bad = 0;
  items.forEach((value, i) => {
    if (Number.isFinite(Math.fround(value))) return;
    items[i] = Number.NaN;
    bad += 1;
  });
  return bad;
}

/** The same numbers in a larger type, as far as they are filled: what is there already fits into it as well. */
async function widened(
  from: Matrix['values'],
  filled: number,
  make: (typeof sizes)[number]['make'],
  signal: AbortSignal | undefined,
): Promise<Matrix['values']> {
  const to = new make(from.length);
  for (let at = 0; at < filled; at += numbersAtOnce) {
    to.set(from.subarray(at, Math.min(filled, at + numbersAtOnce)), at);
    await yieldToEventLoop(signal);
  }
  return to;
}

/** Copies a column into every `stride`-th place. */
function scatter(from: Float64Array, to: Matrix['values'], start: number, stride: number): void {
  for (let i = 0, at = start; i < from.length; i += 1, at += stride) to[at] = from[i] as number;
}

/** For each row the index of its value in `classes`; −1 where it has none of them. */
export async function readClassIndexes(
  file: string,
  column: ColumnInfo,
  classes: readonly string[],
  rows: number,
  signal?: AbortSignal,
): Promise<Float32Array> {
  const indexes = new Float32Array(rows);
  await withConnection(signal, async (connection) => {
    const type = { text: 'VARCHAR', boolean: 'VARCHAR', integer: 'BIGINT', number: 'DOUBLE' }[column.type];
    const list = classes.map(literal).join(', ');
    const name = identifier(column.name);
    const result = await connection.stream(
      `SELECT coalesce(list_position([${list}]::${type}[], ${name}::${type}), 0)::INTEGER - 1 FROM ${parquetFile}`,
      [exactPath(file)],
    );
    let start = 0;
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      const vector = chunk.getColumnVector(0);
      if (!(vector instanceof DuckDBIntegerVector)) throw new Error(`Not an INTEGER vector: ${vector.type.toString()}`);
      if (start + chunk.rowCount > rows) throw wrongRows(`more than ${rows}`, rows);
      indexes.set(vectorItems(vector), start);
      start += chunk.rowCount;
      await yieldToEventLoop(signal);
    }
    if (start !== rows) throw wrongRows(String(start), rows);
  });
  return indexes;
}

/** The numbers of a vector; its class keeps them private to TypeScript alone, and reading one by one is 20 times slower. */
function vectorItems(vector: DuckDBDoubleVector): Float64Array;
function vectorItems(vector: DuckDBIntegerVector): Int32Array;
function vectorItems(vector: unknown): Float64Array | Int32Array {
  return (vector as { readonly items: Float64Array | Int32Array }).items;
}
