// A sheet of an Excel file, or a part of one, as a table. Its rows go to DuckDB as lines while they are parsed, and are cut
// into columns there: only at the end is it known how many there are and what all cells of each are.
import type { DuckDBConnection } from '@duckdb/node-api';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import { someNames } from '#shared/text/some-names.ts';
import { headerOf } from '#engine/table/csv-header.ts';
import { withConnection } from '#engine/table/database.ts';
import { openBook } from '#engine/table/excel-book.ts';
import type { ExcelBook, ExcelSheet } from '#engine/table/excel-book.ts';
import { cellKinds, columnOf, maxRows, maxSheetColumns, readSheet } from '#engine/table/excel-sheet.ts';
import { reachOf, takeTable } from '#engine/table/outside-table.ts';
import type { Asked, Cell, OutsideTable } from '#engine/table/outside-table.ts';
import { readWholeBytes, sizeOf } from '#engine/table/source-file.ts';
import type { SourceFile } from '#engine/table/source-file.ts';
import { unpacksTooLarge } from '#engine/table/zip-file.ts';

export interface ExcelOptions {
  readonly sheet: string;
  readonly range: string;
  readonly header: 'auto' | 'yes' | 'no';
}

/** Rows of a large sheet that are read to know its columns before a run, and rows that tell whether the first has names. */
const [sampledRows, judgedRows] = [20_480, 100];
/** Letters of a row and of all rows: a text that many cells share counts in each of them. */
const [rowLetters, allLetters] = [2 ** 26, 2 ** 32];
/** XML holds no such letter. */
const between = '\u{1f}';

/**
 * `sheet`: its name; '' = the first that has cells, hidden ones last. Faults: `dataFile.empty`, those of openBook,
 * `source.noPart`, `excel.range`, `source.noRows`, `source.damaged`, `source.unpacksTooLarge` and those of takeTable.
 */
export async function excelSource(
  file: SourceFile,
  options: ExcelOptions,
  asked: Asked,
  signal: AbortSignal,
): Promise<OutsideTable> {
  const { shownName } = file;
  await sizeOf(file);
  const area = areaOf(options.range);
  const book = await openBook(file, signal);
  const [shown, hidden] = [false, true].map((is) => book.sheets.filter(({ isHidden }) => isHidden === is)) as [
    ExcelSheet[],
    ExcelSheet[],
  ];
  const named = book.sheets.filter(({ name }) => name === options.sheet);
  if (options.sheet !== '' && named.length === 0) {
    const available = namesOf(book.sheets);
    throw new Fault('source.noPart', { file: shownName, part: options.sheet, available }, { param: 'sheet' });
  }
  for (const sheet of options.sheet === '' ? [...shown, ...hidden] : named.slice(0, 1)) {
    const table = await withConnection(signal, (connection) =>
      taken(connection, book, sheet, { area, header: options.header, asked, signal }),
    );
    if (!table) continue;
    const facts = { file: shownName, sheet: sheet.name };
    const [others, unseen] = [shown, hidden].map((sheets) => sheets.filter((other) => other !== sheet));
    const told = (code: 'excel.otherSheets' | 'excel.hiddenSheets', sheets: readonly ExcelSheet[] = []) =>
      sheets.length === 0 || options.sheet !== ''
        ? []
        : [makeProblem(code, { ...facts, others: namesOf(sheets) }, { severity: 'info', param: 'sheet' })];
    return { ...table, told: [...told('excel.otherSheets', others), ...told('excel.hiddenSheets', unseen)] };
  }
  throw new Fault('source.noRows', { file: shownName }, { param: 'file' });
}

const namesOf = (sheets: readonly ExcelSheet[]): string =>
  someNames(
    sheets.map(({ name }) => name),
    20,
  );

interface Area {
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
}

/** Both ends are part of it. `A3:F200`, and also `A:F`, `3:200` and `A3:F`. */
function areaOf(range: string): Area {
  const written = range.replaceAll(/[\s$]/g, '').toUpperCase();
  const wrong = new Fault('excel.range', { range }, { param: 'range' });
  const found = /^([A-Z]{1,3})?(\d{1,7})?:([A-Z]{1,3})?(\d{1,7})?$/.exec(written);
  if (written !== '' && (!found || written === ':')) throw wrong;
  const [, left, top, right, bottom] = found ?? [];
  const ends = (from: number, to: number, limit: number): readonly [number, number] => {
    if (from < 0 || from > to || to >= limit) throw wrong;
    return [from, to];
  };
  const [lastRow, lastColumn] = [maxRows - 1, maxSheetColumns - 1];
  return {
    rows: ends(top ? Number(top) - 1 : 0, bottom ? Number(bottom) - 1 : lastRow, maxRows),
    columns: ends(left ? columnOf(left) : 0, right ? columnOf(right) : lastColumn, maxSheetColumns),
  };
}

