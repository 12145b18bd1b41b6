// Runs table.sample: rows drawn at random, in the order of the table.
import { sample as spec } from '#shared/nodes/table/sample.ts';
import { findColumns, make, nothingKnown, plainColumns, predict } from '#engine/nodes/table/make-table.ts';
import type { KnownTable, TablePlan } from '#engine/nodes/table/make-table.ts';
import { numbered, presentCell } from '#engine/table/query.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { ParamsOf } from '#shared/spec/param.ts';

export const sample = defineRunner<typeof spec>({
  spec,
  infer: ({ table }, params) => (table ? predict(plan(table, params, 0)) : nothingKnown),
  run: ({ table }, params, context) => make([table], plan(table, params, context.seed), context),
});

function plan(table: KnownTable, params: ParamsOf<typeof spec.params>, seed: number): TablePlan {
  const { rows: total } = table;
  const count = params.amount === 'rows' ? params.rows : Math.max(1, Math.round(params.fraction * (total ?? 0)));
  const [stratum] = findColumns(table, params.stratify === '' ? [] : [params.stratify], 'stratify');
  const { from, row } = numbered(table.columns);
  const drawn = `md5_number_lower('${seed}:' || ${row})`;
  // Within a stratum rows stand evenly between 0 and 1, so that the first of them all are as many of each as its share.
  const value = stratum && presentCell(stratum);
  const place = value
    ? `(row_number() OVER (PARTITION BY ${value} ORDER BY ${drawn}, ${row}) - 0.5) / count(*) OVER (PARTITION BY ${value}), `
    : '';
  const chosen = `SELECT * FROM ${from} ORDER BY ${place}${drawn}, ${row} LIMIT ${count}`;
  return {
    sql: `SELECT * EXCLUDE (${row}) FROM (${chosen}) ORDER BY ${row}`,
    columns: plainColumns(table.columns),
    rows: total === null ? null : Math.min(total, count),
  };
}
