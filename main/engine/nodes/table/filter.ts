// Runs table.filter: the rows for which a condition that a person wrote is true.
import { filter as spec } from '#shared/nodes/table/filter.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { nothingKnown, plainColumns, predict } from '#engine/nodes/table/make-table.ts';
import { expressionOver, expressionToParquet } from '#engine/nodes/table/expression.ts';
import type { Expression } from '#engine/nodes/table/expression.ts';
import type { KnownTable } from '#engine/nodes/table/make-table.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const filter = defineRunner<typeof spec>({
  spec,

  async infer({ table }, { condition }, { signal }) {
    if (!table) return nothingKnown;
    await conditionOver(table, condition, signal);
    return predict({ columns: plainColumns(table.columns), rows: null });
  },

  async run({ table }, { condition }, context) {
    const expression = await conditionOver(table, condition, context.signal);
    return expressionToParquet(table, expression, { where: true, columns: table.columns }, context);
  },
});

async function conditionOver(table: KnownTable, text: string, signal: AbortSignal): Promise<Expression> {
  const expression = await expressionOver(table, text, 'condition', signal);
  const { duckdbType } = expression;
  if (duckdbType !== 'BOOLEAN') throw new Fault('filter.notCondition', { type: duckdbType }, { param: 'condition' });
  return expression;
}
