// Which column of a table a person most likely wants to predict.
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';

/** Names that people give to what is to be told, the surest first. */
const usual = ['target', 'label', 'class', 'y', 'outcome', 'species', 'diagnosis', 'quality', 'survived', 'price'];

/** The column with such a name, else the last one. Undefined where there is none. */
export function guessTarget(columns: readonly ColumnInfo[]): string | undefined {
  const named = usual.flatMap((name) => columns.filter((column) => column.name.trim().toLowerCase() === name));
  return (named[0] ?? columns.at(-1))?.name;
}
