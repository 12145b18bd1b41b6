// Runs table.join: rows of two tables that are equal in some columns, side by side.
import { join as spec } from '#shared/nodes/table/join.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { findColumns, make, nothingKnown, plainColumns, predict } from '#engine/nodes/table/make-table.ts';
import type { KnownTable, TablePlan } from '#engine/nodes/table/make-table.ts';
import { uniqueNames } from '#engine/table/columns.ts';
import { presentCell, unusedName } from '#engine/table/query.ts';
import { identifier } from '#engine/table/sql-text.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { ParamsOf } from '#shared/spec/param.ts';

type Params = ParamsOf<typeof spec.params>;

export const join = defineRunner<typeof spec>({
  spec,
  infer: ({ left, right }, params) => (left && right ? predict(plan(left, right, params)) : nothingKnown),
  run: ({ left, right }, params, context) => make([left, right], plan(left, right, params), context),
});

interface Key {
  readonly left: ColumnInfo;
  readonly right: ColumnInfo;
  /** What both are compared as. */
  readonly type: ColumnInfo['type'];
}

function plan(left: KnownTable, right: KnownTable, params: Params): TablePlan {
  const { how, suffix } = params;
  const keys = keysOf(left, right, params);
  const byLeft = new Map(keys.map((key) => [key.left, key]));
  const keepsRight = how === 'right' || how === 'full';
  const ofLeft = plainColumns(left.columns).map((column, i) => {
    const key = byLeft.get(left.columns[i] ?? column);
    const cell = `l.${identifier(column.name)}`;
    if (!key || !keepsRight) return { ...column, cell };
    const type = storage[key.type];
    return { ...column, type: key.type, cell: `coalesce(${cell}::${type}, r.${identifier(key.right.name)}::${type})` };
  });
  const isKey = new Set(keys.map((key) => key.right));
  const taken = new Set(left.columns.map(({ name }) => name.toLowerCase()));
  const ofRight = right.columns
    .filter((column) => !isKey.has(column))
    .map(({ name, type }) => ({
      name: taken.has(name.toLowerCase()) ? name + suffix : name,
      type,
      cell: `r.${identifier(name)}`,
    }));
  const all = [...ofLeft, ...ofRight];
  const names = uniqueNames(all.map(({ name }) => name));
  const list = all.map(({ cell }, i) => `${cell} AS ${identifier(names[i] ?? '')}`);
  const row = identifier(
    unusedName(
      [...left.columns, ...right.columns].map(({ name }) => name),
      'row',
    ),
  );
  const from = (table: string) => `(SELECT *, row_number() OVER () AS ${row} FROM ${table})`;
  const equal = keys.map((key) => `${compared(key, 'left')} = ${compared(key, 'right')}`).join(' AND ');
  const order = how === 'right' ? ['r', 'l'] : ['l', 'r'];
  return {
    sql: `SELECT ${list.join(', ')} FROM ${from('t1')} AS l ${how.toUpperCase()} JOIN ${from('t2')} AS r ON ${equal}
      ORDER BY ${order.map((side) => `${side}.${row} NULLS LAST`).join(', ')}`,
    columns: all.map(({ type }, i) => ({ name: names[i] ?? '', type })),
    rows: null,
  };
}

const storage = { number: 'DOUBLE', integer: 'BIGINT', text: 'VARCHAR', boolean: 'VARCHAR' } as const;

/** A key's cell as it is compared: words for true and false are these, however they are written. */
function compared({ type, ...key }: Key, side: 'left' | 'right'): string {
  const column = key[side];
  const cell = presentCell(column).replace(identifier(column.name), () => `${side[0]}.${identifier(column.name)}`);
  return type === 'boolean' ? `TRY_CAST(${cell} AS BOOLEAN)` : `${cell}::${storage[type]}`;
}

/** Faults: `column.missing`, `join.noColumns`, `join.count`, `join.types`. */
function keysOf(left: KnownTable, right: KnownTable, { leftColumns, rightColumns }: Params): readonly Key[] {
  const rightNames = new Set(right.columns.map(({ name }) => name));
  const ofLeft =
    leftColumns.length > 0
      ? findColumns(left, leftColumns, 'leftColumns')
      : left.columns.filter(({ name }) => rightColumns.length === 0 && rightNames.has(name));
  const ofRight = findColumns(
    right,
    rightColumns.length > 0 ? rightColumns : ofLeft.map(({ name }) => name),
    'rightColumns',
  );
  if (ofLeft.length === 0 && ofRight.length === 0) throw new Fault('join.noColumns', {}, { param: 'leftColumns' });
  if (ofLeft.length !== ofRight.length)
    throw new Fault('join.count', { left: ofLeft.length, right: ofRight.length }, { param: 'rightColumns' });
  return ofLeft.flatMap((one, i) => {
    const other = ofRight[i];
    if (!other) return [];
    const isNumber = [one, other].every(({ type }) => type === 'number' || type === 'integer');
    if (one.type !== other.type && !isNumber)
      throw new Fault('join.types', { left: one.name, right: other.name }, { param: 'leftColumns' });
    return [{ left: one, right: other, type: one.type === other.type ? one.type : ('number' as const) }];
  });
}
