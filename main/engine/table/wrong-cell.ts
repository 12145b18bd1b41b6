// What is wrong with a column that must hold numbers, where it is more than that it lacks some: one rule for the features of a
// dataset and for rows that a model is asked about.
import { Fault } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { firstNotNumber } from '#engine/table/parquet-table.ts';

/** Fault 'column.notNumeric' or 'column.notFinite' with the first such cell; undefined where there is none. */
export async function wrongCellFault(
  file: string,
  column: Pick<ColumnInfo, 'name' | 'type'>,
  blame: Pick<Problem, 'param' | 'port'>,
  signal: AbortSignal,
): Promise<Fault | undefined> {
  for (const [what, code] of [
    ['text', 'column.notNumeric'],
    ['infinite', 'column.notFinite'],
  ] as const) {
    const cell = await firstNotNumber(file, column, what, signal);
    if (cell) return new Fault(code, { column: column.name, value: clippedCell(cell.value), row: cell.row }, blame);
  }
  return undefined;
}

/** A cell in a problem's words: long text is cut. */
export function clippedCell(value: string | null): string {
  const text = value ?? '';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
