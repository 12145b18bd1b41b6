// Runs table.fillMissing: the same rows with a value in each gap of some columns, and, if asked for, columns that say where
// the gaps were.
import { fillMissing as spec } from '#shared/nodes/table/fill-missing.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { chosenOrAll, make, nothingKnown, predict } from '#engine/nodes/table/make-table.ts';
import type { KnownTable } from '#engine/nodes/table/make-table.ts';
import { uniqueNames } from '#engine/table/columns.ts';
import { askTable, presentCell } from '#engine/table/query.ts';
import type { Query } from '#engine/table/query.ts';
import { identifier, literal } from '#engine/table/sql-text.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { ParamsOf } from '#shared/spec/param.ts';

type Params = ParamsOf<typeof spec.params>;

export const fillMissing = defineRunner<typeof spec>({
  spec,

  infer({ table }, params) {
    if (!table) return nothingKnown;
    return predict({ columns: filledColumns(table, filledOf(table, params), params), rows: table.rows });
  },

  async run({ table }, params, context) {
    const filled = filledOf(table, params);
    const values = params.method === 'constant' ? filled.map(() => params.value) : await found(filled);
    return make([table], plan(table, filled, values, params), context);

    async function found(columns: readonly ColumnInfo[]): Promise<readonly string[]> {
      const { method } = params;
      if (method === 'constant') return [];
      const answers = await askTable(table.file, columns.map(statistics[method]), context.signal);
      return columns.map(({ name }, i) => {
        const value = answers[i];
        if (value === null || value === undefined)
          throw new Fault('fillMissing.empty', { column: name }, { param: 'columns' });
        return value;
      });
    }
  },
});

const statistics = {
  mean: (column: ColumnInfo) => `SELECT avg(${presentCell(column)}::DOUBLE) FROM t1`,
  median: (column: ColumnInfo) => `SELECT median(${presentCell(column)}::DOUBLE) FROM t1`,
  mostFrequent: (column: ColumnInfo) => {
    const cell = presentCell(column);
    return `SELECT ${cell} FROM t1 WHERE ${cell} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`;
  },
} as const;

const isNumeric = ({ type }: ColumnInfo): boolean => type === 'number' || type === 'integer';

/** The columns to fill. Faults: `column.missing`, `table.notNumbers`, `fillMissing.constant`. */
function filledOf(table: KnownTable, { method, columns: names, value }: Params): readonly ColumnInfo[] {
  const chosen = chosenOrAll(table, names, 'columns');
  const fits = (column: ColumnInfo) =>
    method === 'mean' || method === 'median'
      ? isNumeric(column)
      : method === 'mostFrequent' || isValueOf(column.type, value);
  const misfit = chosen.find((column) => !fits(column));
  if (!misfit || names.length === 0) return chosen.filter(fits);
  if (method !== 'constant') throw new Fault('table.notNumbers', { column: misfit.name }, { param: 'columns' });
  throw new Fault('fillMissing.constant', { column: misfit.name, value }, { param: 'value' });
}

const numberText = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** At most 18 digits, which any 64-bit integer has. */
const integerText = /^[+-]?\d{1,18}$/;

function isValueOf(type: ColumnInfo['type'], text: string): boolean {
  if (type === 'text') return true;
  if (type === 'boolean') return /^(?:true|false|yes|no|t|f)$/i.test(text);
  return numberText.test(text) && Number.isFinite(Number(text));
}

/** A whole column that is filled with what need not be whole is one of numbers. */
function typeAfter({ type }: ColumnInfo, { method, value }: Params): ColumnInfo['type'] {
  if (type !== 'integer') return type;
  return method === 'mostFrequent' || (method === 'constant' && integerText.test(value)) ? 'integer' : 'number';
}

function filledColumns(table: KnownTable, filled: readonly ColumnInfo[], params: Params): readonly ColumnInfo[] {
  const isFilled = new Set(filled);
  const columns = table.columns.map((column) =>
    isFilled.has(column) ? { name: column.name, type: typeAfter(column, params) } : column,
  );
  const flags = params.flag ? filled.map(({ name }) => `${name} missing`) : [];
  const names = uniqueNames([...columns.map(({ name }) => name), ...flags]);
  return [...columns, ...flags.map((_, i) => ({ name: names[columns.length + i] ?? '', type: 'boolean' as const }))];
}

const storage = { number: 'DOUBLE', integer: 'BIGINT', text: 'VARCHAR', boolean: 'VARCHAR' } as const;

function plan(table: KnownTable, filled: readonly ColumnInfo[], values: readonly string[], params: Params): Query {
  const columns = filledColumns(table, filled, params);
  const valueOf = new Map(filled.map((column, i) => [column, values[i] ?? '']));
  const cells = table.columns.map((column) => {
    const value = valueOf.get(column);
    if (value === undefined) return identifier(column.name);
    const type = storage[typeAfter(column, params)];
    return `coalesce(${presentCell(column)}::${type}, ${literal(value)}::${type})`;
  });
  const flags = params.flag ? filled.map((column) => `${presentCell(column)} IS NULL`) : [];
  const list = [...cells, ...flags].map((cell, i) => `${cell} AS ${identifier(columns[i]?.name ?? '')}`);
  return { sql: `SELECT ${list.join(', ')} FROM t1`, columns };
}
