// Rows as CSV (RFC 4180).
import type { CellValue } from '#shared/protocol/results.ts';

/** No value is an empty cell; numbers keep every digit. */
export function csvCell(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without the end of the line. */
export const csvLine = (cells: readonly (CellValue | undefined)[]): string => cells.map(csvCell).join(',');
