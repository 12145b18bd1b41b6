// Runs table.outliers: numbers beyond limits that their column gives, marked, clipped, or dropped with their rows.
import { outliers as spec } from '#shared/nodes/table/outliers.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { make, nothingKnown, numberColumns, plainColumns, predict } from '#engine/nodes/table/make-table.ts';
import type { KnownTable, TablePlan } from '#engine/nodes/table/make-table.ts';
import { askTable, presentCell, unusedName } from '#engine/table/query.ts';
import { identifier, literal } from '#engine/table/sql-text.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { ParamsOf } from '#shared/spec/param.ts';

type Params = ParamsOf<typeof spec.params>;

export const outliers = defineRunner<typeof spec>({
  spec,

  infer({ table }, params) {
    if (!table) return nothingKnown;
    const columns = numberColumns(table, params.columns, 'columns');
    return predict(plan(table, columns, [], params));
  },

  async run({ table }, params, context) {
    const columns = numberColumns(table, params.columns, 'columns');
    const limits = await askTable(
      table.file,
      columns.flatMap((column) => limitsOf(column, params)),
      context.signal,
    );
    return make([table], plan(table, columns, limits, params), context);
  },
});

/** SQL of the smallest and of the largest usual number of a column. */
function limitsOf(column: ColumnInfo, { rule, range, deviations }: Params): readonly string[] {
  const cell = `${presentCell(column)}::DOUBLE`;
  if (rule === 'deviations')
    return ['-', '+'].map((sign) => `SELECT avg(${cell}) ${sign} ${deviations} * stddev_pop(${cell}) FROM t1`);
  const [first, third] = [0.25, 0.75].map((share) => `quantile_cont(${cell}, ${share})`);
  return [`${first} -`, `${third} +`].map((side) => `SELECT ${side} ${range} * (${third} - ${first}) FROM t1`);
}

/** `limits` are each column's two, where they are known; a column without values has none. */
function plan(
  table: KnownTable,
  columns: readonly ColumnInfo[],
  limits: readonly (string | null)[],
  { action }: Params,
): TablePlan {
  const looked = columns.map((column, i) => {
    const [low, high] = [0, 1].map((side) => `${literal(limits[2 * i + side] ?? 'nan')}::DOUBLE`);
    const cell = `${presentCell(column)}::DOUBLE`;
    const has = (limits[2 * i] ?? null) !== null;
    return {
      column,
      clipped: has
        ? `CASE WHEN ${cell} < ${low} THEN ${low} WHEN ${cell} > ${high} THEN ${high} ELSE ${cell} END`
        : cell,
      // Of a missing cell neither holds.
      isOut: has ? `coalesce(${cell} < ${low} OR ${cell} > ${high}, false)` : 'false',
    };
  });
  const isOut = looked.map((one) => one.isOut).join(' OR ') || 'false';
  if (action === 'drop')
    return { sql: `SELECT * FROM t1 WHERE NOT (${isOut})`, columns: plainColumns(table.columns), rows: null };
  if (action === 'mark') {
    const name = unusedName(
      table.columns.map((column) => column.name),
      'outlier',
    );
    const sql = `SELECT *, (${isOut}) AS ${identifier(name)} FROM t1`;
    return { sql, columns: [...table.columns, { name, type: 'boolean' }], rows: table.rows };
  }
  const clipped = new Map(looked.map((one) => [one.column, one.clipped]));
  const cells = table.columns.map((column) => {
    const name = identifier(column.name);
    const cell = clipped.get(column);
    return cell === undefined ? name : `${cell} AS ${name}`;
  });
  const made = table.columns.map((column) =>
    clipped.has(column) ? { name: column.name, type: 'number' as const } : column,
  );
  return { sql: `SELECT ${cells.join(', ')} FROM t1`, columns: made, rows: table.rows };
}
