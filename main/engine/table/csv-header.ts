// What the first records of a CSV file tell about its first line (names or data, and whether they go with the cells
// below) and about how its numbers are written. Works on records in memory and reads nothing.

import { csv as spec } from '#shared/nodes/data/csv.ts';

type Row = readonly string[];

/** What decided: texts alone, numbers that count, texts above numbers, or that nothing looks like a name. */
export type HeaderReason = 'texts' | 'counts' | 'typesBelow' | 'noNames';
export type HeaderFit = 'same' | 'lastEmpty' | 'indexUnnamed';
type Decimal = 'point' | 'comma';
type Thousands = 'none' | 'comma' | 'point' | 'space' | 'apostrophe';

export const thousandsLetters = { none: '', comma: ',', point: '.', space: ' ', apostrophe: "'" } as const;

/** Words that mean "no value", apart from the empty cell. Those without a letter or a digit do so among numbers alone. */
export function missingWords({
  missing = spec.params.missing.default,
}: {
  readonly missing?: string;
}): readonly string[] {
  return missing.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
}

/** Tells whether a cell is a number, written so. */
export function numberTest(decimal: Decimal, thousands: Thousands): (cell: string) => boolean {
  const [point, group] = [decimal === 'comma' ? ',' : '.', thousandsLetters[thousands]];
  return (cell) => {
    const plain = group === '' ? cell : cell.replaceAll(group, '');
    if (point === ',' && plain.includes('.')) return false;
    return plain.trim() !== '' && Number.isFinite(Number(plain.replace(point, '.')));
  };
}

/** The decimal comma, where cells are written with it and none with a point. Between commas three digits are thousands. */
export function decimalOf(
  choice: 'auto' | Decimal,
  delimiter: string,
  thousands: Thousands,
  rows: readonly Row[],
): { readonly value: Decimal; readonly by: 'given' | 'cells' | 'usual' } {
  if (choice !== 'auto') return { value: choice, by: 'given' };
  // What groups thousands is no decimal sign.
  if (thousands === 'comma') return { value: 'point', by: 'usual' };
  if (thousands === 'point') return { value: 'comma', by: 'usual' };
  const written = rows.flat().map((cell) => cell.trim());
  const cells = delimiter === 'comma' ? written.filter((cell) => !/^[+-]?\d{1,3}(,\d{3})+$/.test(cell)) : written;
  const commas = cells.some((cell) => /^[+-]?(\d{1,3}(\.\d{3})+|\d*),\d+(e[+-]?\d+)?$/i.test(cell));
  const points = cells.some((cell) => /^[+-]?(\d{1,3}(,\d{3})+|\d*)\.\d+(e[+-]?\d+)?$/i.test(cell));
  return commas && !points ? { value: 'comma', by: 'cells' } : { value: 'point', by: points ? 'cells' : 'usual' };
}

/** How the names of a header go with the rows: all rows may be one cell shorter or longer. */
export function fitOf(header: Row, rows: readonly Row[]): HeaderFit {
  const all = (length: number) => rows.length > 0 && rows.every((row) => row.length === length);
  if (header.at(-1)?.trim() === '' && header.length > 1 && all(header.length - 1)) return 'lastEmpty';
  const more = all(header.length + 1);
  // A delimiter at the end of every row is no column.
  return more && rows.some((row) => row.at(-1) !== '') ? 'indexUnnamed' : 'same';
}

/** Whether the first record holds names. `couldBeNames`: it is taken for data, and might have been meant as names. */
export function headerOf(
  first: Row,
  rows: readonly Row[],
  choice: 'auto' | 'yes' | 'no',
  isNumber: (cell: string) => boolean,
  missing: readonly string[],
): { readonly value: boolean; readonly by: HeaderReason | 'given'; readonly couldBeNames: boolean } {
  if (choice !== 'auto') return { value: choice === 'yes', by: 'given', couldBeNames: false };
  const yes = (by: HeaderReason) => ({ value: true, by, couldBeNames: false });
  const no = (couldBeNames: boolean) => ({ value: false, by: 'noNames' as const, couldBeNames });
  const cells = first.map((cell) => cell.trim());
  const filled = cells.flatMap((cell, i) => (cell === '' ? [] : [{ cell, i }]));
  const texts = filled.filter(({ cell }) => !isNumber(cell) && !Number.isFinite(Number(cell)));
  if (filled.length === 0) return no(false);
  if (texts.length === filled.length) return yes('texts');
  const numbers = filled.flatMap(({ cell }) => (texts.some((text) => text.cell === cell) ? [] : [cell]));
  const distinct = new Set(cells).size === cells.length;
  // Names are written plainly: no 1.5, no 007, no -1.
  if (!distinct || !numbers.every((cell) => /^(0|[1-9]\d*)$/.test(cell))) return no(false);
  const offset = fitOf(first, rows) === 'indexUnnamed' ? 1 : 0;
  const below = (i: number) =>
    rows.map((row) => (row[i + offset] ?? '').trim()).filter((cell) => cell !== '' && !missing.includes(cell));
  // A word that stands below as well is a value.
  const named = texts.every(({ cell, i }) => !below(i).includes(cell) && !missing.includes(cell));
  const counts = numbers.every((cell, i) => Number(cell) === Number(numbers[0]) + i);
  const fromZero = counts && numbers[0] === '0' && rows.length > 0;
  const [withOthers, alone] = [texts.length > 0 || cells.includes(''), texts.length === 0 && !cells.includes('')];
  // Rows that count as well are more of the same: 0,1,2 above 1,2,3.
  const goesOn = alone && rows.every((row, i) => Number(row[0]) === i + 1);
  if (named && fromZero && numbers.length >= (withOthers ? 2 : 3) && !goesOn) return yes('counts');
  if (named && counts && texts.length > 0 && numbers.length >= 3) return yes('counts');
  const above = texts.filter(({ i }) => below(i).length > 0 && below(i).every(isNumber));
  if (named && above.length > 0) return yes('typesBelow');
  return no(named && counts && numbers.length > 1);
}
