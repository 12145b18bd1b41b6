// Columns that go along with the rows of a dataset and are no features: numbers as they are, all else as text.
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { identifier, exactPath, parquetFile } from '#engine/table/sql-text.ts';
import { withConnection } from '#engine/table/database.ts';
import { readTexts } from '#engine/table/texts.ts';
import type { KeptColumn } from '#engine/values/dataset.ts';

/** All rows of each column. Throws as readTexts where a text column is too large. */
export async function readKept(
  file: string,
  columns: readonly ColumnInfo[],
  rows: number,
  at: { readonly param?: string; readonly port?: string },
  signal: AbortSignal,
): Promise<readonly KeptColumn[]> {
  const kept: KeptColumn[] = [];
  for (const { name, type } of columns) {
    const isNumber = type === 'number' || type === 'integer';
    const values = isNumber ? await readNumbers(file, name, rows, signal) : undefined;
    // Ids of 64 bits are told as they are written: rounded ones would be other ids.
    const isExact = type === 'number' || values?.every((value) => !(Math.abs(value) > Number.MAX_SAFE_INTEGER));
    if (values && isExact) kept.push({ name, values });
    else {
      const { texts, places } = await readTexts(file, name, rows, at, signal);
      kept.push({ name, values: places, words: texts });
    }
  }
  return kept;
}

async function readNumbers(file: string, name: string, rows: number, signal: AbortSignal): Promise<Float64Array> {
  const values = new Float64Array(rows).fill(Number.NaN);
  await withConnection(signal, async (connection) => {
    const sql = `SELECT ${identifier(name)}::DOUBLE FROM ${parquetFile}`;
    const result = await connection.stream(sql, [exactPath(file)]);
    let row = 0;
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      for (const value of chunk.getColumnValues(0)) {
        if (typeof value === 'number') values[row] = value;
        row += 1;
      }
      await yieldToEventLoop(signal);
    }
  });
  return values;
}
