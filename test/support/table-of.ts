// A small table from CSV text, as it comes out of a CSV node, and a table's cells as rows.
import { writeFileSync } from 'node:fs';
import { csvToParquet } from '#engine/table/csv.ts';
import { tableSlice } from '#engine/table/parquet-table.ts';
import type { TableValue } from '#engine/values/table.ts';
import type { RunContext } from '#engine/values/runner.ts';

export async function tableOf(text: string, context: Pick<RunContext, 'newFile'>): Promise<TableValue> {
  const csv = context.newFile('rows.csv');
  writeFileSync(csv, text);
  const file = context.newFile('rows.parquet');
  const { columns, rows } = await csvToParquet(csv, file, 'rows.csv', { delimiter: 'comma', header: 'yes' });
  return { type: 'table', file, columns, rows };
}

/** The names, then the rows. */
export async function cellsOf(table: TableValue): Promise<readonly (readonly unknown[])[]> {
  const { columns, rows } = await tableSlice(table.file, table, 0, 1000);
  return [columns.map(({ name }) => name), ...rows];
}
