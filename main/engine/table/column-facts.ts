// What is told about the columns of a table that is being read: kind, distinct values where they are few, and the first
// text among what could have been numbers. So that a target's classes and a text feature are known before a run.
import type { DuckDBConnection, DuckDBVector } from '@duckdb/node-api';
import { setImmediate } from 'node:timers/promises';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { columnType } from '#engine/table/columns.ts';
import { identifier } from '#engine/table/sql-text.ts';

/** A column with more distinct values than this is 'many'. */
const mostCategories = 100;
/** Cells looked at before a column that has few values so far is left unknown. */
const mostCells = 20_000_000;
/** Text columns of which the first text is looked up. */
const mostTextColumns = 200;

/**
 * The columns of the connection's table `loaded`. Without `whole` (only the types are known) just names and kinds.
 */
export async function describeColumns(
  connection: DuckDBConnection,
  names: readonly string[],
  types: readonly string[],
  whole?: { readonly rows: number; readonly signal: AbortSignal | undefined },
): Promise<readonly ColumnInfo[]> {
  const plain = names.map((name, i): ColumnInfo => ({ name, type: columnType(types[i] ?? '') }));
  if (!whole || whole.rows === 0) return plain;
  const categories = await categoriesOf(connection, plain, whole.signal);
  const texts = await firstTexts(connection, plain);
  return plain.map((column, i) => {
    const distinct = categories[i];
    const firstText = texts.get(column.name);
    return { ...column, ...(distinct && { categories: distinct }), ...(firstText && { firstText }) };
  });
}

/** Classes in their order: numbers by size, false before true, text by code point. */
function inClassOrder(values: Iterable<string | number | boolean>): readonly string[] {
  return [...values]
    .sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : compareCodePoints(String(a), String(b))))
    .map(String);
}

/** As DuckDB and Python order text; JavaScript's own order differs beyond the basic plane. */
function compareCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

async function categoriesOf(
  connection: DuckDBConnection,
  columns: readonly ColumnInfo[],
  signal: AbortSignal | undefined,
): Promise<readonly (readonly string[] | 'many' | undefined)[]> {
  const found = columns.map(() => new Set<string | number | boolean>());
  let open = columns.map((_, i) => i);
  let cells = 0;
  const cast = { number: 'DOUBLE', integer: 'DOUBLE', text: 'VARCHAR', boolean: 'BOOLEAN' } as const;
  const list = columns.map(({ name, type }) => `${identifier(name)}::${cast[type]}`).join(', ');
  const result = await connection.stream(`SELECT ${list} FROM loaded`);
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const column of open) collect(chunk.getColumnVector(column), found[column] as Set<string | number | boolean>);
    cells += chunk.rowCount * open.length;
    open = open.filter((column) => (found[column]?.size ?? 0) <= mostCategories);
    if (open.length === 0) break;
    if (cells > mostCells) return found.map((values) => (values.size > mostCategories ? 'many' : undefined));
    await setImmediate();
    signal?.throwIfAborted();
  }
  return found.map((values) => (values.size > mostCategories ? 'many' : inClassOrder(values)));
}

function collect(vector: DuckDBVector, into: Set<string | number | boolean>): void {
  let last: unknown;
  for (let i = 0; i < vector.itemCount && into.size <= mostCategories; i += 1) {
    const value = vector.getItem(i);
    // Equal neighbours are common, and comparing is cheaper than asking the set.
    if (value === last || value === null) continue;
    last = value;
    if (typeof value === 'number' ? !Number.isNaN(value) : typeof value === 'string' || typeof value === 'boolean') {
      into.add(value as string | number | boolean);
    }
  }
}

async function firstTexts(
  connection: DuckDBConnection,
  columns: readonly ColumnInfo[],
): Promise<ReadonlyMap<string, { value: string; row: number }>> {
  const texts = columns.filter(({ type }) => type === 'text').slice(0, mostTextColumns);
  if (texts.length === 0) return new Map();
  // Names of our own: a column may be called `rowid`.
  const cells = texts.map(({ name }, i) => `${identifier(name)} AS t${i}`);
  const firsts = texts.map((_, i) => {
    const isText = `FILTER (t${i} IS NOT NULL AND TRY_CAST(t${i} AS DOUBLE) IS NULL)`;
    return `(min(n) ${isText})::DOUBLE, arg_min(t${i}, n) ${isText}`;
  });
  const numbered = `SELECT ${cells.join(', ')}, row_number() OVER () AS n FROM loaded`;
  const facts = (await (await connection.run(`SELECT ${firsts.join(', ')} FROM (${numbered})`)).getRows())[0] ?? [];
  const found = new Map<string, { value: string; row: number }>();
  for (const [i, { name }] of texts.entries()) {
    const [row, value] = facts.slice(2 * i, 2 * i + 2);
    if (typeof row === 'number') found.set(name, { value: String(value), row });
  }
  return found;
}
