// What runners of tables share: one plan says what comes out, before the run and in it.
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { someNames } from '#shared/text/some-names.ts';
import { queryToParquet } from '#engine/table/query.ts';
import type { Query } from '#engine/table/query.ts';
import type { RunContext } from '#engine/values/runner.ts';
import type { TableValue } from '#engine/values/table.ts';

/** A table as it is known before the run; a TableValue is one, too. */
export interface KnownTable {
  readonly columns: readonly ColumnInfo[];
  readonly rows: number | null;
}

export interface TablePlan extends Query {
  /** null while only the run can tell. */
  readonly rows: number | null;
}

interface Predicted {
  readonly outputs: { readonly table?: InfoOf<'table'> };
  readonly problems: readonly [];
}

export const nothingKnown: Predicted = { outputs: {}, problems: [] };

/** What a plan predicts. Its Faults are the analysis'. */
export function predict(plan: Pick<TablePlan, 'columns' | 'rows'>): Predicted {
  return { outputs: { table: { type: 'table', columns: plan.columns, rows: plan.rows } }, problems: [] };
}

/** Makes what a plan says of the tables. */
export async function make(
  tables: readonly TableValue[],
  plan: Query,
  context: RunContext,
): Promise<{ readonly table: TableValue }> {
  const file = context.newFile('table.parquet');
  context.progress(null);
  const files = tables.map((table) => table.file);
  const { columns, rows } = await queryToParquet(plan, files, file, context.signal);
  return { table: { type: 'table', file, columns, rows } };
}

/** The columns of the table that `names` names, each once. Throws Fault 'column.missing' blaming `param`. */
export function findColumns(
  { columns }: Pick<KnownTable, 'columns'>,
  names: readonly string[],
  param: string,
): readonly ColumnInfo[] {
  const byName = new Map(columns.map((column) => [column.name, column]));
  return [...new Set(names)].map((name) => {
    const column = byName.get(name);
    if (column) return column;
    throw new Fault('column.missing', { column: name, available: someNames([...byName.keys()], 8) }, { param });
  });
}

/** Those that `names` names, or all. */
export const chosenOrAll = (table: Pick<KnownTable, 'columns'>, names: readonly string[], param: string) =>
  names.length > 0 ? findColumns(table, names, param) : table.columns;

/** Names and types, for rows of which nothing else is known. */
export const plainColumns = (columns: readonly ColumnInfo[]): readonly ColumnInfo[] =>
  columns.map(({ name, type }) => ({ name, type }));

/** The columns of numbers that `names` names, or all there are. Faults: `column.missing`, `table.notNumbers`. */
export function numberColumns(
  table: Pick<KnownTable, 'columns'>,
  names: readonly string[],
  param: string,
): readonly ColumnInfo[] {
  const isNumber = ({ type }: ColumnInfo) => type === 'number' || type === 'integer';
  if (names.length === 0) return table.columns.filter(isNumber);
  const found = findColumns(table, names, param);
  const other = found.find((column) => !isNumber(column));
  if (other) throw new Fault('table.notNumbers', { column: other.name }, { param });
  return found;
}
