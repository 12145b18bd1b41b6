// Runs table.sort: rows in the order of some columns; those that are equal there keep their order.
import { sort as spec } from '#shared/nodes/table/sort.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { findColumns, make, nothingKnown, predict } from '#engine/nodes/table/make-table.ts';
import type { KnownTable, TablePlan } from '#engine/nodes/table/make-table.ts';
import { numericCell } from '#engine/table/columns.ts';
import { numbered, presentCell } from '#engine/table/query.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { ParamsOf } from '#shared/spec/param.ts';

export const sort = defineRunner<typeof spec>({
  spec,
  infer: ({ table }, params) => (table ? predict(plan(table, params)) : nothingKnown),
  run: ({ table }, params, context) => make([table], plan(table, params), context),
});

function plan(table: KnownTable, { columns: names, order }: ParamsOf<typeof spec.params>): TablePlan {
  const direction = order === 'ascending' ? 'ASC' : 'DESC';
  const keys = findColumns(table, names, 'columns').map((column) => `${cell(column)} ${direction} NULLS LAST`);
  const { from, row } = numbered(table.columns);
  const sql = `SELECT * EXCLUDE (${row}) FROM ${from} ORDER BY ${[...keys, row].join(', ')}`;
  return { sql, columns: table.columns.map(elsewhere), rows: table.rows };
}

const cell = (column: ColumnInfo): string => (column.type === 'boolean' ? numericCell(column) : presentCell(column));

/** What holds of a column whatever the order of its rows: not where its first text or its first gap is. */
function elsewhere({ firstText: _, missing, ...column }: ColumnInfo): ColumnInfo {
  // Without its gaps a column with distinct values would look like one that has none.
  return missing ? { name: column.name, type: column.type } : column;
}
