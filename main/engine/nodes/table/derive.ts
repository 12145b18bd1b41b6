// Runs table.derive: a column computed from others by an expression that a person wrote.
import { derive as spec } from '#shared/nodes/table/derive.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { expressionOver, expressionToParquet } from '#engine/nodes/table/expression.ts';
import { nothingKnown, predict } from '#engine/nodes/table/make-table.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const derive = defineRunner<typeof spec>({
  spec,

  async infer({ table }, { name, expression: text }, { signal }) {
    if (!table) return nothingKnown;
    const { type } = await expressionOver(table, text, 'expression', signal);
    const columns = withColumn(table.columns, name, type).map(({ derived: _, ...column }) => column);
    return predict({ columns, rows: table.rows });
  },

  async run({ table }, { name, expression: text }, context) {
    const expression = await expressionOver(table, text, 'expression', context.signal);
    const columns = withColumn(table.columns, name, expression.type);
    return expressionToParquet(table, expression, { columns }, context);
  },
});

/** The columns with one more at the end, or in the place of one of the same name, in capitals or not. */
function withColumn(
  columns: readonly ColumnInfo[],
  given: string,
  type: ColumnInfo['type'],
): readonly (ColumnInfo & { readonly derived?: true })[] {
  const name = given.trim();
  if (name === '') throw new Fault('derive.noName', {}, { param: 'name' });
  const made = { name, type, derived: true } as const;
  const isThere = (column: ColumnInfo) => column.name.toLowerCase() === name.toLowerCase();
  return columns.some(isThere) ? columns.map((column) => (isThere(column) ? made : column)) : [...columns, made];
}
