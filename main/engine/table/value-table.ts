// A value read as a table (the conversion 'as-table' of a wire, and the pages of a result that is no table itself): columns
// with cells on demand, so that nothing is copied until a page or a file asks for it. Which values can be read so, and how,
// is main/engine/kinds'.
import type { CellValue, TableSlice } from '#shared/protocol/results.ts';
import type { ColumnInfo, TargetInfo } from '#shared/protocol/wire-info.ts';
import { uniqueNames } from '#engine/table/columns.ts';
import { writeTable } from '#engine/table/write-table.ts';

type Cell = (row: number) => CellValue;

export interface ValueTable {
  readonly columns: readonly ColumnInfo[];
  readonly rows: number;
  /** A cell by its column's and row's place, from 0; null = no value. Numbers may be NaN. */
  cell(column: number, row: number): CellValue;
}

/** Cells in one page at most: a very wide table must not become a message of many megabytes. */
const pageCells = 250_000;

/** Rows of one page at most. */
export const pageRows = (columns: number): number => Math.max(1, Math.floor(pageCells / Math.max(1, columns)));

/** A page of a value read as a table. Numbers that are not finite are null. */
export function sliceOf(table: ValueTable, offset: number, limit: number): TableSlice {
  const count = Math.max(0, Math.min(limit, pageRows(table.columns.length), table.rows - offset));
  const shown = (cell: CellValue) => (typeof cell === 'number' && !Number.isFinite(cell) ? null : cell);
  const rows = Array.from({ length: count }, (_, i) =>
    table.columns.map((__, column) => shown(table.cell(column, offset + i))),
  );
  return { columns: table.columns.map(({ name, type }) => ({ name, type })), rows, offset, total: table.rows };
}

/** Writes a value read as a table to a Parquet file, so that a table port takes it. */
export async function writeValueTable(file: string, table: ValueTable, signal?: AbortSignal): Promise<void> {
  const storage = { number: 'double', integer: 'integer', text: 'text', boolean: 'boolean' } as const;
  const source = {
    columns: table.columns.map(({ name, type }) => ({ name, storage: storage[type] })),
    rows: table.rows,
    numbers: (column: number, from: number, items: Float32Array | Float64Array | Int32Array) => {
      for (let i = 0; i < items.length; i += 1) items[i] = Number(table.cell(column, from + i) ?? Number.NaN);
    },
    values: (column: number, from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => table.cell(column, from + i) as string | boolean | null),
  };
  await writeTable(file, source, signal ? { signal } : {});
}

/** A table of columns by name; names that are there twice are told apart. */
export function valueTable(columns: readonly (ColumnInfo & { readonly cell: Cell })[], rows: number): ValueTable {
  const names = uniqueNames(columns.map(({ name }) => name));
  return {
    columns: columns.map(({ cell: _, ...column }, i) => ({ ...column, name: names[i] ?? column.name })),
    rows,
    cell: (column, row) => columns[column]?.cell(row) ?? null,
  };
}

/** A class by its index, or the number itself. */
export function targetCell(target: TargetInfo, value: number | undefined): CellValue {
  if (target.kind === 'number') return value ?? null;
  return target.classes[value ?? -1] ?? null;
}

export const targetType = (target: TargetInfo): ColumnInfo['type'] => (target.kind === 'number' ? 'number' : 'text');

/** Target columns keep their class order, so that a table made from a dataset gives the same indexes again. */
export function targetColumn(name: string, target: TargetInfo): ColumnInfo {
  return { name, type: targetType(target), ...(target.kind !== 'number' && { categories: target.classes }) };
}
