// Runs table.dateParts: columns of numbers from the dates of another.
import { dateParts as spec } from '#shared/nodes/table/date-parts.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { findColumns, make, nothingKnown, predict } from '#engine/nodes/table/make-table.ts';
import type { KnownTable, TablePlan } from '#engine/nodes/table/make-table.ts';
import { uniqueNames } from '#engine/table/columns.ts';
import { askTable } from '#engine/table/query.ts';
import { identifier, literal } from '#engine/table/sql-text.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { ParamsOf } from '#shared/spec/param.ts';

type Params = ParamsOf<typeof spec.params>;

export const dateParts = defineRunner<typeof spec>({
  spec,

  infer: ({ table }, params) => (table ? predict(plan(table, params)) : nothingKnown),

  async run({ table }, params, context) {
    const made = plan(table, params);
    const name = identifier(params.column);
    const moment = momentOf(params);
    const [read, unread] = await askTable(
      table.file,
      [`SELECT count(${moment}) FROM t1`, `SELECT ${name} FROM t1 WHERE ${name} IS NOT NULL LIMIT 1`],
      context.signal,
    );
    if (read === '0' && unread !== null && unread !== undefined) {
      const facts = { column: params.column, value: unread.slice(0, 60) };
      throw new Fault('dateParts.noDates', facts, { param: params.format === '' ? 'column' : 'format' });
    }
    return make([table], made, context);
  },
});

const sqlOf: Readonly<Record<Exclude<Params['parts'][number], 'days'>, string>> = {
  year: 'year',
  quarter: 'quarter',
  month: 'month',
  week: 'week',
  day: 'day',
  dayOfYear: 'dayofyear',
  weekday: 'isodow',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
};

/** What DuckDB reads a date by: letters, and signs of strptime that are no time zone. */
const readable = /^(?:[^%]|%-[dmyHIMSj]|%[aAdbBmyYHIpMSfgnj%])*$/;

/** SQL of a cell as a moment; none where it is no date. */
function momentOf({ column, format }: Params): string {
  const text = `${identifier(column)}::VARCHAR`;
  return format === '' ? `TRY_CAST(${text} AS TIMESTAMP)` : `try_strptime(${text}, ${literal(format)})`;
}

/** Faults: `dateParts.notChosen`, `column.missing`, `dateParts.since`, `dateParts.format`, `table.noColumns`. */
function plan(table: KnownTable, params: Params): TablePlan {
  const { column: given, parts, format, since } = params;
  if (given === '') throw new Fault('dateParts.notChosen', {}, { param: 'column' });
  findColumns(table, [given], 'column');
  if (!readable.test(format)) throw new Fault('dateParts.format', { format }, { param: 'format' });
  if (parts.includes('days') && !isDate(since)) throw new Fault('dateParts.since', { since }, { param: 'since' });
  const moment = momentOf(params);
  const chosen = spec.params.parts.options.filter((part) => parts.includes(part));
  const names = uniqueNames([...table.columns.map(({ name }) => name), ...chosen.map((part) => `${given} ${part}`)]);
  const made = chosen.map((part, i): ColumnInfo & { readonly cell: string } => ({
    name: names[table.columns.length + i] ?? '',
    type: part === 'days' ? 'number' : 'integer',
    cell:
      part === 'days'
        ? `(epoch_us(${moment}) - epoch_us(TIMESTAMP ${literal(since)})) / 86400000000`
        : `${sqlOf[part]}(${moment})`,
  }));
  const cells = made.map(({ name, cell }) => `${cell} AS ${identifier(name)}`);
  return {
    sql: `SELECT ${['*', ...cells].join(', ')} FROM t1`,
    columns: [...table.columns, ...made.map(({ name, type }) => ({ name, type }))],
    rows: table.rows,
  };
}

/** Whether a text is a day that there is, as 2024-02-29. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
