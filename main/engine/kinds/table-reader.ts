// Reads stored tables for whoever shows them.
import type { ReadTable } from '#engine/kinds/kind.ts';
import { tableSlice } from '#engine/table/parquet-table.ts';
import { profileOf } from '#engine/table/profile.ts';

export const tableReader = (signal?: AbortSignal): ReadTable => ({
  page: (table, offset, limit) => tableSlice(table.file, table, offset, limit, signal),
  profile: (table) => profileOf(table, signal),
});
