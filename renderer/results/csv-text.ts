// Tables and the numbers of plots as CSV (RFC 4180). Pure.
import type { CellValue } from '#shared/protocol/results.ts';
import type { Spec } from '#renderer/results/plot-spec.ts';

/** No value is an empty cell; numbers keep every digit. */
export function csvText(columns: readonly string[], rows: readonly (readonly CellValue[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

export function csvCell(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The plot's own rows; what only places marks on the page is left out. Empty when it has none. */
export function plotNumbers(spec: Spec): { readonly columns: string[]; readonly rows: CellValue[][] } {
  const data = spec['data'] as { readonly values?: readonly Readonly<Record<string, unknown>>[] } | undefined;
  const values = data?.values ?? [];
  const columns = [...new Set(values.flatMap((row) => Object.keys(row)))].filter((name) => !layout.has(name));
  const rows = values.map((row) => columns.map((name) => asCell(row[name])));
  return { columns, rows };
}

const layout: ReadonlySet<string> = new Set([
  'align',
  'at',
  'bottom',
  'grey',
  'lane',
  'left',
  'level',
  'middle',
  'offset',
  'order',
  'place',
  'right',
  'top',
]);

function asCell(value: unknown): CellValue {
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null;
}
