// Runs table.select: some of a table's columns, or all of them in another order.
import { select as spec } from '#shared/nodes/table/select.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { findColumns, make, nothingKnown, predict } from '#engine/nodes/table/make-table.ts';
import type { KnownTable, TablePlan } from '#engine/nodes/table/make-table.ts';
import { identifier } from '#engine/table/sql-text.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { ParamsOf } from '#shared/spec/param.ts';

export const select = defineRunner<typeof spec>({
  spec,
  infer: ({ table }, params) => (table ? predict(plan(table, params)) : nothingKnown),
  run: ({ table }, params, context) => make([table], plan(table, params), context),
});

function plan(table: KnownTable, params: ParamsOf<typeof spec.params>): TablePlan {
  const columns = chosen(table, params);
  if (columns.length === 0) throw new Fault('table.noColumns', {}, { param: 'columns' });
  const sql = `SELECT ${columns.map(({ name }) => identifier(name)).join(', ')} FROM t1`;
  return { sql, columns, rows: table.rows, factsHold: true };
}

function chosen(table: KnownTable, { mode, columns: names }: ParamsOf<typeof spec.params>): readonly ColumnInfo[] {
  if (names.length === 0) return table.columns;
  const named = findColumns(table, names, 'columns');
  if (mode === 'keep') return named;
  const others = new Set(named);
  const rest = table.columns.filter((column) => !others.has(column));
  return mode === 'drop' ? rest : [...named, ...rest];
}
