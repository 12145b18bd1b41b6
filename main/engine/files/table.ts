// A value that can be read as a table as CSV (RFC 4180), all of its rows.
import { csvLine } from '#shared/text/csv-text.ts';
import { tableFrom } from '#engine/kinds/kinds.ts';
import type { FormatWriter } from '#engine/files/format.ts';
import type { ValueTable } from '#engine/table/value-table.ts';
import type { ValueOf } from '#engine/values/wire-value.ts';

const names = { predictions: 'predictions', explanation: 'explanation', wordVectors: 'vectors' } as const;

export const table: FormatWriter<ValueOf<keyof typeof names>> = {
  files: (value) => {
    const read = tableFrom(value);
    return read ? [{ name: `${names[value.type]}.csv`, pieces: csvPieces(read) }] : [];
  },
};

const cellsAtOnce = 50_000;

function* csvPieces({ columns, rows, cell }: ValueTable): Generator<string> {
  yield `${csvLine(columns.map(({ name }) => name))}\n`;
  const rowsAtOnce = Math.ceil(cellsAtOnce / columns.length);
  for (let from = 0; from < rows; from += rowsAtOnce) {
    let text = '';
    for (let row = from; row < Math.min(rows, from + rowsAtOnce); row += 1)
      text += `${csvLine(columns.map((_, column) => cell(column, row)))}\n`;
    yield text;
  }
}
