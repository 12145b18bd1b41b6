// Rows as CSV (RFC 4180).
import type { CellValue } from '#shared/protocol/results.ts';

/** What a spreadsheet would take for a formula, unless it is a number: blanks before it and full-width signs are no help. */
const formula = /^[\s\u{FEFF}]*[=+\-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]|^[\t\r\n]/u;
const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** No value is an empty cell; numbers keep every digit; a text that would be a formula gets a quote before it. */
export function csvCell(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  const plain = String(cell);
  const text = typeof cell === 'string' && formula.test(cell) && !number.test(cell) ? `'${plain}` : plain;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without the end of the line. */
export const csvLine = (cells: readonly (CellValue | undefined)[]): string => cells.map(csvCell).join(',');
