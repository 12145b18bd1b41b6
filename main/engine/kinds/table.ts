// Values of type table: a Parquet file and what is known of its columns.
import type { ValueKind } from '#engine/kinds/kind.ts';
import type { TableValue } from '#engine/values/table.ts';
import { firstRows } from '#engine/kinds/table-view.ts';

export const table: ValueKind<TableValue> = {
  type: 'table',
  describe: ({ columns, rows }) => ({ type: 'table', columns, rows }),
  summary: ({ rows, columns }) => ({ rows, columns: columns.map(({ name }) => name) }),
  views: async (value, _t, readTable) => [
    { view: 'table', title: 'view.table', slice: await readTable(value, 0, firstRows) },
  ],
  ownFile: { of: ({ file }) => file, movedTo: (value, file) => ({ ...value, file }) },
};
