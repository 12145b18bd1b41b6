// Runs table.distinct: one of the rows that are the same in some columns.
import { distinct as spec } from '#shared/nodes/table/distinct.ts';
import { chosenOrAll, make, nothingKnown, plainColumns, predict } from '#engine/nodes/table/make-table.ts';
import type { KnownTable, TablePlan } from '#engine/nodes/table/make-table.ts';
import { numbered, presentCell } from '#engine/table/query.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { ParamsOf } from '#shared/spec/param.ts';

export const distinct = defineRunner<typeof spec>({
  spec,
  infer: ({ table }, params) => (table ? predict(plan(table, params)) : nothingKnown),
  run: ({ table }, params, context) => make([table], plan(table, params), context),
});

function plan(table: KnownTable, { columns: names, keep }: ParamsOf<typeof spec.params>): TablePlan {
  const cells = chosenOrAll(table, names, 'columns').map(presentCell);
  const { from, row } = numbered(table.columns);
  const order = keep === 'first' ? 'ASC' : 'DESC';
  const isKept = `row_number() OVER (PARTITION BY ${cells.join(', ')} ORDER BY ${row} ${order}) = 1`;
  const sql = `SELECT * EXCLUDE (${row}) FROM (SELECT * FROM ${from} QUALIFY ${isKept}) ORDER BY ${row}`;
  return { sql, columns: plainColumns(table.columns), rows: null };
}
