// Runs table.dropMissing: a table without the rows, or without the columns, that lack values.
import { dropMissing as spec } from '#shared/nodes/table/drop-missing.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { chosenOrAll, make, nothingKnown, plainColumns, predict } from '#engine/nodes/table/make-table.ts';
import type { KnownTable, TablePlan } from '#engine/nodes/table/make-table.ts';
import { askTable, presentCell } from '#engine/table/query.ts';
import { identifier } from '#engine/table/sql-text.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { ParamsOf } from '#shared/spec/param.ts';

type Params = ParamsOf<typeof spec.params>;

export const dropMissing = defineRunner<typeof spec>({
  spec,

  infer({ table }, params) {
    if (!table) return nothingKnown;
    const columns = chosenOrAll(table, params.columns, 'columns');
    if (params.what === 'rows') return predict(withoutRows(table, columns));
    const missing = knownMissing(table, columns);
    return missing ? predict(withoutColumns(table, columns, missing, params)) : nothingKnown;
  },

  async run({ table }, params, context) {
    const columns = chosenOrAll(table, params.columns, 'columns');
    if (params.what === 'rows') return make([table], withoutRows(table, columns), context);
    const counts = columns.map((column) => `SELECT count(*) - count(${presentCell(column)}) FROM t1`);
    const missing = (await askTable(table.file, counts, context.signal)).map(Number);
    return make([table], withoutColumns(table, columns, missing, params), context);
  },
});

function withoutRows(table: KnownTable, columns: readonly ColumnInfo[]): TablePlan {
  const present = columns.map((column) => `${presentCell(column)} IS NOT NULL`);
  const sql = `SELECT * FROM t1 WHERE ${present.join(' AND ')}`;
  return { sql, columns: plainColumns(table.columns), rows: null };
}

function withoutColumns(
  { columns: all, rows }: KnownTable,
  columns: readonly ColumnInfo[],
  missing: readonly number[],
  { share }: Params,
): TablePlan {
  const dropped = new Set(columns.filter((_, i) => (missing[i] ?? 0) > share * (rows ?? 0)));
  const kept = all.filter((column) => !dropped.has(column));
  if (kept.length === 0) throw new Fault('table.noColumns', {}, { param: 'columns' });
  const sql = `SELECT ${kept.map(({ name }) => identifier(name)).join(', ')} FROM t1`;
  return { sql, columns: kept, rows, factsHold: true };
}

/** Of a table of more gaps than this only the first columns that have some are told (column-facts.ts). */
const toldLacking = 200;

/** How many values each column lacks; undefined where the table does not tell it of each. */
function knownMissing(table: KnownTable, columns: readonly ColumnInfo[]): readonly number[] | undefined {
  const lacking = table.columns.filter(({ missing }) => missing).length;
  const told = ({ missing, categories }: ColumnInfo) => missing !== undefined || categories !== undefined;
  if (table.rows === null || lacking >= toldLacking || !columns.every(told)) return undefined;
  return columns.map(({ missing }) => missing?.count ?? 0);
}
