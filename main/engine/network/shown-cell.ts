// What a number that a network takes is in the table, as a person reads it: a number in the table's units, or a word.
import { undone } from '#engine/preprocessing/undo.ts';
import type { FlatColumns } from '#engine/values/flat.ts';

type Columns = Pick<FlatColumns, 'words' | 'preprocessing'>;

/** Null for no value; '…' for a word that is none of those with a number of their own. */
export function shownCell({ words, preprocessing }: Columns, feature: number, x: number): string | number | null {
  const value = undone(preprocessing, feature, x);
  const own = words?.[feature];
  if (!Number.isFinite(value)) return null;
  return own ? (own[value] ?? '…') : value;
}

/** As shownCell, where there is room for text alone: '–' for no value. */
export const shownText = (columns: Columns, feature: number, x: number): string =>
  String(shownCell(columns, feature, x) ?? '–');

/** The type of a table's column of a feature. */
export const cellType = ({ words }: Columns, feature: number): 'text' | 'number' =>
  words?.[feature] ? 'text' : 'number';
