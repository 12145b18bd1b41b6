// The first rows of a value that can be read as a table.
import type { ResultView } from '#shared/protocol/results.ts';
import { sliceOf } from '#engine/table/value-table.ts';
import type { ValueTable } from '#engine/table/value-table.ts';

/** Rows of a table view; `result.rows` brings the others. */
export const firstRows = 20;

export const tableView = (table: ValueTable): ResultView => ({
  view: 'table',
  title: 'view.table',
  slice: sliceOf(table, 0, firstRows),
});
