// What is told about the columns of a table that is being read: kind, distinct values where they are few, the
// first text among what could have been numbers, whether they are bytes or ids, and mean and spread where they are large. So that a target's classes,
// one that is hard to reach and a text feature are known before a run.
import type { DuckDBConnection, DuckDBVector } from '@duckdb/node-api';
import type { ColumnInfo, Moments } from '#shared/protocol/wire-info.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { askEach, columnsWhere, groupsOf } from '#engine/table/ask-columns.ts';
import { columnType } from '#engine/table/columns.ts';
import { idColumns } from '#engine/table/id-columns.ts';
import { minBytes } from '#engine/table/matrix.ts';
import { identifier, literal } from '#engine/table/sql-text.ts';

/** A column with more distinct values than this is 'many'. */
const maxCategories = 100;
/** One of numbers in a table of more than `wideColumns`, whose values would be millions of texts that nobody asks for. */
const maxWideNumbers = 20;
const wideColumns = 1000;
/** Cells looked at before the columns that have few values so far are left unknown. */
const maxCells = 20_000_000;
/** Text columns of which the first text is looked up. */
const maxTextColumns = 200;
/** Columns of which the first row without a value is looked up. */
const maxLackingColumns = 200;
/**
 * Mean or spread from which numbers are large for a network. Fresh weights on standardised features give outputs of about
 * 1, and a usual training (some 1000 steps of Adam with a rate of 0.001, so each weight moves by 1) brings those of a
 * usual hidden layer to some hundreds.
 */
const largeFrom = 1000;
/** Squares of larger numbers overflow; they are left out of the spread. */
const largestSquared = 1e150;
const trueWords = new Set(['true', 't', 'yes']);
const falseWords = new Set(['false', 'f', 'no']);

/**
 * The columns of the connection's table `loaded`. Without `whole` (only the types are known) just names and kinds.
 */
export async function describeColumns(
  connection: DuckDBConnection,
  names: readonly string[],
  types: readonly string[],
  whole?: { readonly rows: number; readonly signal: AbortSignal | undefined },
): Promise<readonly ColumnInfo[]> {
  const stored = names.map((name, i): ColumnInfo => ({ name, type: columnType(types[i] ?? '') }));
  if (!whole || whole.rows === 0) return stored;
  const truths = await columnsOfTruths(connection, stored);
  const plain = stored.map((column) => (truths.has(column.name) ? { ...column, type: 'boolean' as const } : column));
  return columnFacts(connection, plain, whole);
}

/** What else there is to tell of the columns of `loaded`, whose types are known. */
export async function columnFacts(
  connection: DuckDBConnection,
  plain: readonly Pick<ColumnInfo, 'name' | 'type'>[],
  whole: { readonly rows: number; readonly signal: AbortSignal | undefined },
): Promise<readonly ColumnInfo[]> {
  const names = plain.map(({ name }) => name);
  const categories = await categoriesOf(connection, plain, whole.signal);
  const texts = await firstTexts(connection, plain);
  const missing = await missingCells(connection, names, whole.rows);
  const large = await largeColumns(connection, plain);
  const bytes = await byteColumns(connection, plain, whole.rows);
  const ids = await idColumns(connection, plain, whole.rows);
  return plain.map((column, i) => {
    const distinct = categories[i];
    const firstText = texts.get(column.name);
    const lacks = missing.get(column.name);
    const moments = large.get(column.name);
    const id = ids.get(column.name);
    return {
      ...column,
      ...(distinct && { categories: distinct }),
      ...(firstText && { firstText }),
      ...(lacks && { missing: lacks }),
      ...(moments && { large: moments }),
      ...(bytes.has(column.name) && { bytes: true }),
      ...(id && { id }),
    };
  });
}

