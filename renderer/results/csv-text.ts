// Tables and the numbers of plots as CSV (RFC 4180). Pure.
import type { CellValue } from '#shared/protocol/results.ts';
import { csvLine } from '#shared/text/csv-text.ts';
import type { Spec } from '#renderer/results/plot-spec.ts';

/** Lines as a spreadsheet wants them. */
export function csvText(columns: readonly string[], rows: readonly (readonly CellValue[])[]): string {
  return [columns, ...rows].map((row) => `${csvLine(row)}\r\n`).join('');
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
