// Which column of a table a person most likely wants to predict, and why.
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';

/** Names that people give to what is to be told, the surest first. */
const usual = ['target', 'label', 'class', 'y', 'outcome', 'species', 'diagnosis', 'quality', 'survived', 'price'];

export interface GuessedTarget {
  readonly column: string;
  /** It is called as targets are, or it is only the last column. */
  readonly because: 'name' | 'last';
}

/** The column with such a name, else the last one. Undefined where there is none. */
export function guessedTarget(columns: readonly ColumnInfo[]): GuessedTarget | undefined {
  const named = usual.flatMap((name) => columns.filter((column) => column.name.trim().toLowerCase() === name))[0];
  if (named) return { column: named.name, because: 'name' };
  const last = columns.at(-1);
  return last && { column: last.name, because: 'last' };
}

export const guessTarget = (columns: readonly ColumnInfo[]): string | undefined => guessedTarget(columns)?.column;
