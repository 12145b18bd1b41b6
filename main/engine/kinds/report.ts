// Values of type report.
import type { ValueKind } from '#engine/kinds/kind.ts';
import { finite, numbersOf } from '#engine/kinds/numbers.ts';
import { tableView } from '#engine/kinds/table-view.ts';
import { reportViews } from '#engine/results/report-views.ts';
import { valueTable } from '#engine/table/value-table.ts';
import type { ValueTable } from '#engine/table/value-table.ts';
import type { ReportValue } from '#engine/values/report.ts';

export const report: ValueKind<ReportValue> = {
  type: 'report',
  describe: () => ({ type: 'report' }),
  summary: ({ metrics, history, intervals, target }) => ({
    ...numbersOf(metrics),
    ...(target?.kind === 'binary' && { positiveClass: target.classes[1] ?? '' }),
    ...(history ? { epochs: history.length } : {}),
    ...(intervals && { intervalLow: ends(intervals, 'low'), intervalHigh: ends(intervals, 'high') }),
  }),
  views: (value, t) => [...reportViews(value, t), ...(value.history ? [tableView(reportTable(value))] : [])],
  table: reportTable,
};

function ends(
  intervals: Readonly<Record<string, { readonly low: number; readonly high: number }>>,
  end: 'low' | 'high',
): Record<string, number | null> {
  return Object.fromEntries(Object.entries(intervals).map(([name, interval]) => [name, finite(interval[end])]));
}

/** The epochs of a history, or the table of an inspection; else one row per metric. */
function reportTable({ history, metrics, tables, title }: ReportValue): ValueTable {
  if (history && history.length > 0) {
    const names = [...new Set(history.flatMap(({ logs }) => Object.keys(logs)))];
    const logs = names.map((name) => ({
      name,
      type: 'number' as const,
      cell: (row: number) => history[row]?.logs[name] ?? null,
    }));
    return valueTable(
      [{ name: 'epoch', type: 'integer', cell: (row) => history[row]?.epoch ?? null }, ...logs],
      history.length,
    );
  }
  // An inspection is its first table; what it measured beside that is a line or two.
  const [table] = title === 'inspection' ? (tables ?? []) : [];
  if (table) {
    const columns = table.columns.map((column, i) => ({
      name: 'key' in column ? column.key : column.name,
      type: column.type,
      cell: (row: number) => table.rows[row]?.[i] ?? null,
    }));
    return valueTable(columns, table.rows.length);
  }
  const entries = Object.entries(metrics);
  return valueTable(
    [
      { name: 'metric', type: 'text', cell: (row) => entries[row]?.[0] ?? null },
      { name: 'value', type: 'number', cell: (row) => entries[row]?.[1] ?? null },
    ],
    entries.length,
  );
}
