// An expression over the columns of a table, as filter and derive take it: checked, its type found, and run over the rows.
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import type { KnownTable } from '#engine/nodes/table/make-table.ts';
import { forgetOldest } from '#engine/table/input-file.ts';
import { unusedName } from '#engine/table/query.ts';
import { emptyTable, seenColumns, writtenColumns, writtenToParquet } from '#engine/table/run-written.ts';
import { identifier } from '#engine/table/sql-text.ts';
import { checkExpression, inParentheses } from '#engine/table/written-sql.ts';
import type { RunContext } from '#engine/values/runner.ts';
import type { TableValue } from '#engine/values/table.ts';

export interface Expression {
  readonly text: string;
  readonly param: string;
  readonly type: ColumnInfo['type'];
  readonly duckdbType: string;
  /** The columns that it uses. */
  readonly used: readonly ColumnInfo[];
}

/** Expressions that were good; asked for again on every edit. */
const found = new Map<string, Expression>();

/** Faults: those of checkExpression, and `expression.failed` where types do not go together. */
export async function expressionOver(
  { columns }: KnownTable,
  text: string,
  param: string,
  signal: AbortSignal,
): Promise<Expression> {
  const key = JSON.stringify([text, param, columns.map(({ name, type }) => [name, type])]);
  const known = found.get(key);
  if (known) return known;
  const names = await checkExpression(text, { name: 't1', columns }, param, signal);
  const used = columns.filter(({ name }) => names.has(name.toLowerCase()));
  const sql = `SELECT ${inParentheses(text)} AS value FROM t1`;
  const [value] = await writtenColumns({ sql, param }, [emptyTable('t1', used)], signal);
  if (!value) throw new Error('An expression without a value.');
  const expression = { text, param, type: value.type, duckdbType: value.duckdbType, used };
  found.set(key, expression);
  forgetOldest(found);
  return expression;
}

/** What becomes of the expression's value: rows are kept by it, or a column of the result holds it. */
interface Use {
  readonly where?: boolean;
  readonly columns: readonly (ColumnInfo & { readonly derived?: boolean })[];
}

/** The columns of the table of the same name, byte by byte, and those that are derived. */
export async function expressionToParquet(
  table: TableValue,
  { text, param, used }: Expression,
  { where, columns }: Use,
  context: RunContext,
): Promise<{ readonly table: TableValue }> {
  // The expression sees columns under their names, as values of four types; what is kept of them goes by other names.
  const hidden = unusedName(
    table.columns.map(({ name }) => name),
    'kept',
  );
  const kept = columns.flatMap(({ name, derived }, i) =>
    derived ? [] : [`${identifier(name)} AS ${identifier(`${hidden} ${i}`)}`],
  );
  const value = inParentheses(text);
  const cells = columns.map(({ derived }, i) => (derived ? value : identifier(`${hidden} ${i}`)));
  const sql = `SELECT ${cells.join(', ')} FROM ${where ? `(SELECT * FROM t1 WHERE ${value})` : 't1'}`;
  const file = context.newFile('table.parquet');
  context.progress(null);
  const { columns: made, rows } = await writtenToParquet(
    { sql, param },
    columns.map(({ name, type, derived }) => ({ name, type, asItIs: !derived })),
    [{ name: 't1', file: table.file, list: [...kept, ...(used.length > 0 ? [seenColumns(used)] : [])].join(', ') }],
    file,
    context.signal,
  );
  return { table: { type: 'table', file, columns: made, rows } };
}
