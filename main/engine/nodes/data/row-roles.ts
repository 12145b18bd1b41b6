// Columns that say something of each row and are no features: which rows belong together, when they are from, whether
// they are to train, to watch or to judge, and how much they count. Checked before the run as far as the table's facts tell, and read in it.
import { Fault } from '#shared/protocol/problem.ts';
import type { ColumnInfo, RowRoles } from '#shared/protocol/wire-info.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { withConnection } from '#engine/table/database.ts';
import { exactPath, identifier, parquetFile } from '#engine/table/sql-text.ts';
import { clippedCell } from '#engine/table/wrong-cell.ts';
import type { Numbers, RoleCells } from '#engine/values/dataset.ts';

export type Role = keyof RowRoles;
export const roleNames: readonly Role[] = ['group', 'time', 'split', 'weight'];

/** What a column with the words for each row's split may hold, in any case, by split. */
const splitWords: ReadonlyMap<string, number> = new Map([
  ['train', 0],
  ['training', 0],
  ['val', 1],
  ['valid', 1],
  ['validation', 1],
  ['test', 2],
  ['holdout', 2],
]);

const splitOf = (word: string): number | undefined => splitWords.get(word.trim().toLowerCase());

/** The roles that a node's parameters give to columns; undefined = none. */
export function chosenRoles(params: Readonly<Record<Role, string>>): RowRoles | undefined {
  const chosen = roleNames.filter((role) => params[role] !== '').map((role) => [role, params[role]] as const);
  return chosen.length > 0 ? Object.fromEntries(chosen) : undefined;
}

/** What is wrong with a column for its role, as far as it is known before a run. */
export function roleFault(column: ColumnInfo, role: Role): Fault | undefined {
  if (column.missing) return missing(column.name, column.missing.row, role);
  if (role === 'weight') return weightFault(column);
  if (role !== 'split' || column.categories === undefined || column.categories === 'many') return undefined;
  const word = column.categories.find((name) => splitOf(name) === undefined);
  return word === undefined ? undefined : unknownWord(column.name, word);
}

const missing = (column: string, row: number, role: Role) =>
  new Fault('target.roleMissing', { column, row }, { param: role });

const unknownWord = (column: string, value: string) =>
  new Fault('target.splitWord', { column, value: clippedCell(value) }, { param: 'split' });

/** What is known of a column to be no weight, or nothing but 0. */
function weightFault({ name, categories, firstText }: ColumnInfo): Fault | undefined {
  if (firstText) return noWeight(name, firstText.value);
  if (categories === undefined || categories === 'many') return undefined;
  const word = categories.find((value) => !isWeight(Number(value)));
  if (word !== undefined) return noWeight(name, word);
  return categories.every((value) => Number(value) === 0) ? allZero(name) : undefined;
}

/** As 32 bits hold it. */
const isWeight = (read: number): boolean => read >= 0 && Number.isFinite(Math.fround(read));

const noWeight = (column: string, value: string) =>
  new Fault('target.noWeight', { column, value: clippedCell(value) }, { param: 'weight' });

const allZero = (column: string) => new Fault('target.weightsZero', { column }, { param: 'weight' });

/** One number a row for each role. */
export async function readRoles(
  file: string,
  columns: Readonly<Partial<Record<Role, ColumnInfo>>>,
  rows: number,
  signal: AbortSignal,
): Promise<RoleCells> {
  const { group, time, split, weight } = columns;
  const places = new Map<string, number>();
  const placeOf = (word: string): number => {
    const place = places.get(word) ?? places.size;
    places.set(word, place);
    return place;
  };
  const momentOf = (column: ColumnInfo) => (word: string, read: number) => {
    if (Number.isFinite(read)) return read;
    throw new Fault('target.timeUnread', { column: column.name, value: clippedCell(word) }, { param: 'time' });
  };
  const splitIn = (column: ColumnInfo) => (word: string) => {
    const found = splitOf(word);
    if (found === undefined) throw unknownWord(column.name, word);
    return found;
  };
  const weightOf = (column: ColumnInfo) => (word: string, read: number) => {
    if (isWeight(read)) return read;
    throw noWeight(column.name, word);
  };
  const weights = weight && (await readCells(file, weight, 'weight', new Float32Array(rows), weightOf(weight), signal));
  if (weight && weights?.every((number) => number === 0)) throw allZero(weight.name);
  return {
    ...(group && { group: await readCells(file, group, 'group', new Int32Array(rows), placeOf, signal) }),
    ...(time && { time: await readCells(file, time, 'time', new Float64Array(rows), momentOf(time), signal) }),
    ...(split && { split: await readCells(file, split, 'split', new Uint8Array(rows), splitIn(split), signal) }),
    ...(weights && { weight: weights }),
  };
}

/** Fills `cells` with what `numberOf` makes of each cell's text, and of the number or the date that it is, else NaN. */
async function readCells<T extends Numbers>(
  file: string,
  { name, type }: ColumnInfo,
  role: Role,
  cells: T,
  numberOf: (word: string, read: number) => number,
  signal: AbortSignal,
): Promise<T> {
  const cell = identifier(name);
  const read =
    role === 'time' && type === 'text'
      ? `epoch_ms(TRY_CAST(${cell} AS TIMESTAMP))::DOUBLE`
      : `TRY_CAST(${cell} AS DOUBLE)`;
  await withConnection(signal, async (connection) => {
    const sql = `SELECT ${cell}::VARCHAR, ${read} FROM ${parquetFile}`;
    const result = await connection.stream(sql, [exactPath(file)]);
    let row = 0;
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      const [words, numbers] = [chunk.getColumnVector(0), chunk.getColumnVector(1)];
      for (let i = 0; i < chunk.rowCount; i += 1, row += 1) {
        const word = words.getItem(i);
        if (typeof word !== 'string' || word === 'nan') throw missing(name, row + 1, role);
        cells[row] = numberOf(word, Number(numbers.getItem(i) ?? Number.NaN));
      }
      await yieldToEventLoop(signal);
    }
  });
  return cells;
}
