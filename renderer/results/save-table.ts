// A table as a CSV download, all of its rows: those that are not at hand are asked for, page after page.
import { csvText } from '#renderer/results/csv-text.ts';
import { saveBlob } from '#renderer/results/save-blob.ts';
import { engine } from '#renderer/state/connection.ts';
import { csvLine } from '#shared/text/csv-text.ts';
import type { TableSlice } from '#shared/protocol/results.ts';

const pageRows = 1000;

/** Rejects when the rows cannot be read. */
export async function saveTable(
  name: string,
  slice: TableSlice,
  source: { readonly key: string; readonly port: string } | undefined,
): Promise<void> {
  const columns = slice.columns.map((column) => column.name);
  const parts: string[] = [];
  if (source) {
    parts.push(csvText(columns, []));
    const client = await engine();
    let offset = 0;
    while (offset < slice.total) {
      const { rows } = await client['result.rows']({ ...source, offset, limit: pageRows });
      if (rows.length === 0) break;
      parts.push(rows.map((row) => `${csvLine(row)}\r\n`).join(''));
      offset += rows.length;
    }
  } else parts.push(csvText(columns, slice.rows));
  saveBlob(new Blob(parts, { type: 'text/csv' }), `${name}.csv`);
}
