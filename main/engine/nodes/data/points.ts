// Points in a plane, of two or more classes (the formulas: points-numbers.ts).
import { points as spec } from '#shared/nodes/data/points.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { madeTable } from '#engine/nodes/data/made-rows.ts';
import { classesOf, pointRows } from '#engine/nodes/data/points-numbers.ts';
import type { PointsOptions } from '#engine/nodes/data/points-numbers.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const points = defineRunner({
  spec,

  infer: (_, params) => ({
    outputs: { table: { type: 'table', columns: columnsOf(params), rows: params.rows } },
    problems: [],
  }),

  run: async (_, params, context) => ({
    table: await madeTable(columnsOf(params), params.rows, pointRows(params, context.seed), context),
  }),
});

function columnsOf(params: PointsOptions): readonly ColumnInfo[] {
  const labels = Array.from({ length: Math.min(classesOf(params), params.rows) }, (_, i) => String(i));
  return [
    { name: 'x', type: 'number' },
    { name: 'y', type: 'number' },
    { name: 'target', type: 'integer', categories: labels },
  ];
}