/** Text columns that hold words for true and false alone. They stay as they are written; as features they are 1 and 0. */
async function columnsOfTruths(
  connection: DuckDBConnection,
  columns: readonly ColumnInfo[],
): Promise<ReadonlySet<string>> {
  const texts = columns.filter(({ type }) => type === 'text').map(({ name }) => name);
  const words = [...trueWords, ...falseWords].map(literal).join(', ');
  const answers = await askEach(connection, texts, (cell) => `bool_and(lower(${cell}) IN (${words}))`);
  return new Set(texts.filter((name) => answers.get(name) === true));
}

/** Classes in their order: numbers by size, false before true, text by code point. */
function inClassOrder(values: Iterable<string | number | bigint>, type: ColumnInfo['type']): readonly string[] {
  const isTrue = (value: unknown) => (type === 'boolean' && trueWords.has(String(value).toLowerCase()) ? 1 : 0);
  return [...values]
    .sort((a, b) => {
      if (typeof a !== 'string' && typeof b !== 'string') return a < b ? -1 : 1;
      return isTrue(a) - isTrue(b) || compareCodePoints(String(a), String(b));
    })
    .map(String);
}

/** As DuckDB and Python order text; JavaScript's own order differs beyond the basic plane. */
export function compareCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

type Distinct = string | number | bigint;

async function categoriesOf(
  connection: DuckDBConnection,
  columns: readonly ColumnInfo[],
  signal: AbortSignal | undefined,
): Promise<readonly (readonly string[] | 'many' | undefined)[]> {
  const maxOf = ({ type }: ColumnInfo) =>
    columns.length > wideColumns && (type === 'number' || type === 'integer') ? maxWideNumbers : maxCategories;
  const cast = { number: 'DOUBLE', integer: 'BIGINT', text: 'VARCHAR', boolean: 'VARCHAR' } as const;
  const categories: (readonly string[] | 'many' | undefined)[] = [];
  for (const group of groupsOf(columns)) {
    const found = group.map((column, place) => ({ column, place, max: maxOf(column), values: new Set<Distinct>() }));
    const isOpen = ({ values, max }: (typeof found)[number]) => values.size <= max;
    const list = group.map(({ name, type }) => `${identifier(name)}::${cast[type]}`).join(', ');
    const result = await connection.stream(`SELECT ${list} FROM loaded`);
    let [open, cells] = [found, 0];
    const limit = (maxCells * group.length) / columns.length;
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      for (const { place, values, max } of open) collect(chunk.getColumnVector(place), values, max);
      cells += chunk.rowCount * open.length;
      open = open.filter(isOpen);
      if (open.length === 0 || cells > limit) break;
      await yieldToEventLoop(signal);
    }
    for (const each of found) {
      if (!isOpen(each)) categories.push('many');
      else categories.push(cells > limit ? undefined : inClassOrder(each.values, each.column.type));
    }
    await yieldToEventLoop(signal);
  }
  return categories;
}

function collect(vector: DuckDBVector, into: Set<Distinct>, max: number): void {
  let last: unknown;
  for (let i = 0; i < vector.itemCount && into.size <= max; i += 1) {
    const value = vector.getItem(i);
    // Equal neighbours are common, and comparing is cheaper than asking the set.
    if (value === last || value === null) continue;
    last = value;
    if (typeof value === 'number' && Number.isNaN(value)) continue;
    if (typeof value === 'number' || typeof value === 'string' || typeof value === 'bigint') into.add(value);
  }
}

