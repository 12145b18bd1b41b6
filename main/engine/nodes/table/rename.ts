// Runs table.rename: the same table under other names.
import { rename as spec } from '#shared/nodes/table/rename.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { chosenOrAll, make, nothingKnown, predict } from '#engine/nodes/table/make-table.ts';
import type { KnownTable, TablePlan } from '#engine/nodes/table/make-table.ts';
import { uniqueNames } from '#engine/table/columns.ts';
import { identifier } from '#engine/table/sql-text.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { ParamsOf } from '#shared/spec/param.ts';

export const rename = defineRunner<typeof spec>({
  spec,
  infer: ({ table }, params) => (table ? predict(plan(table, params)) : nothingKnown),
  run: ({ table }, params, context) => make([table], plan(table, params), context),
});

/** Faults: `column.missing`, `rename.count`, `rename.taken`. */
function plan(table: KnownTable, { columns: names, names: text }: ParamsOf<typeof spec.params>): TablePlan {
  const from = chosenOrAll(table, names, 'columns');
  // A line break at the end ends the last line and begins no other.
  const lines = text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
  const expected = text === '' && names.length === 0 ? 0 : from.length;
  if (lines.length !== expected)
    throw new Fault('rename.count', { expected: from.length, received: lines.length }, { param: 'names' });
  const newNames = new Map(from.map(({ name }, i) => [name, lines[i]?.trim() || name]));
  const columns = table.columns.map((column) => {
    const name = newNames.get(column.name) ?? column.name;
    if (name === column.name) return column;
    // Its name made it one.
    const { id: _, ...facts } = column;
    return { ...facts, name };
  });
  const renamed = columns.map(({ name }) => name);
  const twice = uniqueNames(renamed).findIndex((name, i) => name !== renamed[i]);
  if (twice >= 0) throw new Fault('rename.taken', { name: renamed[twice] ?? '' }, { param: 'names' });
  const list = table.columns.map(({ name }, i) => `${identifier(name)} AS ${identifier(renamed[i] ?? name)}`);
  return { sql: `SELECT ${list.join(', ')} FROM t1`, columns, rows: table.rows, factsHold: true };
}
