// The cells of one sheet of an Excel file, one after the other as they are parsed. Of a formula its last result is read; of
// cells that are merged the first one holds what they hold.
import type { Fault } from '#shared/protocol/problem.ts';
import { textParts, unescaped } from '#engine/table/excel-book.ts';
import type { ExcelBook, ExcelSheet } from '#engine/table/excel-book.ts';
import { dateText } from '#engine/table/excel-dates.ts';
import { broken, readXml } from '#engine/table/excel-xml.ts';
import type { SourceFile } from '#engine/table/source-file.ts';

/** What a cell is, as bits of what a column's cells are. */
export const cellKinds = { whole: 1, number: 2, truth: 4, text: 8, date: 16 } as const;

export interface CellReader {
  /** A cell that holds something. Rows and columns count from 0. */
  cell(row: number, column: number, text: string, kind: number): void;
  rowEnds(): void;
  isDone(): boolean;
}

export const [maxRows, maxSheetColumns] = [2 ** 20, 2 ** 14];
/** Sheets are not kept in memory. */
const sheetBytes = 4 * 2 ** 30;

/** Faults: `source.unpacksTooLarge`, `source.damaged`. */
export async function readSheet(book: ExcelBook, { entry }: ExcelSheet, reader: CellReader): Promise<void> {
  const { file } = book.from;
  const parts = textParts(file);
  let [row, column] = [-1, -1];
  let [type, style] = ['', 0];
  await readXml(book.from, entry, sheetBytes, {
    open(name, attributes) {
      if (name === 'row') {
        const { r } = attributes;
        [row, column] = [r === undefined ? row + 1 : Number(r) - 1, -1];
        if (!Number.isInteger(row) || row < 0 || row >= maxRows) throw beyond(file, r ?? String(row + 1));
      } else if (name === 'c') {
        const { r, t = 'n', s } = attributes;
        column = r === undefined ? column + 1 : columnOf(r);
        if (column < 0 || column >= maxSheetColumns || row < 0) throw beyond(file, r ?? '');
        if (r !== undefined && !r.endsWith(String(row + 1))) throw broken(file, `“${r}” stands in row ${row + 1}`);
        [type, style] = [t, Number(s ?? 0)];
      } else parts.open(name, attributes);
    },
    text: parts.text,
    close(name) {
      if (name === 'row') reader.rowEnds();
      else if (name === 'c') {
        const [text, kind] = valueOf(book, type, style, parts.take());
        if (text !== '') reader.cell(row, column, text, kind);
      } else parts.close(name);
    },
    isDone: reader.isDone,
  });
}

const beyond = (file: SourceFile, place: string): Fault =>
  broken(file, `“${place}” is no place in a sheet, which ends at XFD1048576`);

/** The column that a place names, such as 2 for C7 and C; -1: none. */
export function columnOf(place: string): number {
  let column = 0;
  for (let i = 0; i < place.length && i < 4; i += 1) {
    const letter = place.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = 26 * column + letter;
  }
  return column - 1;
}

const { whole, number, truth, text: words, date } = cellKinds;

/** '' = no value, as which errors such as #N/A count too. */
function valueOf(book: ExcelBook, type: string, style: number, text: string): readonly [string, number] {
  if (text === '' || type === 'e') return ['', 0];
  if (type === 's') {
    const shared = book.texts[Number(text)];
    if (shared === undefined) throw broken(book.from.file, `a cell holds text ${text}, which there is not`);
    return [shared, words];
  }
  if (type === 'b') return [text === '1' || text === 'true' ? 'TRUE' : 'FALSE', truth];
  if (type === 'd') return [unescaped(text), date];
  const value = Number(text);
  if (type !== 'n' || !Number.isFinite(value)) return [unescaped(text), words];
  const kind = book.dateKinds[style];
  const dated = kind && dateText(value, kind, book.is1904);
  if (dated !== undefined) return [dated, date];
  return [String(value), Number.isSafeInteger(value) ? whole : number];
}