interface Taking {
  readonly area: Area;
  readonly header: ExcelOptions['header'];
  readonly asked: Asked;
  readonly signal: AbortSignal;
}

/** undefined: the sheet has no cells there. */
async function taken(
  connection: DuckDBConnection,
  book: ExcelBook,
  sheet: ExcelSheet,
  { area, header, asked, signal }: Taking,
): Promise<OutsideTable | undefined> {
  const { file } = book.from;
  const reach = reachOf(asked, sheet.entry.size > readWholeBytes);
  await connection.run('CREATE OR REPLACE TEMP TABLE lines (line VARCHAR)');
  const { first, firstKinds, kinds, judged } = await linesOf(connection, book, sheet, area, reach === 'heading');
  const used = [...kinds.keys()].filter((i) => kinds[i] || firstKinds[i]);
  if (used.length === 0) return undefined;
  const ofUsed = (row: readonly (string | undefined)[]) => used.map((i) => row[i] ?? '');
  // Dates and truths are no names.
  const couldBe = used.every((i) => !((firstKinds[i] ?? 0) & (cellKinds.date | cellKinds.truth)));
  const isNumber = (cell: string) => cell.trim() !== '' && Number.isFinite(Number(cell));
  const choice = header === 'auto' && !couldBe ? 'no' : header;
  const hasNames = headerOf(ofUsed(first), judged.map(ofUsed), choice, isNumber, []).value;
  const cells = used.map((column, i): Cell => {
    const found = (kinds[column] ?? 0) | (hasNames ? 0 : (firstKinds[column] ?? 0));
    if (found === cellKinds.whole) return { sql: `c${i}::BIGINT`, type: 'BIGINT' };
    if (found !== 0 && (found & ~(cellKinds.whole | cellKinds.number)) === 0)
      return { sql: `c${i}::DOUBLE`, type: 'DOUBLE' };
    return found === cellKinds.truth ? { sql: `(c${i} = 'TRUE')`, type: 'BOOLEAN' } : { sql: `c${i}`, type: 'VARCHAR' };
  });
  // Cut once: DuckDB would cut each line again for every column.
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE written AS
     SELECT str_split(line, chr(31)) AS cells FROM lines WHERE rowid >= ${hasNames ? 1 : 0}`,
  );
  await connection.run('DROP TABLE lines');
  const list = used.map((column) => `nullif(cells[${column - area.columns[0] + 1}], '')`).join(', ');
  const names = hasNames ? ofUsed(first).map((name) => name.trim()) : used.map(() => '');
  const origin = { from: `(SELECT ${list} FROM written)`, names, cells };
  const table = await takeTable(connection, origin, reach, { shownName: file.shownName, again: false, signal, asked });
  await connection.run('DROP TABLE written');
  return table;
}

/** Writes the sheet's rows that hold something as lines. */
async function linesOf(
  connection: DuckDBConnection,
  book: ExcelBook,
  sheet: ExcelSheet,
  { rows, columns }: Area,
  isSample: boolean,
) {
  const [firstKinds, kinds] = [new Uint8Array(maxSheetColumns), new Uint8Array(maxSheetColumns)];
  const judged: (readonly string[])[] = [];
  const found: { first?: readonly string[] } = {};
  let [cells, letters, written, total]: [string[], number, number, number] = [[], 0, 0, 0];
  const appender = await connection.createAppender('lines');
  try {
    await readSheet(book, sheet, {
      cell(row, column, text, kind) {
        if (row < rows[0] || row > rows[1] || column < columns[0] || column > columns[1]) return;
        cells[column] = text;
        letters += text.length;
        if (letters > rowLetters) throw tooLarge(book, sheet, letters, rowLetters);
        const among = found.first ? kinds : firstKinds;
        among[column] = (among[column] ?? 0) | kind;
      },
      rowEnds() {
        if (cells.length === 0) return;
        const line = cells.slice(columns[0]).join(between);
        total += line.length;
        if (total > allLetters) throw tooLarge(book, sheet, total, allLetters);
        appender.appendVarchar(line);
        appender.endRow();
        written += 1;
        if (!found.first) found.first = cells;
        else if (judged.length < judgedRows) judged.push(cells);
        [cells, letters] = [[], 0];
      },
      isDone: () => isSample && written >= sampledRows,
    });
  } finally {
    appender.closeSync();
  }
  return { first: found.first ?? [], firstKinds, kinds, judged };
}

function tooLarge({ from }: ExcelBook, { name, entry }: ExcelSheet, size: number, limit: number): Fault {
  return unpacksTooLarge(from.file, { ...entry, name, size }, limit);
}