async function firstTexts(
  connection: DuckDBConnection,
  columns: readonly ColumnInfo[],
): Promise<ReadonlyMap<string, { value: string; row: number; count: number }>> {
  const texts = columns.filter(({ type }) => type === 'text').slice(0, maxTextColumns);
  if (texts.length === 0) return new Map();
  // Names of our own: a column may be called `rowid`.
  const cells = texts.map(({ name }, i) => `${identifier(name)} AS t${i}`);
  const firsts = texts.map((_, i) => {
    const isText = `FILTER (t${i} IS NOT NULL AND TRY_CAST(t${i} AS DOUBLE) IS NULL)`;
    return `(min(n) ${isText})::DOUBLE, arg_min(t${i}, n) ${isText}, (count(*) ${isText})::DOUBLE`;
  });
  const numbered = `SELECT ${cells.join(', ')}, row_number() OVER () AS n FROM loaded`;
  const facts = (await (await connection.run(`SELECT ${firsts.join(', ')} FROM (${numbered})`)).getRows())[0] ?? [];
  const found = new Map<string, { value: string; row: number; count: number }>();
  for (const [i, { name }] of texts.entries()) {
    const [row, value, count] = facts.slice(3 * i, 3 * i + 3);
    if (typeof row === 'number') found.set(name, { value: String(value), row, count: Number(count) });
  }
  return found;
}

/** Of the columns that lack values: in how many rows, and the first of them, from 1. */
async function missingCells(
  connection: DuckDBConnection,
  names: readonly string[],
  rows: number,
): Promise<ReadonlyMap<string, { count: number; row: number }>> {
  const present = await askEach(connection, names, (cell) => `count(${cell})::DOUBLE`);
  const lacking = names.filter((name) => Number(present.get(name)) < rows).slice(0, maxLackingColumns);
  if (lacking.length === 0) return new Map();
  const cells = lacking.map((name, i) => `${identifier(name)} IS NULL AS m${i}`);
  const firsts = lacking.map((_, i) => `(min(n) FILTER (m${i}))::DOUBLE`);
  const numbered = `SELECT ${cells.join(', ')}, row_number() OVER () AS n FROM loaded`;
  const found = (await (await connection.run(`SELECT ${firsts.join(', ')} FROM (${numbered})`)).getRows())[0] ?? [];
  return new Map(
    lacking.map((name, i) => [name, { count: rows - Number(present.get(name)), row: Number(found[i]) }] as const),
  );
}

/** Mean and spread of the columns of numbers that are large. */
async function largeColumns(
  connection: DuckDBConnection,
  columns: readonly ColumnInfo[],
): Promise<ReadonlyMap<string, Moments>> {
  const large = new Map<string, Moments>();
  // Two aggregates for each of so many columns would take seconds.
  if (columns.length > wideColumns) return large;
  const numbers = columns.filter(({ type }) => type === 'number' || type === 'integer').map(({ name }) => name);
  const reach = (cells: readonly string[]) =>
    `max(greatest(${cells.map((cell) => `abs(${cell}::DOUBLE)`).join(', ')})) >= ${largeFrom}`;
  const moments = (cell: string) =>
    `[avg(${cell}::DOUBLE), stddev_pop(CASE WHEN abs(${cell}::DOUBLE) < ${largestSquared} THEN ${cell}::DOUBLE END)]`;
  for (const [name, found] of await askEach(connection, await columnsWhere(connection, numbers, reach), moments)) {
    const [mean = Number.NaN, spread = Number.NaN] = found as readonly number[];
    if (Number.isFinite(mean) && Math.max(Math.abs(mean), spread) >= largeFrom) large.set(name, { mean, spread });
  }
  return large;
}

/** The columns of whole numbers from 0 to 255, of a table that has cells enough to be kept as bytes. */
async function byteColumns(
  connection: DuckDBConnection,
  columns: readonly ColumnInfo[],
  rows: number,
): Promise<ReadonlySet<string>> {
  if (rows * columns.length < minBytes) return new Set();
  const whole = columns.filter(({ type }) => type === 'integer').map(({ name }) => name);
  const outside = (cells: readonly string[]) =>
    `max(greatest(${cells.map((cell) => `abs(${cell}::DOUBLE - 127.5)`).join(', ')})) > 127.5`;
  const others = new Set(await columnsWhere(connection, whole, outside));
  return new Set(whole.filter((name) => !others.has(name)));
}
