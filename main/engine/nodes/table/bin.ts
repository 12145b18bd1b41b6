// Runs table.bin: columns that say in which of a number of ranges the numbers of others fall.
import { bin as spec } from '#shared/nodes/table/bin.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { make, nothingKnown, numberColumns, predict } from '#engine/nodes/table/make-table.ts';
import type { KnownTable, TablePlan } from '#engine/nodes/table/make-table.ts';
import { uniqueNames } from '#engine/table/columns.ts';
import { askTable, presentCell } from '#engine/table/query.ts';
import { identifier, literal } from '#engine/table/sql-text.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { ParamsOf } from '#shared/spec/param.ts';

type Params = ParamsOf<typeof spec.params>;

export const bin = defineRunner<typeof spec>({
  spec,

  infer({ table }, params) {
    if (!table) return nothingKnown;
    return predict(plan(table, numberColumns(table, params.columns, 'columns'), []));
  },

  async run({ table }, params, context) {
    const columns = numberColumns(table, params.columns, 'columns');
    const asked = columns.map((column) => edgesOf(column, params));
    return make([table], plan(table, columns, await askTable(table.file, asked, context.signal)), context);
  },
});

/** SQL of the edges between the bins of a column, as a list; the outer ones are no edges. */
function edgesOf(column: ColumnInfo, { by, bins }: Params): string {
  const cell = `${presentCell(column)}::DOUBLE`;
  const inner = Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins);
  if (by === 'quantiles') return `SELECT quantile_cont(${cell}, [${inner.join(', ')}]) FROM t1`;
  const edges = inner.map((share) => `min(${cell}) + ${share} * (max(${cell}) - min(${cell}))`);
  return `SELECT [${edges.join(', ')}] FROM t1`;
}

function plan(table: KnownTable, columns: readonly ColumnInfo[], edges: readonly (string | null)[]): TablePlan {
  const names = uniqueNames([...table.columns.map(({ name }) => name), ...columns.map(({ name }) => `${name} bin`)]);
  const made = columns.map((_, i) => ({ name: names[table.columns.length + i] ?? '', type: 'integer' as const }));
  const cells = columns.map((column, i) => {
    const cell = `${presentCell(column)}::DOUBLE`;
    const list = `${literal(edges[i] ?? '[]')}::DOUBLE[]`;
    const place = `1 + len(list_filter(${list}, lambda edge: edge < ${cell}))`;
    return `CASE WHEN ${cell} IS NOT NULL THEN ${place} END AS ${identifier(made[i]?.name ?? '')}`;
  });
  return {
    sql: `SELECT ${['*', ...cells].join(', ')} FROM t1`,
    columns: [...table.columns, ...made],
    rows: table.rows,
  };
}
