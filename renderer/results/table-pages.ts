// Which rows of a long table are wanted and which are at hand. Pure; DataTable.tsx draws them and asks for the rest.
import type { CellValue, TableSlice } from '#shared/protocol/results.ts';

export type Pages = ReadonlyMap<number, readonly (readonly CellValue[])[]>;

/** Rows asked for at once: fewer of wide tables, so that an answer stays small. The contract's limit is 1,000. */
export function pageRows(columns: number): number {
  return Math.max(20, Math.min(200, Math.floor(40_000 / Math.max(1, columns))));
}

/** The pages of a slice that it holds whole (or to the table's end). */
export function pagesOf(slice: TableSlice, rowsPerPage: number): Pages {
  const pages = new Map<number, readonly (readonly CellValue[])[]>();
  const end = slice.offset + slice.rows.length;
  for (let page = Math.ceil(slice.offset / rowsPerPage); page * rowsPerPage < end; page += 1) {
    const first = page * rowsPerPage;
    const last = Math.min(first + rowsPerPage, slice.total);
    if (last <= end) pages.set(page, slice.rows.slice(first - slice.offset, last - slice.offset));
  }
  return pages;
}

/** Pages that cover the rows `first` … `last` and are not there yet. */
export function missingPages(pages: Pages, first: number, last: number, rowsPerPage: number): readonly number[] {
  const missing: number[] = [];
  for (let page = Math.floor(first / rowsPerPage); page <= Math.floor(last / rowsPerPage); page += 1) {
    if (!pages.has(page)) missing.push(page);
  }
  return missing;
}

export function cellAt(pages: Pages, row: number, column: number, rowsPerPage: number): CellValue | undefined {
  return pages.get(Math.floor(row / rowsPerPage))?.[row % rowsPerPage]?.[column];
}

/** The range of a sorted list of edges that the view [from, to] shows; `edges` has one more entry than there are cells. */
export function visibleRange(
  edges: readonly number[],
  from: number,
  to: number,
): { readonly first: number; readonly last: number } {
  const cells = edges.length - 1;
  let first = 0;
  let high = Math.max(0, cells - 1);
  while (first < high) {
    const middle = (first + high) >> 1;
    if ((edges[middle + 1] ?? 0) > from) high = middle;
    else first = middle + 1;
  }
  let last = first;
  while (last < cells - 1 && (edges[last + 1] ?? 0) < to) last += 1;
  return { first, last };
}
