// Runs table.group: one row for each group of rows, with measures of its columns.
import { group as spec } from '#shared/nodes/table/group.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { findColumns, make, nothingKnown, predict } from '#engine/nodes/table/make-table.ts';
import type { KnownTable, TablePlan } from '#engine/nodes/table/make-table.ts';
import { uniqueNames } from '#engine/table/columns.ts';
import { numbered, presentCell } from '#engine/table/query.ts';
import { identifier } from '#engine/table/sql-text.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { ParamsOf } from '#shared/spec/param.ts';

type Params = ParamsOf<typeof spec.params>;
type Name = (typeof spec.params.measures.options)[number];

export const group = defineRunner<typeof spec>({
  spec,
  infer: ({ table }, params) => (table ? predict(plan(table, params)) : nothingKnown),
  run: ({ table }, params, context) => make([table], plan(table, params), context),
});

interface Measure {
  readonly needsNumbers?: true;
  /** Of what it gives; 'same' = as its column. */
  readonly type: ColumnInfo['type'] | 'same';
  /** SQL of a cell, and of what orders it; `row` is the row's number. */
  sql(cell: string, order: string, row: string): string;
}

const measures: Readonly<Record<Name, Measure>> = {
  mean: { needsNumbers: true, type: 'number', sql: (cell) => `avg(${cell}::DOUBLE)` },
  sum: { needsNumbers: true, type: 'number', sql: (cell) => `sum(${cell}::DOUBLE)` },
  min: { type: 'same', sql: (cell, order) => `arg_min(${cell}, ${order}) FILTER (${cell} IS NOT NULL)` },
  max: { type: 'same', sql: (cell, order) => `arg_max(${cell}, ${order}) FILTER (${cell} IS NOT NULL)` },
  median: { needsNumbers: true, type: 'number', sql: (cell) => `median(${cell}::DOUBLE)` },
  deviation: { needsNumbers: true, type: 'number', sql: (cell) => `stddev_samp(${cell}::DOUBLE)` },
  first: { type: 'same', sql: (cell, _, row) => `arg_min(${cell}, ${row}) FILTER (${cell} IS NOT NULL)` },
  distinct: { type: 'integer', sql: (cell) => `count(DISTINCT ${cell})` },
  count: { type: 'integer', sql: (cell) => `count(${cell})` },
};

/** Faults: `column.missing`, `table.notNumbers`, `table.noColumns`. */
function plan(table: KnownTable, params: Params): TablePlan {
  const keys = findColumns(table, params.by, 'by');
  const { from, row } = numbered(table.columns);
  const made = [
    ...keys.map((key) => ({ name: key.name, type: key.type, cell: presentCell(key) })),
    ...(params.rows ? [{ name: 'rows', type: 'integer' as const, cell: 'count(*)' }] : []),
    ...summaries(table, keys, params, row),
  ];
  if (made.length === 0) throw new Fault('table.noColumns', {}, { param: 'measures' });
  const names = uniqueNames(made.map(({ name }) => name));
  const list = made.map(({ cell }, i) => `${cell} AS ${identifier(names[i] ?? '')}`).join(', ');
  const places = keys.map((_, i) => i + 1);
  const grouped =
    keys.length > 0 ? ` GROUP BY ${places.join(', ')} ORDER BY ${places.map((i) => `${i} NULLS LAST`).join(', ')}` : '';
  return {
    sql: `SELECT ${list} FROM ${from}${grouped}`,
    columns: made.map(({ type }, i) => ({ name: names[i] ?? '', type })),
    rows: keys.length > 0 ? null : 1,
    adds: true,
  };
}

function summaries(table: KnownTable, keys: readonly ColumnInfo[], params: Params, row: string) {
  const isKey = new Set(keys);
  const columns =
    params.columns.length > 0
      ? findColumns(table, params.columns, 'columns')
      : table.columns.filter((column) => !isKey.has(column));
  const chosen = spec.params.measures.options.filter((name) => params.measures.includes(name));
  return columns.flatMap((column) =>
    chosen.flatMap((name) => {
      const { needsNumbers, type, sql } = measures[name];
      if (needsNumbers && column.type !== 'number' && column.type !== 'integer') {
        if (params.columns.length === 0) return [];
        throw new Fault('table.notNumbers', { column: column.name }, { param: 'columns' });
      }
      const cell = presentCell(column);
      const order = column.type === 'boolean' ? `TRY_CAST(${cell} AS BOOLEAN)` : cell;
      return [
        { name: `${column.name} ${name}`, type: type === 'same' ? column.type : type, cell: sql(cell, order, row) },
      ];
    }),
  );
}
